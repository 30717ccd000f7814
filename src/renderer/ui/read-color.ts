/**
 * The current value of a palette color, for canvases, which cannot read style sheets. A custom property returns its text
 * unresolved, so a probe element resolves it.
 */
export function readColor(name: `--${string}`): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/** The same as `#rrggbb`, which some canvases want. */
export function readHexColor(name: `--${string}`): string {
  const parts = readColor(name).match(/[\d.]+/g) ?? [];
  const hex = parts.slice(0, 3).map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
