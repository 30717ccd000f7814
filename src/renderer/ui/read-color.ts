/**
 * A color of the palette as it is drawn right now, for canvases that cannot read style sheets. A custom property
 * gives its text back unresolved, so a probe element has to wear it.
 */
export function readColor(name: `--${string}`): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}
