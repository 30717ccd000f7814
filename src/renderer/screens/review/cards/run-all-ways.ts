import type { Question } from '../../../../shared/run/choices.ts';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import { pathSeparator } from '../../../../shared/text/path-separator.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';

/**
 * The answers that make ways of a document no choice: all of them run, in order. What a person made a way is said of that line, for
 * the longer key wins; everything else by its heading. Pure.
 */
export function runAllWays(
  { plan, sidecar }: OpenedPlan,
  { question, items }: Question,
  isAnswered: boolean,
): readonly Answer[] {
  const own = Object.entries(sidecar.plan?.options ?? {}).filter(([, group]) => group === question);
  const sections = new Set(items.map(({ phase }) => phase));
  const headings =
    own.length >= items.length
      ? []
      : plan.phases.filter(({ id }) => sections.has(id)).map(({ path }) => path);
  return [
    // An answer to a question that nothing asks any more would be an error of the sidecar.
    ...(isAnswered ? [{ kind: 'choose' as const, key: question, decision: null }] : []),
    ...own.map(([key]): Answer => ({ kind: 'option', key, decision: false })),
    ...headings.map((path): Answer => ({ kind: 'option', key: path.join(pathSeparator), decision: false })),
  ];
}
