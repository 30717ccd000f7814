import type { Environment } from '../../../shared/plan/environment.ts';

const words: Readonly<Record<Environment, string>> = {
  production: 'PRODUCTION',
  staging: 'STAGING',
  practice: 'PRACTICE',
};

/** Where this run acts, in a word nobody can overlook. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  return (
    <span className={`environment ${environment}`} data-testid="environment">
      {words[environment]}
    </span>
  );
}
