import type { WorkItem } from '../plan/work.ts';
import type { Gate } from './gates.ts';

const kinds: ReadonlySet<string> = new Set(['manual', 'check', 'step']);

/**
 * Why an item may not be waived, in words for a person; null where it may be. An author marks single items as required, and
 * a gate may name what of that which it needs can be waived at all.
 */
export function waiverRefusal(item: WorkItem, gates: readonly Gate[]): string | null {
  if (item.settings?.required === true) return 'the document marks it as required';
  const gate = gates.find(({ needs }) => needs.includes(item.id));
  if (gate?.waivable == null || gate.waivable.some((what) => means(what, item))) return null;
  const allowed = gate.waivable.length === 0 ? 'nothing' : `only ${gate.waivable.join(', ')}`;
  return `the sidecar lets ${allowed} be waived in front of the ${gate.id} gate`;
}

/** A kind of item, or words of its title. */
function means(what: string, { kind, title }: WorkItem): boolean {
  return kinds.has(what) ? kind === what : title.toLowerCase().includes(what.trim().toLowerCase());
}
