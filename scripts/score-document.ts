import type { Plan } from '../src/shared/plan/plan.ts';

/** The part of a label that is scored. */
export interface ScoreLabel {
  readonly phases: readonly { readonly heading: string; readonly kind: string }[];
  readonly items: {
    readonly total: number;
    readonly automated: readonly {
      readonly command: string;
      readonly has_placeholder: boolean;
      readonly follow: boolean;
      readonly line: number;
    }[];
  };
  readonly steps: readonly {
    readonly commands: readonly string[];
    readonly follow: boolean;
    readonly where: string;
    readonly has_placeholder: boolean;
  }[];
  readonly alerts: readonly Threshold[];
  readonly budgets: readonly Threshold[];
  readonly contacts: readonly { readonly role: string }[];
  readonly signoffs: readonly (string | { readonly role: string })[];
  readonly rollback: { readonly present: boolean };
}

interface Threshold {
  readonly text: string;
  readonly op: string;
  readonly value: number | null;
}

/** `right` of `said` claims held, and `right` of `there` truths were found. */
export interface Count {
  readonly right: number;
  readonly said: number;
  readonly there: number;
}
export type Counts = Readonly<Record<string, Count>>;

const columns = [
  'phase kinds',
  'items',
  'automated checks',
  'step commands',
  'follow steps',
  'where',
  'placeholders',
  'alerts',
  'budgets',
  'contacts',
  'sign-offs',
  'rollback',
] as const;

export function emptyCounts(): Counts {
  return Object.fromEntries(columns.map((column) => [column, { right: 0, said: 0, there: 0 }]));
}

export function addCounts(a: Counts, b: Counts): Counts {
  return Object.fromEntries(
    Object.keys(a).map((column) => {
      const [x, y] = [a[column], b[column]];
      return [
        column,
        {
          right: (x?.right ?? 0) + (y?.right ?? 0),
          said: (x?.said ?? 0) + (y?.said ?? 0),
          there: (x?.there ?? 0) + (y?.there ?? 0),
        },
      ];
    }),
  );
}

/** right / of, or null where there was nothing to be right about. */
export function ratioOf(right: number, of: number): number | null {
  return of === 0 ? null : right / of;
}

/** One document's counts; `text` is its source. Commands are compared with their white space folded; steps are paired by their commands. */
export function scoreDocument(plan: Plan, label: ScoreLabel, text: string): Counts {
  const lines = text.split(/\r\n|\n|\r/);
  // The labels count task items as GitHub renders them; boxes of tables come on top.
  const tasks = plan.items.filter((item) => !/^[\s>]*\|/.test(lines[item.line - 1] ?? '')).length;
  const checks = plan.items.flatMap((item) => (item.command === undefined ? [] : [fold(item.command)]));
  const steps = pairSteps(plan, label);
  const both = [...steps, ...pairChecks(plan, label)];
  const kinds = label.phases.map(({ heading, kind }) => `${key(heading)}\u0000${kind}`);
  const headings = new Set(label.phases.map(({ heading }) => key(heading)));
  const said = plan.phases
    .filter((phase) => headings.has(key(phase.heading)))
    .map((phase) => `${key(phase.heading)}\u0000${phase.kind}`);
  return {
    'phase kinds': { ...match(said, kinds, same), said: kinds.length },
    items: {
      right: Math.min(tasks, label.items.total),
      said: tasks,
      there: label.items.total,
    },
    'automated checks': match(
      checks,
      label.items.automated.map((item) => fold(item.command)),
      same,
    ),
    'step commands': match(
      plan.steps.flatMap((step) => step.commands.map(fold)),
      label.steps.flatMap((step) => step.commands.map(fold)),
      same,
    ),
    'follow steps': flag(steps, (pair) => pair.follow),
    where: agree(steps.map((pair) => pair.where)),
    placeholders: flag(both, (pair) => pair.placeholder),
    alerts: match(plan.alerts, label.alerts, sameThreshold),
    budgets: match(plan.budgets, label.budgets, sameThreshold),
    contacts: match(
      plan.contacts.map((contact) => key(contact.role)),
      label.contacts.map((contact) => key(contact.role)),
      same,
    ),
    'sign-offs': match(
      plan.signoffs.map((signoff) => key(signoff.role)),
      label.signoffs.map((signoff) => key(typeof signoff === 'string' ? signoff : signoff.role)),
      same,
    ),
    rollback: agree([
      [String(plan.phases.some((phase) => phase.kind === 'rollback')), String(label.rollback.present)],
    ]),
  };
}

type Answer<T> = readonly [said: T, truth: T];
interface Pair {
  readonly follow: Answer<boolean>;
  readonly placeholder: Answer<boolean>;
  readonly where: Answer<string>;
}

function pairSteps(plan: Plan, label: ScoreLabel): readonly Pair[] {
  const open = [...plan.steps];
  return label.steps.flatMap((truth) => {
    const index = open.findIndex((step) =>
      step.commands.some((command) => truth.commands.some((other) => fold(other) === fold(command))),
    );
    const [step] = index === -1 ? [] : open.splice(index, 1);
    if (step === undefined) return [];
    return [
      {
        follow: [step.follow, truth.follow] as const,
        placeholder: [step.placeholders.length > 0, truth.has_placeholder] as const,
        where: [step.where, truth.where] as const,
      },
    ];
  });
}

function pairChecks(plan: Plan, label: ScoreLabel): readonly Pick<Pair, 'placeholder'>[] {
  return label.items.automated.flatMap((truth) => {
    const item = plan.items.find(
      (candidate) => candidate.command !== undefined && fold(candidate.command) === fold(truth.command),
    );
    return item === undefined
      ? []
      : [{ placeholder: [item.placeholders.length > 0, truth.has_placeholder] as const }];
  });
}

/** Precision and recall of a yes/no answer, counting the yeses. */
function flag<T>(pairs: readonly T[], read: (pair: T) => Answer<boolean>): Count {
  const answers = pairs.map(read);
  return {
    right: answers.filter(([said, truth]) => said && truth).length,
    said: answers.filter(([said]) => said).length,
    there: answers.filter(([, truth]) => truth).length,
  };
}

/** Accuracy of an answer everybody gives. */
function agree(answers: readonly Answer<string>[]): Count {
  return {
    right: answers.filter(([said, truth]) => said === truth).length,
    said: answers.length,
    there: answers.length,
  };
}

function match<A, B>(said: readonly A[], there: readonly B[], equal: (a: A, b: B) => boolean): Count {
  const open = [...said];
  let right = 0;
  for (const truth of there) {
    const index = open.findIndex((claim) => equal(claim, truth));
    if (index === -1) continue;
    open.splice(index, 1);
    right += 1;
  }
  return { right, said: said.length, there: there.length };
}

function same(a: string, b: string): boolean {
  return a === b;
}

/** The same bound, in lines that share at least half of their words. */
function sameThreshold(a: Threshold, b: Threshold): boolean {
  if (a.op !== b.op || a.value !== b.value) return false;
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [x, y] = [words(a.text), words(b.text)];
  const common = [...x].filter((word) => y.has(word)).length;
  return common / Math.max(1, Math.min(x.size, y.size)) >= 0.5;
}

function fold(command: string): string {
  return command.replace(/\s+/g, ' ').trim();
}

function key(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
