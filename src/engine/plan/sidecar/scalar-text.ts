import { type Document, isAlias, isMap, isScalar, Scalar } from 'yaml';

/**
 * Makes texts of what YAML takes for a number or a truth value, exactly as it is written: `1.10` is a version, `0644` a mode,
 * `1234567e8` a commit. It does so below the key `at`, or for the single values at the top where `at` is null. What has no
 * value, lists and maps are left as they are.
 */
export function keepScalarText(document: Document, at: string | null): void {
  const map = at === null ? document.contents : document.get(at, true);
  if (!isMap(map)) return;
  for (const pair of map.items) {
    const node = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    if (!isScalar(node) || node.source === undefined) continue;
    if (typeof node.value === 'string' || node.value === null) continue;
    if (isAlias(pair.value)) pair.value = new Scalar(node.source);
    else node.value = node.source;
  }
}
