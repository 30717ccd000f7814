import type { Environment } from '../../../shared/plan/environment.ts';
import { environments } from './words.ts';

/** The environment a run acts on, hard to overlook. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  return (
    <span className={`environment ${environment}`} data-testid="environment">
      {environments[environment]}
    </span>
  );
}
