import type { Budget } from '../../../shared/plan/plan.ts';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import type { Tile } from '../../../shared/wire/live.ts';
import { boundOf, judgeBound, type TileSpec } from '../../measures/tiles.ts';
import * as values from '../words/value-words.ts';
import * as words from '../words/watch-words.ts';

/** What one host's page says of a tile now. */
export interface HostValue {
  readonly host: string | null;
  readonly address: string;
  /** Set where an access log says it. */
  readonly access?: unknown;
  /** Set where a command says it. */
  readonly command?: unknown;
  readonly value: number | null;
  /** Whether the true value may be anything above it. */
  readonly isAtLeast?: boolean;
}

/** A host's name where there are several. */
export function hostName(host: string | null): string {
  return host ?? 'here';
}

/** The host that a tile of several shows: the one furthest to the bad side of the budget; null where none has data. */
export function worstOf(
  spec: TileSpec,
  values: readonly HostValue[],
  budgets: readonly Budget[],
): (HostValue & { readonly value: number }) | null {
  const bound = boundOf(spec, budgets);
  const lowIsBad = bound === null ? spec.lowIsBad : bound.budget.op.startsWith('>');
  let worst: (HostValue & { readonly value: number }) | null = null;
  for (const each of values) {
    if (each.value === null) continue;
    const isWorse = worst === null || (lowIsBad ? each.value < worst.value : each.value > worst.value);
    if (isWorse) worst = { ...each, value: each.value };
  }
  return worst;
}

/** A tile of what its hosts say; of several it shows the worst, and names it. */
export function tileOf(spec: TileSpec, values: readonly HostValue[], budgets: readonly Budget[]): Tile {
  const bound = boundOf(spec, budgets);
  const limit = bound === null ? null : { op: bound.budget.op, value: bound.value };
  const worst = worstOf(spec, values, budgets);
  const shown = worst ?? values[0];
  const several = values.length > 1;
  return {
    id: spec.id,
    label: spec.label,
    unit: spec.unit,
    budget: bound === null ? null : budgetWords(bound.budget),
    bound: limit,
    verdict: verdictOf(worst, limit),
    source: shown === undefined ? '' : placeOf(shown),
    ...(several ? { host: worst === null ? null : hostName(worst.host) } : {}),
    ...(several
      ? {
          hosts: values.map((each) => ({
            host: hostName(each.host),
            value: each.value,
            verdict: verdictOf(each, limit),
          })),
        }
      : {}),
  };
}

/** A value that may be higher still keeps no bound from above and breaks none from below. */
function verdictOf(value: HostValue | null, limit: Tile['bound']): Tile['verdict'] {
  const verdict = judgeBound(value?.value ?? null, limit);
  if (value?.isAtLeast !== true || limit === null) return verdict;
  return (verdict === 'pass') === limit.op.startsWith('<') ? 'no-data' : verdict;
}

function budgetWords({ op, value, unit }: Budget): string {
  return `${op} ${value}${unit === '%' ? '%' : ` ${unit}`}`;
}

/** What a source is called: its address without a password, and through what it is read; of a host what it says of itself. */
export function placeOf({
  host,
  address,
  access,
  command,
}: {
  readonly host: string | null;
  readonly address: string;
  readonly access?: unknown;
  readonly command?: unknown;
}): string {
  if (address === '') return words.figuresOf(hostName(host));
  if (command !== undefined) return values.commandOn(address, hostName(host));
  const shown = maskPassword(address);
  if (access !== undefined) return words.logOn(shown, hostName(host));
  return host === null ? shown : words.via(shown, host);
}
