/** An interface whose every field is a number. */
type Numbers<T> = { readonly [Key in keyof T]: number };

/** The sum of two records of numbers, field by field. */
export function addNumbers<T extends Numbers<T>>(a: T, b: T): T {
  const sums = Object.keys(a).map((key) => [key, Number(Reflect.get(a, key)) + Number(Reflect.get(b, key))]);
  return { ...a, ...Object.fromEntries(sums) };
}
