import type { Document } from 'yaml';
import type { Correction } from '../../../shared/sidecar/corrections.ts';
import { editSidecar } from './write-sidecar.ts';

/** Where each kind of correction stands in the sidecar. */
const places: Readonly<Record<Correction['kind'], readonly string[]>> = {
  phase: ['plan', 'phases'],
  command: ['plan', 'commands'],
  where: ['where'],
  nature: ['plan', 'natures'],
  danger: ['plan', 'dangers'],
  placeholder: ['plan', 'placeholders'],
  threshold: ['plan', 'thresholds'],
};

/**
 * Writes corrections of the parser's decisions into the document's sidecar and gives its path. Comments and everything
 * else in it stay. A correction whose decision is null is taken out again, with the maps it leaves empty. Throws
 * `BAD_INPUT`, and writes nothing, when the result would not hold (a target nobody named).
 */
export async function writeCorrections(
  document: string,
  corrections: readonly Correction[],
): Promise<string> {
  return editSidecar(document, (yaml) => {
    for (const { kind, key, decision } of corrections) {
      const path = [...places[kind], key];
      if (decision !== null) yaml.setIn(path, decision);
      else if (yaml.hasIn(path)) removeIn(yaml, path);
    }
  });
}

function removeIn(yaml: Document, path: readonly string[]): void {
  yaml.deleteIn(path);
  for (let length = path.length - 1; length > 0; length -= 1) {
    const around = path.slice(0, length);
    const left: unknown = yaml.toJS();
    const value = around.reduce<unknown>(
      (node, name) => (node as Readonly<Record<string, unknown>> | undefined)?.[name],
      left,
    );
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return;
    yaml.deleteIn(around);
  }
}
