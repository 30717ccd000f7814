import { parseJson } from '../../../shared/lib/attempt.ts';
import { parseDuration } from '../../../shared/text/duration.ts';

/** Words that an author wrote about a fence or an item, as text; unknown ones are kept. */
export type Attributes = Readonly<Record<string, string>>;

const none: Attributes = {};

/** Attributes behind a fence's language: ` ```sh {"name":"restart"} ` or ` ```sh { name=restart interactive=false } `. */
export function fenceAttributes(info: string): Attributes {
  const braces = /\{.*\}\s*$/.exec(info)?.[0]?.trim();
  if (braces === undefined) return none;
  // JSON begins with a quoted key; everything else is spared the attempt, which costs more than the reading.
  if (!/^\{\s*["}]/.test(braces)) return readPairs(braces.slice(1, -1));
  const value = parseJson(braces);
  if (value === undefined) return readPairs(braces.slice(1, -1));
  if (typeof value !== 'object' || value === null) return none;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      typeof entry === 'object' ? JSON.stringify(entry) : String(entry),
    ]),
  );
}

/** Attributes of a list item: `<!-- slipway: target=web-1 timeout=60s -->`. */
export function itemAttributes(source: string): Attributes {
  if (!source.includes('<!--')) return none;
  const comment = /<!--\s*slipway:([^>]{0,1000})-->/.exec(source)?.[1];
  return comment === undefined ? none : readPairs(comment);
}

function readPairs(text: string): Attributes {
  const pairs: Record<string, string> = {};
  for (const [, key = '', double, single, bare] of text
    .slice(0, 2_000)
    .matchAll(/([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,}]+))/g))
    pairs[key] = double ?? single ?? bare ?? '';
  return pairs;
}

/** An attribute that is yes or no; undefined where it is not given or neither. */
export function flagOf(attributes: Attributes, key: string): boolean | undefined {
  return attributes[key] === 'true' ? true : attributes[key] === 'false' ? false : undefined;
}

/** Words of `promptEnv` that say how to ask in Runme, and name no variable. */
const askingModes: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'auto', 'always', 'never']);

/** Variables that `promptEnv` wants asked for before the run: `promptEnv="RELEASE REGION"`. */
export function promptedVariables({ promptEnv = '' }: Attributes): readonly string[] {
  return promptEnv
    .split(/[,\s]+/)
    .filter((name) => /^[A-Za-z_]\w*$/.test(name) && !askingModes.has(name.toLowerCase()));
}

/** The `timeout` attribute in ms; undefined where there is none that could be read. */
export function timeoutOfAttributes(attributes: Attributes): number | undefined {
  const ms = parseDuration(attributes.timeout ?? '');
  return ms === null || ms < 1 ? undefined : Math.round(ms);
}

/** The program that an author names to run a fence in any language; only a plain name or path of one, with options. */
export function interpreterOf(info: string): string | undefined {
  if (!info.includes('{')) return undefined;
  const { interpreter } = fenceAttributes(info);
  return interpreter !== undefined && /^[\w./+-]+(?: [\w./=+-]+)*$/.test(interpreter)
    ? interpreter
    : undefined;
}
