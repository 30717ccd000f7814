import { variableOf } from '../../plan/values/fill-placeholders.ts';
import { type CommandSource, valuesOf } from './command-source.ts';

/** Variables of every command: the sidecar's, values given for `$NAME` placeholders, and the run's name. */
export function environmentOf(source: CommandSource): Readonly<Record<string, string>> {
  const fromValues = Object.entries(valuesOf(source)).flatMap(([name, value]) => {
    const variable = variableOf(name);
    return variable === null ? [] : [[variable, value] as const];
  });
  return { ...source.sidecar.env, ...Object.fromEntries(fromValues), SLIPWAY_RUN: source.run };
}
