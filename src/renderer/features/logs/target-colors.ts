const colors = 6;

/** Gives every target a color class in the order of the targets; an unknown target gets one from its name. */
export function targetColors(targets: readonly string[]): (target: string) => string {
  const known = [...new Set(targets)];
  return (target) => {
    const at = known.indexOf(target);
    if (at >= 0) return `c${at % colors}`;
    let hash = 0;
    for (let index = 0; index < target.length; index += 1)
      hash = (hash * 31 + target.charCodeAt(index)) >>> 0;
    return `c${hash % colors}`;
  };
}
