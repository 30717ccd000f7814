import type { Answer } from '../../../../shared/sidecar/answers.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';

/** The variable that could hold a placeholder's value: `<api-token>` becomes `API_TOKEN`. Pure. */
export function variableFor(placeholder: string): string {
  const name = placeholder.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return (/^[A-Za-z]/.test(name) ? name : `SECRET_${name}`).toUpperCase();
}

/**
 * The answers that put a variable in the place of a secret that stands in commands as text, and have its value asked for before
 * the run. Null where a shell would not read the variable: single quotes keep it as it is. Pure.
 */
export function secretInstead({ decisions }: OpenedPlan, placeholder: string): readonly Answer[] | null {
  const variable = variableFor(placeholder);
  const held = decisions.filter(
    ({ kind, decision, text }) => kind === 'command' && decision === 'command' && text.includes(placeholder),
  );
  if (held.length === 0 || held.some(({ text }) => text.includes("'") || text.includes('\n'))) return null;
  return [
    ...held.map(({ key, text }): Answer => {
      const spelled = text.includes('"') ? `$${variable}` : `"$${variable}"`;
      return { kind: 'command', key, decision: text.replaceAll(placeholder, spelled) };
    }),
    { kind: 'secret', key: variable, decision: 'prompt' },
  ];
}
