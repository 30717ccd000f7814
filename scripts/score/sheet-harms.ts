import type { SheetLine } from '../../src/shared/plan/sheet.ts';
import type { LabelLine, SheetLabel } from '../fit/sheet-documents.ts';
import { normalCommand } from './normal-command.ts';
import { isCounted, type Pair } from './sheet-pairs.ts';

/** A document as harms are looked for in it. */
export interface Judged {
  readonly name: string;
  readonly sheet: readonly SheetLine[];
  readonly label: SheetLabel;
  readonly manual: readonly Pair[];
  readonly paired: readonly Pair[];
}

const walked: ReadonlySet<string> = new Set(['before', 'change', 'after']);

function isAsked({ guard, runs }: SheetLine): boolean {
  return guard !== undefined || runs === 'asked' || runs === 'never';
}

/** What goes wrong with a command that a run comes to. */
const harms: readonly (readonly [name: string, is: (label: LabelLine, line: SheetLine) => boolean])[] = [
  [
    'an effect runs before the release is begun',
    (label, line) =>
      label.nature === 'effect' && label.when !== 'before' && line.when === 'before' && !isAsked(line),
  ],
  [
    'an effect is taken for a check',
    (label, line) =>
      label.nature === 'effect' &&
      line.nature === 'check' &&
      label.when === 'before' &&
      line.when === 'before' &&
      !isAsked(line),
  ],
  [
    'what needs a decision runs unasked',
    (label, line) => isCounted(label) && line.when !== 'demand' && !isAsked(line),
  ],
  [
    'what is only on demand is walked',
    (label, line) =>
      (label.when === 'demand' || label.when === 'routine') &&
      (walked.has(line.when) || line.when === 'back') &&
      !isAsked(line),
  ],
  [
    'the rollback is walked forward',
    (label, line) => label.when === 'back' && walked.has(line.when) && !isAsked(line),
  ],
  [
    'the way forward is walked back',
    (label, line) =>
      (label.when === 'before' || label.when === 'change') &&
      line.when === 'back' &&
      label.nature === 'effect',
  ],
  [
    'an effect on the wrong machine',
    (label, line) =>
      label.nature === 'effect' &&
      label.where !== line.where &&
      label.where !== 'unclear' &&
      line.where !== 'unclear',
  ],
  [
    'waits for a person or for ever, not recognized',
    (label, line) =>
      isEndless(label.nature) && !isEndless(line.nature) && line.when !== 'demand' && line.runs !== 'never',
  ],
];

function isEndless(nature: string | undefined): boolean {
  return nature === 'follow' || nature === 'interactive';
}

/** Adds what a run of the document would do, or miss, that a careful engineer would not. */
export function harmsOf(judged: Judged, found: Map<string, string[]>): void {
  const say = (harm: string, line: number, text: string): void => {
    found.set(harm, [
      ...(found.get(harm) ?? []),
      `${judged.name}:${line} ${text.split('\n')[0]?.slice(0, 70) ?? ''}`,
    ]);
  };
  for (const { label, line } of judged.paired)
    for (const [name, is] of harms) if (is(label, line)) say(name, label.line, label.command ?? '');
  for (const [harm, line, text] of missing(judged)) say(harm, line, text);
  for (const { line, command } of judged.label.never ?? [])
    if (judged.sheet.some((each) => runsAnyway(each, line, command)))
      say('what must not be run is run', line, command);
}

/** What readers have, the sheet has not, and a release or a rollback cannot do without. */
function missing({
  manual,
  paired,
  label: { sheet },
}: Judged): readonly (readonly [string, number, string])[] {
  const present = new Set([...manual, ...paired].map(({ label }) => label));
  return sheet.flatMap((label): readonly (readonly [string, number, string])[] => {
    if (present.has(label) || label.guard !== undefined) return [];
    const text = label.text ?? label.command ?? '';
    if (label.when === 'back') return [['a line of the rollback is missing', label.line, text] as const];
    return label.do === 'manual' && label.when === 'change'
      ? [['an instruction of the change is missing', label.line, text] as const]
      : [];
  });
}

function runsAnyway(line: SheetLine, at: number, command: string): boolean {
  const isSame = normalCommand(line.command) === normalCommand(command) && Math.abs(line.line - at) <= 2;
  return isSame && line.when !== 'demand' && !isAsked(line);
}
