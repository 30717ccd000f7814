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
