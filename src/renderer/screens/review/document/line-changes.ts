import { type Phase, type PhaseKind, phaseKinds } from '../../../../shared/plan/plan.ts';
import type { SheetLine } from '../../../../shared/plan/sheet.ts';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';
import { pathSeparator } from '../../../../shared/text/path-separator.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { takeBack } from './decision-choices.ts';
import * as words from './words.ts';

/** One click on a line, and the answers that it gives. */
export interface LineChange {
  readonly id: string;
  readonly label: string;
  readonly answers: readonly Answer[];
}

/** What is known of a line, and what one click can change about it. */
export interface LineDetail {
  readonly line: number;
  readonly phase: Phase | null;
  readonly on: readonly SheetLine[];
  readonly changes: readonly LineChange[];
  /** Decisions about the line that more can be said about. */
  readonly decisions: readonly Decision[];
}

/** How much of a sentence a button shows. */
const longestSentence = 40;

/** Kinds that have buttons of their own. */
const answeredByClick: ReadonlySet<Decision['kind']> = new Set([
  'phase',
  'placeholder',
  'command',
  'instruction',
]);

/** What one click changes about a line of the document. Pure. */
export function detailOf(opened: OpenedPlan, line: number): LineDetail {
  const { plan, decisions, account } = opened;
  const owner = account.lines[line - 1]?.of;
  const begun = (plan.sheet ?? []).filter((each) => each.line === line);
  const on = begun.length > 0 ? begun : (plan.sheet ?? []).filter(({ id }) => id === owner);
  const here = decisions.filter((each) => each.line === line);
  const phase = plan.phases.find((each) => each.line === line) ?? null;
  return {
    line,
    phase,
    on,
    changes: [
      ...on.flatMap((each) => literals(opened, each)),
      ...on.flatMap((each) => choices(opened, each)),
      ...here.flatMap((decision) =>
        commands(
          decision,
          on.some(({ box }) => box === true),
        ),
      ),
      ...instructions(here),
      ...undos(here),
    ],
    decisions: here.filter(({ kind }) => !answeredByClick.has(kind)),
  };
}

/** A placeholder that is none: it is meant as it stands. */
function literals({ plan, review }: OpenedPlan, { source, command = '' }: SheetLine): readonly LineChange[] {
  const own = [...plan.steps, ...plan.items].find(({ id }) => id === source)?.placeholders ?? [];
  const asked = new Set(review.placeholders.map(({ name }) => name));
  return own
    .filter((name) => command.includes(name) && asked.has(name))
    .map((name) => ({
      id: `literal-${name}`,
      label: words.isLiteral(name),
      answers: [{ kind: 'placeholder', key: name, decision: 'literal' }],
    }));
}

/** A command may be one of several ways, or not be one although the document reads so. */
function choices({ plan, sidecar }: OpenedPlan, each: SheetLine): readonly LineChange[] {
  if (each.do !== 'command') return [];
  const { path, words: own } = wordsOf(plan, each);
  const key = [...path, own, ...(each.box === true ? [] : [each.command ?? ''])]
    .filter((part) => part !== '')
    .join(pathSeparator);
  const { guard } = each;
  if (guard !== undefined) {
    const isLast = (plan.sheet ?? []).filter((one) => isSameWay(one.guard, guard)).length === 1;
    // An answer to a question that nothing asks any more would be an error of the sidecar.
    const answers: Answer[] =
      isLast && guard.kind === 'option' && sidecar.choose?.[guard.group] !== undefined
        ? [{ kind: 'choose', key: guard.group, decision: null }]
        : [];
    return [
      {
        id: 'no-choice',
        label: words.noChoice,
        answers: [...answers, { kind: 'option', key, decision: false }],
      },
    ];
  }
  const group = path.at(-1) ?? words.whichWay;
  return [
    { id: 'one-of-several', label: words.oneOfSeveral, answers: [{ kind: 'option', key, decision: group }] },
  ];
}

function isSameWay(a: SheetLine['guard'], b: SheetLine['guard']): boolean {
  return a?.kind === 'option' && b?.kind === 'option' && a.group === b.group && a.label === b.label;
}

function wordsOf(
  { phases, items, steps }: OpenedPlan['plan'],
  { source }: SheetLine,
): { readonly path: readonly string[]; readonly words: string } {
  const item = items.find(({ id }) => id === source);
  const step = steps.find(({ id }) => id === source);
  const phase = phases.find(({ id }) => id === (item ?? step)?.phase);
  return { path: phase?.path ?? [], words: item?.text ?? step?.title ?? '' };
}

/** What is run can be left out, and what is only read can be run. A box stays one without its command. */
function commands({ kind, decision, key, overruled }: Decision, boxed: boolean): readonly LineChange[] {
  if (kind !== 'command' || overruled) return [];
  return decision === 'command'
    ? [
        {
          id: 'left-out',
          label: boxed ? words.byHand : words.notPart,
          answers: [{ kind: 'command', key, decision: false }],
        },
      ]
    : [{ id: 'run-it', label: words.runIt, answers: [{ kind: 'command', key, decision: true }] }];
}

/** What a person does can be left out, and what is only told can be done. Where a line has several sentences, each button names its own. */
function instructions(here: readonly Decision[]): readonly LineChange[] {
  const said = here.filter(({ kind, overruled }) => kind === 'instruction' && !overruled);
  return said.map(({ key, text, decision }) => {
    const isStep = decision === 'instruction';
    const label = isStep ? words.notPart : words.isStep;
    return {
      id: said.length === 1 ? (isStep ? 'not-part' : 'is-step') : `instruction-${key}`,
      label: said.length === 1 ? label : words.ofSentence(label, beginning(text)),
      answers: [{ kind: 'instruction', key, decision: !isStep }],
    };
  });
}

function undos(here: readonly Decision[]): readonly LineChange[] {
  const overruled = here.filter((decision) => decision.overruled);
  return overruled.map((decision) => {
    const isOnly = overruled.filter(({ kind }) => kind === decision.kind).length === 1;
    const label = words.undoCorrection(decision.kind);
    return {
      id: isOnly ? `undo-${decision.kind}` : `undo-${decision.kind}-${decision.key}`,
      label: isOnly ? label : words.ofSentence(label, beginning(decision.text)),
      answers: [takeBack(decision)],
    };
  });
}

function beginning(text: string): string {
  return text.length > longestSentence ? `${text.slice(0, longestSentence)}…` : text;
}

/** What a section can be, in the order of a run, and the answer that makes it so. */
export function kindsOf(phase: Phase): readonly { readonly kind: PhaseKind; readonly answer: Answer }[] {
  const key = phase.path.join(pathSeparator);
  return phaseKinds.map((kind) => ({ kind, answer: { kind: 'phase', key, decision: kind } }));
}
