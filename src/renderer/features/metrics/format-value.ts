/** A value with at most five digits: `0.04`, `412`, `1,184`, `12.4 k`. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${trim(value / 1e9)} G`;
  if (size >= 1e6) return `${trim(value / 1e6)} M`;
  if (size >= 1e5) return `${trim(value / 1e3)} k`;
  if (size >= 100) return Math.round(value).toLocaleString('en');
  if (size >= 10) return trim(value);
  if (size >= 1) return value.toFixed(2).replace(/\.?0+$/, '');
  if (size === 0) return '0';
  return size >= 0.01 ? value.toFixed(2).replace(/0$/, '') : value.toPrecision(1);
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
