/** Spaces that look like one and are none to a shell or to Markdown; the inside of a character class. */
export const oddSpaces = String.raw`\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const oddSpace = new RegExp(`[${oddSpaces}]`, 'g');

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u202f': 'a narrow no-break space',
  '\u2007': 'a figure space',
  '\u3000': 'a wide space',
};

/** The odd spaces of a text, each once: `a no-break space (U+00A0)`. */
export function spacesIn(text: string): readonly string[] {
  return [...new Set(text.match(oddSpace) ?? [])].map((space) => {
    const code = space.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `${names[space] ?? 'an unusual space'} (U+${code})`;
  });
}
