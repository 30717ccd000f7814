import type { CarriedState } from './carried-state.ts';

/** How many names are listed before the rest is only counted. */
const mostNames = 6;

/** `Continues in /srv/app with TAG, KUBECONFIG`: what a section starts with. Values are not shown: they may be long, or secret. */
export function carriedWords({ directory, variables, environments }: CarriedState): string {
  const set = [...variables.keys(), ...environments.map(({ text }) => text)];
  const more = set.length > mostNames ? ` and ${set.length - mostNames} more` : '';
  const named = `${set.slice(0, mostNames).join(', ')}${more}`;
  const where = directory === undefined ? '' : ` in ${directory.text}`;
  return `Continues${where}${named === '' ? '' : ` with ${named}`}`;
}
