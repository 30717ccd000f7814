import type { EventBody } from '../../../shared/journal/events.ts';

/** Fields with words of servers and people. In everything else a run finds its way by the very text. */
const worded: ReadonlySet<string> = new Set(['reason', 'note', 'summary', 'version', 'why', 'source']);

/**
 * An event as it may be written: secrets in its words are hidden. The document's own version, by which runs are told apart, stays.
 */
export function hideIn(body: EventBody, hide: (text: string) => string): EventBody {
  if (body.type === 'run.created' || body.type === 'plan.changed') return body;
  return hideBelow(body, hide) as EventBody;
}

function hideBelow(value: unknown, hide: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => hideBelow(each, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      worded.has(key) && typeof each === 'string' ? hide(each) : hideBelow(each, hide),
    ]),
  );
}
