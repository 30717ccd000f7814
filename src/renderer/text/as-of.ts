/** Of a run that has ended: the moment everything that is shown is about. `at` is ISO 8601. */
export const asOf = (at: string): string => `as of ${new Date(at).toLocaleString()}`;
