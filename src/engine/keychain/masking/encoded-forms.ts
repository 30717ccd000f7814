/**
 * A text in base64, wherever in what was encoded it stood, and in hexadecimal digits. Padding is no part of a form, and line
 * breaks are nobody's matter here: see {@link SecretFinder}.
 */
export function encodedForms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  // `echo "$SECRET" | base64` encodes the line end as well, which shares a character with the last byte.
  const wholes = [bytes, Buffer.from(`${text}\n`)].map((each) => each.toString('base64').replace(/=+$/, ''));
  const base64 = [...wholes, ...[0, 1, 2].map((before) => within(bytes, before))];
  return [...base64, ...base64.map(urlSafe), hex, hex.toUpperCase()];
}

const urlSafe = (form: string): string => form.replaceAll('+', '-').replaceAll('/', '_');

/**
 * The characters that these bytes alone decide, where `before` (0 to 2) others stand in front of them in their group of three,
 * as in the user and password of a header.
 */
function within(bytes: Buffer, before: number): string {
  const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor(((before + bytes.length) * 8) / 6);
  return encoded.slice(first, last);
}
