/** Remembers what `load` gave for a key, for the most recently used keys. */
export function remember<Value>(load: (key: string) => Value, most = 50): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : load(key);
    known.delete(key);
    known.set(key, value);
    const oldest = known.keys().next();
    if (known.size > most && !oldest.done) known.delete(oldest.value);
    return value;
  };
}
