/** A way into a JSON document: names of fields, and places in lists. */
export type JsonPath = readonly (string | number)[];

/** More steps than this lead nowhere that a person meant. */
const mostSteps = 64;
const step = /\.?([A-Za-z_$][\w$-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y;

/**
 * Reads `queues[0].depth` or `totals["http.requests"]`. Null for what is no path: an empty one, two dots, a bracket that is not closed. Pure.
 */
export function jsonPathOf(text: string): JsonPath | null {
  const path: (string | number)[] = [];
  let at = 0;
  while (at < text.length) {
    step.lastIndex = at;
    const found = step.exec(text);
    // A dot stands between two steps; a name behind a bracket needs one.
    if (found === null || path.length === mostSteps) return null;
    const [all, name, place, quoted] = found;
    if (name !== undefined && all.startsWith('.') === (at === 0)) return null;
    const key = quoted === undefined ? name : textOf(quoted);
    if (key === null) return null;
    path.push(key ?? Number(place));
    at += all.length;
  }
  return path.length === 0 ? null : path;
}

/** What stands between quotes, with the escapes of JSON; null where they are none. */
function textOf(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch (_notJson) {
    return null;
  }
}

/** What a path leads to; undefined where it leads nowhere. Fields that the document does not have itself are none. Pure. */
export function atPath(document: unknown, path: JsonPath): unknown {
  let here: unknown = document;
  for (const key of path) {
    const isList = Array.isArray(here);
    if (typeof here !== 'object' || here === null || isList !== (typeof key === 'number')) return undefined;
    if (!Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
