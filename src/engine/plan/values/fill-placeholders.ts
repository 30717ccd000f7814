/** What a sidecar sets by itself: variables, and what is referred to as a secret. */
interface Given {
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

/**
 * Replaces every placeholder for which there is a value, in one pass: a value stays as it was given, whatever it holds. Those
 * spelled as variables are left to the shell, which gets them in its environment; those that stand for a secret become its
 * variable, so that the secret is in no record of the command.
 */
export function fillPlaceholders(
  command: string,
  values: Readonly<Record<string, string>>,
  secret: readonly string[] = [],
): string {
  const kept = keepSecrets(command, secret);
  const names = Object.keys(values).filter((name) => !name.startsWith('$') && values[name] !== '');
  if (names.length === 0) return kept;
  return kept.replace(new RegExp(anyOf(names), 'g'), (name) => values[name] ?? name);
}

/** A pattern for any of these names: the longest first, for one may stand in another. */
function anyOf(names: readonly string[]): string {
  const spellings = names.toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return spellings.join('|');
}

/** Puts variables in the place of secrets, as the quotes around each of them need it. */
function keepSecrets(command: string, secret: readonly string[]): string {
  if (secret.length === 0) return command;
  let quote = '';
  return command.replace(new RegExp(`(${anyOf(secret)})|\\\\[^]|['"]`, 'g'), (sign, name?: string) => {
    if (name !== undefined) return inQuotes(`\${${secretOf(name) ?? ''}}`, quote);
    quote = quoteAfter(sign, quote);
    return sign;
  });
}

/** The quotes that are open behind a quote or an escaped sign; in single quotes nothing is escaped. */
function quoteAfter(sign: string, open: string): string {
  const mark = sign.at(-1) ?? '';
  if (sign.length === 2) return open === "'" && mark === "'" ? '' : open;
  if (open === '') return mark;
  return open === mark ? '' : open;
}

function inQuotes(variable: string, quote: string): string {
  if (quote === '"') return variable;
  return quote === "'" ? `'"${variable}"'` : `"${variable}"`;
}

/** The name under which a placeholder is a secret: `<API_TOKEN>` and `$API_TOKEN` are API_TOKEN; null where it has none. */
export function secretOf(placeholder: string): string | null {
  const variable = variableOf(placeholder);
  if (variable !== null) return variable;
  const name = placeholder
    .replace(/[^\w]+/g, ' ')
    .trim()
    .replaceAll(' ', '_')
    .toUpperCase();
  return /^[A-Z]\w*$/.test(name) && !/[^\p{ASCII}]/u.test(placeholder) ? name : null;
}

/** Whether a placeholder is written as text and the sidecar has a secret for it. */
export function isSecretText(placeholder: string, { secrets = {} }: Given): boolean {
  return variableOf(placeholder) === null && secrets[secretOf(placeholder) ?? ''] !== undefined;
}

/** `$NAME` or `${NAME}` as the variable's name; null for every other spelling. */
export function variableOf(placeholder: string): string | null {
  return /^\$\{?(\w+)\}?$/.exec(placeholder)?.[1] ?? null;
}

/** Whether a placeholder needs nobody any more: it has a value, or the sidecar sets it as a variable or a secret. */
export function isSet(
  placeholder: string,
  values: Readonly<Record<string, string>>,
  sidecar: Given,
): boolean {
  const variable = variableOf(placeholder);
  if (variable === null ? isSecretText(placeholder, sidecar) : sidecar.secrets?.[variable] !== undefined)
    return true;
  return (variable !== null && sidecar.env?.[variable] !== undefined) || (values[placeholder] ?? '') !== '';
}
