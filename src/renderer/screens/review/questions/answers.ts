import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { noTarget, noValue } from './words.ts';

/** The answers so far. Saving writes them to the sidecar. */
export interface Answers {
  readonly where: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly artifacts: readonly string[];
  readonly targets: Readonly<Record<string, string>>;
}

/** The answers in the sidecar. */
export function answersOf({ review }: OpenedPlan): Answers {
  return {
    where: Object.fromEntries(
      review.where.flatMap(({ key, target }) => (target === null ? [] : [[key, target]])),
    ),
    values: Object.fromEntries(
      review.placeholders.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
    ),
    artifacts: review.artifacts.filter(({ accepted }) => accepted).map(({ path }) => path),
    targets: Object.fromEntries(review.targets.map(({ name, ssh }) => [name, ssh])),
  };
}

/** Unsaved answers merged into the sidecar's, after a correction added or removed questions. */
export function withNewQuestions(opened: OpenedPlan, before: Answers): Answers {
  const saved = answersOf(opened);
  const { where, placeholders } = opened.review;
  return {
    where: {
      ...saved.where,
      ...only(
        before.where,
        where.map(({ key }) => key),
      ),
    },
    values: {
      ...saved.values,
      ...only(
        before.values,
        placeholders.map(({ name }) => name),
      ),
    },
    artifacts: before.artifacts.filter((path) =>
      opened.review.artifacts.some((artifact) => artifact.path === path),
    ),
    targets: { ...saved.targets, ...before.targets },
  };
}

function only(
  answers: Readonly<Record<string, string>>,
  asked: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => asked.includes(key)));
}

/** What still has no answer, in words; empty once a release may start. */
export function openQuestions({ review }: OpenedPlan, answers: Answers): readonly string[] {
  const places = review.where.filter(({ key }) => answers.where[key] === undefined).length;
  const values = review.placeholders.filter(({ name }) => (answers.values[name] ?? '').trim() === '').length;
  const open: string[] = [];
  if (places > 0) open.push(noTarget(places));
  if (values > 0) open.push(noValue(values));
  return open;
}

/** Whether the answers differ from the sidecar's. */
export function hasChanges(opened: OpenedPlan, answers: Answers): boolean {
  return JSON.stringify(sorted(answersOf(opened))) !== JSON.stringify(sorted(answers));
}

function sorted(answers: Answers): unknown {
  const order = (record: Readonly<Record<string, string>>): unknown =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return [order(answers.where), order(answers.values), [...answers.artifacts].sort(), order(answers.targets)];
}

/** A target's name from its ssh address: `deploy@web-1.example.com` becomes `web-1`. */
export function targetName(ssh: string): string {
  const host = ssh.trim().split('@').at(-1) ?? '';
  const name = (host.split(/[.:]/)[0] ?? '').replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'server' : name;
}
