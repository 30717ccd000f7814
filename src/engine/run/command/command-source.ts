import type { Plan } from '../../../shared/plan/plan.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/** What of a run decides what a command becomes. A run's session is one. */
export interface CommandSource {
  readonly run: string;
  readonly plan: Pick<Plan, 'defaults'>;
  readonly work: readonly WorkItem[];
  readonly placement: Readonly<Record<string, string | null>>;
  readonly sidecar: Sidecar;
  /** Values given for placeholders in this run. */
  readonly state: { readonly values: Readonly<Record<string, string>> };
  /** Variable -> value, as far as secrets have been found. */
  readonly secrets: { readonly known: Readonly<Record<string, string>> };
}

/** The values of placeholders: the sidecar's, overruled by those given in this run. */
export function valuesOf({ sidecar, state }: CommandSource): Readonly<Record<string, string>> {
  return { ...sidecar.values, ...state.values };
}
