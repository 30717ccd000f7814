/** How many answers are kept at least before the oldest go. */
const kept = 16_384;
/** Texts longer than this are rare and costly to keep: they are read each time. */
const longest = 1_000;

/**
 * A pure function of a text that keeps its latest answers. A document is read again at every edit, and nearly all of its
 * lines are the same as before. Answers are shared: they must not be changed.
 */
export function remember<Value>(read: (text: string) => Value): (text: string) => Value {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  return (text) => {
    if (text.length > longest) return read(text);
    const known = recent.get(text);
    if (known !== undefined || recent.has(text)) return known as Value;
    const value = older.has(text) ? (older.get(text) as Value) : read(text);
    if (recent.size >= kept) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, value);
    return value;
  };
}
