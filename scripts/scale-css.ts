/** The parts of a PostCSS plugin that are used here; the build brings PostCSS itself. */
interface Declaration {
  value: string;
  readonly source?: { readonly input?: { readonly file?: string } };
}
interface AtRule {
  name: string;
  params: string;
}

/** What `rem` stands for at the usual size, in px. */
const usualPx = 16;

/**
 * Makes the window's stylesheets follow its zoom: lengths in px become `rem`, which the root's font size scales, and queries of the
 * screen's width ask how wide the window is at that size. Lines of up to 2 px stay as thin as they are; so do the stylesheets of
 * packages, which measure themselves.
 */
export const scaleCss = {
  postcssPlugin: 'scale-css',
  Declaration: (declaration: Declaration): void => {
    if (declaration.source?.input?.file?.includes('node_modules') === true) return;
    declaration.value = toRem(declaration.value);
  },
  AtRule: {
    media: (rule: AtRule): void => {
      if (!/^\((?:(?:min|max)-)?width\b[^,]*\)$/.test(rule.params)) return;
      rule.name = 'container';
      rule.params = `window ${toRem(rule.params)}`;
    },
    container: (rule: AtRule): void => {
      rule.params = toRem(rule.params);
    },
  },
};

/** `12px` becomes `0.75rem`; what stands in quotes or in an address stays. */
export function toRem(value: string): string {
  return value.replace(/url\([^)]*\)|"[^"]*"|(?<![\w.-])(-?\d*\.?\d+)px\b/g, (whole, number?: string) => {
    if (number === undefined || Math.abs(Number(number)) <= 2) return whole;
    return `${Number((Number(number) / usualPx).toFixed(5))}rem`;
  });
}
