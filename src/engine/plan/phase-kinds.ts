import type { PhaseKind } from '../../shared/plan.ts';
import { normaliseHeading, senseOf } from './heading-sense.ts';
import { type HeadingSense, stepsWords, testWords } from './phase-words.ts';

const phaseNumber = /^\W*(?:phase|stage|step|schritt|étape|etapa|fase|paso|passo|шаг|этап|фаза)\s*\d/iu;

/** What stands under a heading, as far as its kind depends on it. */
export interface Holds {
  readonly boxes: number;
  readonly steps: number;
  readonly references: number;
  readonly other: number;
  readonly ordered: number;
  readonly blanks: number;
  readonly blocks: number;
}

export interface HeadingContext {
  readonly heading: string;
  readonly parent: {
    readonly kind: PhaseKind;
    readonly heading: string;
    readonly sense: HeadingSense | null;
  } | null;
  /** Right under the heading. */
  readonly own: Holds;
  /** With everything under its sub-headings. */
  readonly whole: Holds;
  readonly children: readonly (HeadingSense | null)[];
  /** Whether an earlier section already deploys. */
  readonly deployed: boolean;
  readonly previous: PhaseKind | null;
  /** What the document's title says. */
  readonly title: HeadingSense | null;
}

/** The kind of a section from its words, what it holds, where it stands and what it stands under. */
export function decideKind(context: HeadingContext): PhaseKind {
  const { heading, own, whole, parent } = context;
  const sense = senseOf(heading);
  // "Window: [to be scheduled]" and sections of nothing but blanks are forms to fill in.
  if (/\[\s*(?:to be|tbd|tba)\b|_{3,}/i.test(heading)) return 'record';
  if (whole.blocks === 0 && context.children.length === 0 && /^[^:]{2,40}:\s*\S/.test(heading))
    return 'reference';
  if (whole.blanks > 0 && whole.boxes + whole.steps + whole.other === 0 && sense !== 'signoff')
    return 'record';
  if (
    onlyReference(own) &&
    context.children.length === 0 &&
    sense !== 'rollback' &&
    parent?.kind !== 'rollback'
  )
    return 'reference';
  return parent === null ? topKind(context, sense) : nestedKind(context, parent, sense);
}

function onlyReference(holds: Holds): boolean {
  return holds.references > 0 && holds.boxes + holds.steps + holds.other === 0;
}

/** Senses that name a topic; "Phase 3: Database" is a phase of the deployment all the same. */
const vague: ReadonlySet<HeadingSense> = new Set(['check', 'setup', 'upkeep']);

function topKind(context: HeadingContext, sense: HeadingSense | null): PhaseKind {
  const { whole, deployed, children, title } = context;
  const works = whole.boxes + whole.steps > 0;
  const isPhase = phaseNumber.test(context.heading) && works;
  if (isPhase && (sense === null || vague.has(sense))) return 'deploy';
  switch (sense) {
    case 'before':
      return 'preflight';
    case 'after':
      return 'verify';
    case 'emergency':
      return whole.steps > 0 || title === 'rollback' ? 'rollback' : 'reference';
    case 'ondemand':
      return title === 'rollback' && whole.ordered > 0 ? 'rollback' : 'reference';
    case 'upkeep':
      return title === 'rollback' && works
        ? 'rollback'
        : deployed || whole.steps > 0
          ? 'maintenance'
          : 'preflight';
    case 'check':
    case 'setup':
    case null:
      break;
    default:
      return sense;
  }
  // A runbook that is about the way back as a whole need not say so in every heading.
  if (title === 'rollback') return works || whole.ordered > 0 ? 'rollback' : 'reference';
  if (works && children.includes('deploy')) return 'deploy';
  if (sense === 'check') return deployed ? (works ? 'verify' : 'reference') : 'preflight';
  if (sense === 'setup') return deployed ? (works ? 'deploy' : 'reference') : 'preflight';
  if (whole.boxes > 0) {
    if (!deployed) return 'preflight';
    return context.previous === 'deploy' ? 'deploy' : 'verify';
  }
  return whole.steps > 0 ? 'deploy' : 'reference';
}

function nestedKind(
  context: HeadingContext,
  parent: NonNullable<HeadingContext['parent']>,
  sense: HeadingSense | null,
): PhaseKind {
  const works = context.whole.boxes + context.whole.steps > 0;
  const text = normaliseHeading(context.heading);
  switch (parent.kind) {
    case 'contacts':
    case 'record':
      return parent.kind;
    case 'signoff':
      return sense === 'record' || sense === 'contacts' ? sense : 'signoff';
    case 'reference':
      // Material on demand is inherited whole, unless the parent merely said nothing and this one plainly works.
      if (parent.sense === 'reference' || !works)
        return sense === 'rollback' && parent.sense !== 'reference' ? 'rollback' : 'reference';
      return kindOfSense(sense) ?? 'reference';
    case 'rollback':
      if (sense === 'contacts' || sense === 'reference') return sense;
      return sense === 'upkeep' && parent.sense === 'emergency' ? 'maintenance' : 'rollback';
    case 'maintenance':
      return sense === 'rollback' || sense === 'contacts' || sense === 'reference' ? sense : 'maintenance';
    case 'preflight':
      return underPreflight(context, sense);
    case 'deploy':
      if (sense === 'before')
        return stepsWords.test(normaliseHeading(parent.heading)) ? 'deploy' : 'preflight';
      if (sense === 'preflight') return 'deploy';
      if (sense === 'check') return testWords.test(text) ? 'verify' : 'deploy';
      return kindOfSense(sense) ?? 'deploy';
    case 'verify':
      if (sense === 'monitor') return testWords.test(text) || parent.sense !== 'after' ? 'verify' : 'monitor';
      if (sense === 'before' || sense === 'preflight' || sense === 'deploy') return 'verify';
      return kindOfSense(sense) ?? 'verify';
    case 'monitor':
      if (sense === 'verify' || sense === 'check') return testWords.test(text) ? 'verify' : 'monitor';
      return sense === 'rollback' || sense === 'contacts' || sense === 'signoff' || sense === 'maintenance'
        ? sense
        : 'monitor';
  }
}

/** Checklists of what must be in order before name every topic there is; only what plainly acts or follows leaves them. */
function underPreflight(context: HeadingContext, sense: HeadingSense | null): PhaseKind {
  switch (sense) {
    case 'after':
      return 'verify';
    case 'monitor':
      return context.own.boxes > 0 ? 'preflight' : 'monitor';
    case 'deploy':
      return context.whole.steps > 0 ? 'deploy' : 'preflight';
    case 'rollback':
      // That the way back is prepared is a precondition; the way back itself has steps, or is what the heading is about.
      return context.whole.steps > 0 ||
        /^(?:plan )?\S*(?:roll|откат|回滚|回滾|롤백)/.test(normaliseHeading(context.heading))
        ? sense
        : 'preflight';
    case 'signoff':
    case 'contacts':
    case 'reference':
    case 'record':
      return sense;
    default:
      return 'preflight';
  }
}

/** Senses that are kinds by themselves, below another heading; null for the ones that take the kind above them. */
function kindOfSense(sense: HeadingSense | null): PhaseKind | null {
  switch (sense) {
    case 'before':
      return 'preflight';
    case 'after':
      return 'verify';
    case 'check':
    case 'setup':
    case 'upkeep':
    case 'emergency':
    case 'ondemand':
    case null:
      return null;
    default:
      return sense;
  }
}
