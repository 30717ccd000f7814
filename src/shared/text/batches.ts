/** Hosts in the portions in which a rolling group takes them; `size` null is one at a time. */
export function batchesOf<Host>(hosts: readonly Host[], size: number | null): readonly (readonly Host[])[] {
  const each = size ?? 1;
  return Array.from({ length: Math.ceil(hosts.length / each) }, (_, index) =>
    hosts.slice(index * each, (index + 1) * each),
  );
}
