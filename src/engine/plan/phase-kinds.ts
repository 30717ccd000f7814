import type { PhaseKind } from '../../shared/plan.ts';
import { type HeadingReading, normaliseHeading } from './heading-sense.ts';
import { type HeadingSense, stepsWords, testWords, upkeepWords } from './phase-words.ts';

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
  readonly reading: HeadingReading;
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

/** A kind and the rule that gave it, in words for a person. */
export interface KindVerdict {
  readonly kind: PhaseKind;
  readonly reason: string;
}

function is(kind: PhaseKind, reason: string): KindVerdict {
  return { kind, reason };
}

/** The kind of a section from its words, what it holds, where it stands and what it stands under. */
export function decideKind(context: HeadingContext): KindVerdict {
  const { heading, own, whole, parent } = context;
  const { sense } = context.reading;
  // "Window: [to be scheduled]" and sections of nothing but blanks are forms to fill in.
  if (/\[\s*(?:to be|tbd|tba)\b|_{3,}/i.test(heading))
    return is('record', 'the heading itself is a blank to fill in');
  if (whole.blocks === 0 && context.children.length === 0 && /^[^:]{2,40}:\s*\S/.test(heading))
    return is('reference', 'the heading is a "name: value" line with nothing under it');
  if (whole.blanks > 0 && whole.boxes + whole.steps + whole.other === 0 && sense !== 'signoff')
    return is('record', 'it holds nothing but blanks to fill in');
  if (
    onlyReference(own) &&
    !(phaseNumber.test(heading) && context.previous === 'deploy') &&
    context.children.length === 0 &&
    sense !== 'rollback' &&
    parent?.kind !== 'rollback'
  )
    return is('reference', 'it holds only material to read: no box, no shell command');
  return parent === null ? topKind(context, sense) : nestedKind(context, parent, sense);
}

function onlyReference(holds: Holds): boolean {
  return holds.references > 0 && holds.boxes + holds.steps + holds.other === 0;
}

/** Senses that name a topic; "Phase 3: Database" is a phase of the deployment all the same. */
const vague: ReadonlySet<HeadingSense> = new Set(['check', 'setup', 'upkeep']);

function topKind(context: HeadingContext, sense: HeadingSense | null): KindVerdict {
  const { whole, deployed, title, children } = context;
  const works = whole.boxes + whole.steps > 0;
  const byTitle = kindByTitle(context, sense, works);
  if (byTitle !== null) return byTitle;
  const isPhase = phaseNumber.test(context.heading) && works;
  if (isPhase && (sense === null || vague.has(sense)))
    return is('deploy', 'it is a numbered phase with work in it');
  const said = saidBy(context);
  switch (sense) {
    case 'before':
      return is('preflight', `${said} what comes before the deployment`);
    case 'after':
      return is('verify', `${said} what follows the deployment`);
    case 'emergency':
      return whole.steps > 0 || title === 'rollback'
        ? is('rollback', `${said} an emergency, and it has steps`)
        : is('reference', `${said} an emergency, and it has no steps`);
    case 'ondemand':
      return title === 'rollback' && (whole.ordered > 0 || works)
        ? is('rollback', 'the document is about the way back, and this is a procedure')
        : is('reference', `${said} something looked up when it is needed`);
    case 'upkeep':
      if (title === 'rollback' && works) return is('rollback', 'the document is about the way back');
      return deployed || whole.steps > 0
        ? is('maintenance', `${said} ordinary operation`)
        : is('preflight', `${said} ordinary operation, and nothing is deployed above it`);
    case 'check':
    case 'setup':
    case null:
      return vagueKind(context, sense, works);
    case 'deploy':
      return whole.blocks > 0 &&
        whole.boxes + whole.steps + whole.ordered + whole.references === 0 &&
        children.length === 0 &&
        /(?:\burls?|address\w*|adress\w*|地址|주소|アドレス|адрес\p{L}*)$/iu.test(context.heading)
        ? is('reference', `${said} the deployment, but it only gives addresses`)
        : is('deploy', `${said} deploy`);
    default:
      return is(sense, `${said} ${sense}`);
  }
}

/** What a title says of the whole document: a list of what must be in order before, or a runbook of the way back. */
function kindByTitle(
  context: HeadingContext,
  sense: HeadingSense | null,
  works: boolean,
): KindVerdict | null {
  const { title, children } = context;
  if (title === 'verify' && (sense === null || topics.has(sense)) && context.whole.blocks > 0)
    return is('verify', 'the document is a list of tests of what was done');
  if (title === 'before' && works && (sense === null || topics.has(sense)))
    return is('preflight', 'the document lists what must be in order before the deployment');
  if (title === 'rollback' && sense === 'deploy' && children.includes('rollback'))
    return is('rollback', 'the document is about the way back, and so is a heading right below it');
  return null;
}

/** Senses that in a list of preconditions only say what the condition is about. */
const topics: ReadonlySet<HeadingSense> = new Set([
  'deploy',
  'verify',
  'monitor',
  'maintenance',
  'check',
  'setup',
  'upkeep',
]);

/** Words that name a topic or nothing: what the section holds and where it stands decide. */
function vagueKind(context: HeadingContext, sense: 'check' | 'setup' | null, works: boolean): KindVerdict {
  const { whole, deployed, children, title } = context;
  const place = deployed ? 'stands behind a deployment' : 'stands before any deployment';
  // A runbook that is about the way back as a whole need not say so in every heading.
  if (title === 'rollback')
    return works || whole.ordered > 0
      ? is('rollback', 'the document is about the way back, and this section has work in it')
      : is('reference', 'the document is about the way back, and this section has no work in it');
  if (works && children.includes('deploy')) return is('deploy', 'a heading right below it deploys');
  if (whole.references > 0 && phaseNumber.test(context.heading) && context.previous === 'deploy')
    return is('deploy', 'it is the next numbered phase of the deployment');
  if (sense !== null) {
    const topic = `${saidBy(context)} a topic, and it ${place}`;
    if (!deployed) return is('preflight', topic);
    if (!works) return is('reference', `${topic} without work in it`);
    return is(sense === 'check' ? 'verify' : 'deploy', topic);
  }
  if (whole.boxes > 0) {
    if (!deployed) return is('preflight', `its words name no kind; it has boxes and ${place}`);
    return context.previous === 'deploy'
      ? is('deploy', 'its words name no kind; it has boxes and follows a deployment section')
      : is('verify', `its words name no kind; it has boxes and ${place}`);
  }
  return whole.steps > 0
    ? is('deploy', 'its words name no kind; it has commands to run')
    : is('reference', 'its words name no kind; it has neither boxes nor commands');
}

function saidBy({ reading }: HeadingContext): string {
  return `its words (“${reading.words}”) name`;
}

function nestedKind(
  context: HeadingContext,
  parent: NonNullable<HeadingContext['parent']>,
  sense: HeadingSense | null,
): KindVerdict {
  const kind = kindUnder(context, parent, sense);
  if (kind === parent.kind) return is(kind, `it stands under “${parent.heading}” (${parent.kind})`);
  const said = sense === null ? '' : `${saidBy(context)} ${sense}; `;
  return is(kind, `${said}under “${parent.heading}” (${parent.kind}) that makes it ${kind}`);
}

function kindUnder(
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
      if (sense === 'before' && /deploy|release|launch/.test(text)) return 'preflight';
      if (sense === 'contacts' || sense === 'reference') return sense;
      return sense === 'upkeep' && parent.sense === 'emergency' ? 'maintenance' : 'rollback';
    case 'maintenance':
      return sense === 'rollback' ||
        sense === 'contacts' ||
        sense === 'reference' ||
        (sense === 'monitor' && !upkeepWords.test(normaliseHeading(parent.heading)))
        ? sense
        : 'maintenance';
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
