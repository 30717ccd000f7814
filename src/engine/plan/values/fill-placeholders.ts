/**
 * Replaces every placeholder for which there is a value, in one pass: a value stays as it was given, whatever it holds. Those
 * spelled as variables are left to the shell, which gets them in its environment.
 */
export function fillPlaceholders(command: string, values: Readonly<Record<string, string>>): string {
  const names = Object.keys(values).filter((name) => !name.startsWith('$') && values[name] !== '');
  if (names.length === 0) return command;
  // The longest name first: `<host>:<port>` may be a placeholder beside `<host>`.
  const spellings = names.toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return command.replace(new RegExp(spellings.join('|'), 'g'), (name) => values[name] ?? name);
}

/** `$NAME` or `${NAME}` as the variable's name; null for every other spelling. */
export function variableOf(placeholder: string): string | null {
  return /^\$\{?(\w+)\}?$/.exec(placeholder)?.[1] ?? null;
}

/** Whether a placeholder needs nobody any more: it has a value, or it is a variable the sidecar sets. */
export function isSet(
  placeholder: string,
  values: Readonly<Record<string, string>>,
  sidecar: {
    readonly env?: Readonly<Record<string, string>> | undefined;
    readonly secrets?: Readonly<Record<string, string>> | undefined;
  },
): boolean {
  const variable = variableOf(placeholder);
  if (
    variable !== null &&
    (sidecar.env?.[variable] !== undefined || sidecar.secrets?.[variable] !== undefined)
  )
    return true;
  return (values[placeholder] ?? '') !== '';
}
