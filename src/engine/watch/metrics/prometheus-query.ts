import { parseJson } from '../../../shared/lib/attempt.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { type NamedValue, notAsked } from '../../measures/named-series.ts';
import * as words from '../words/source-words.ts';
import { fetchPage, type WantedPage } from './fetch-page.ts';

/** So many questions are open at once with one server. */
const atOnce = 8;

/**
 * Has a Prometheus server evaluate PromQL expressions, by the words of the alert rules they are for. What it does not evaluate has no value and
 * says why; the others are not held up by it.
 */
export async function readQueries(
  server: WantedPage,
  queries: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, NamedValue>>> {
  const all = Object.entries(queries);
  const read: (readonly [string, NamedValue])[] = [];
  for (let at = 0; at < all.length; at += atOnce)
    read.push(
      ...(await Promise.all(
        all
          .slice(at, at + atOnce)
          .map(async ([rule, query]) => [foldText(rule), await readQuery(server, query)] as const),
      )),
    );
  return Object.fromEntries(read);
}

async function readQuery(server: WantedPage, query: string): Promise<NamedValue> {
  const page = new URL(`${server.address.replace(/\/+$/, '')}/api/v1/query`);
  page.searchParams.set('query', query);
  const nothing = notAsked(query);
  try {
    const { text } = await fetchPage({ ...server, address: page.href });
    const values = valuesIn(parseJson(text));
    if (values === null) return { ...nothing, why: words.notEvaluated };
    const known = values.filter((value) => Number.isFinite(value));
    if (known.length === 0) return nothing;
    const most = known.reduce((a, b) => Math.max(a, b));
    return { ...nothing, value: most, least: known.reduce((a, b) => Math.min(a, b)) };
  } catch (error) {
    return { ...nothing, why: errorText(error) };
  }
}

/** The values of an answer: of a vector each, of a scalar the one; null for an answer that is none of these. */
export function valuesIn(answer: unknown): readonly number[] | null {
  const { status, data } = fields(answer);
  const { resultType, result } = fields(data);
  if (status !== 'success' || !Array.isArray(result)) return null;
  if (resultType === 'scalar') return [numberOf(result)];
  return resultType === 'vector' ? result.map((each) => numberOf(fields(each).value)) : null;
}

/** `[time, "0.5"]` */
function numberOf(sample: unknown): number {
  const text: unknown = Array.isArray(sample) ? sample[1] : null;
  return typeof text === 'string' && text !== '' ? Number(text) : Number.NaN;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
