import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { sidecarSchema } from '../../../shared/sidecar/sidecar.ts';

/** The part of a JSON schema that says which keys an object may have. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
}

/** Names a key that the sidecar does not know, with the key that was probably meant, or with all that may stand there. */
export function unknownKey(path: readonly string[], key: string): string {
  const known = keysAt(path);
  if (known.length === 0) return `Unknown key "${key}"`;
  const near = closest(key.toLowerCase(), known);
  const most = Math.max(2, Math.floor(key.length / 3));
  return distance(key.toLowerCase(), near.toLowerCase()) <= most
    ? `Unknown key "${key}"; did you mean "${near}"?`
    : `Unknown key "${key}"; known here: ${known.join(', ')}`;
}

/** The keys that may stand at a path of the sidecar; none where the schema leaves a choice. */
function keysAt(path: readonly string[]): readonly string[] {
  let shape: Shape | undefined = z.toJSONSchema(sidecarSchema, { io: 'input' }) as Shape;
  for (const part of path) shape = step(shape, part);
  return Object.keys(shape?.properties ?? {});
}

function step(shape: Shape | undefined, part: string): Shape | undefined {
  const other = shape?.additionalProperties;
  return shape?.properties?.[part] ?? shape?.items ?? (typeof other === 'object' ? other : undefined);
}
