import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { pendingFor } from '../state/review-store.ts';
import { targetName } from './target-name.ts';

/** A section with where it runs, as answered so far. */
export type Placed = OpenedPlan['review']['where'][number];

/** The sections with the answers that are on their way. Pure. */
export function placedSections({ review }: OpenedPlan, pending: readonly Answer[]): readonly Placed[] {
  return review.where.map((section) => {
    const given = pendingFor(pending, 'where', section.key);
    return given === undefined ? section : { ...section, target: given };
  });
}

/** Where most sections run; null while none has an answer. Pure. */
export function mainTarget(sections: readonly Placed[]): string | null {
  const uses = new Map<string, number>();
  for (const { target } of sections) if (target !== null) uses.set(target, (uses.get(target) ?? 0) + 1);
  return [...uses].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** One answer for every section that has none, or had the answer of most: exceptions stay. Pure. */
export function placeAll(sections: readonly Placed[], target: string): readonly Answer[] {
  const main = mainTarget(sections);
  return sections
    .filter((section) => section.target === null || section.target === main)
    .map(({ key }) => ({ kind: 'where', key, decision: target }));
}

/** The name that a host gets as a target, and the answer that makes it one; none where it is one already. Pure. */
export function targetFor(
  ssh: string,
  targets: OpenedPlan['review']['targets'],
  names: readonly string[],
): { readonly name: string; readonly answers: readonly Answer[] } {
  const known = targets.find((each) => each.ssh === ssh);
  if (known !== undefined) return { name: known.name, answers: [] };
  const name = freeName(targetName(ssh), names);
  return { name, answers: [{ kind: 'target', key: name, decision: ssh }] };
}

/** The hosts that a person typed: several are separated by commas or blanks. Pure. */
export function hostsIn(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter((host) => host !== ''))];
}

/**
 * One target for what a person typed: several hosts become a group that is taken one server after the other, so that a release that
 * fails stops at the first. Pure.
 */
export function targetForAll(
  hosts: readonly string[],
  targets: OpenedPlan['review']['targets'],
  names: readonly string[],
): { readonly name: string; readonly answers: readonly Answer[] } {
  const taken = [...names];
  const made = hosts.map((ssh) => {
    const each = targetFor(ssh, targets, taken);
    taken.push(each.name);
    return each;
  });
  const [only] = made;
  if (made.length === 1 && only !== undefined) return only;
  const name = freeName('servers', taken);
  const group: Answer = {
    kind: 'group',
    key: name,
    decision: { group: made.map((each) => each.name), strategy: 'rolling' },
  };
  return { name, answers: [...made.flatMap(({ answers }) => answers), group] };
}

function freeName(wished: string, names: readonly string[]): string {
  let name = wished;
  for (let n = 2; names.includes(name) || name === 'local'; n += 1) name = `${wished}-${n}`;
  return name;
}

/** Hosts that could become targets: those that one stands for already are left out. Pure. */
export function offeredHosts({ hosts, review, sidecar }: OpenedPlan): OpenedPlan['hosts'] {
  const addresses = new Set(review.targets.map(({ ssh }) => ssh));
  const names = new Set(Object.keys(sidecar.targets ?? {}));
  return hosts.filter(({ ssh }) => !addresses.has(ssh) && !names.has(targetName(ssh)));
}
