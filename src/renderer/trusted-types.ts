/*
 * The only way from text to markup or script in this page (`require-trusted-types-for 'script'`). The component library writes
 * style sheets by `innerHTML`, which have no tags; the byte link starts a worker of our own files. Nothing else passes.
 */

interface DefaultPolicy {
  createHTML(text: string): string | null;
  createScriptURL(url: string): string | null;
}

/** What TypeScript's library does not know yet; missing in browsers without Trusted Types. */
const factory: unknown = Reflect.get(globalThis, 'trustedTypes');

/** Style sheets pass; a text that could begin a tag does not. */
export function allowHtml(text: string): string | null {
  return text.includes('<') ? null : text;
}

/** Files of the page's own origin pass. By scheme and host: the origins of schemes that no browser knows are all alike. */
export function allowScriptUrl(url: string, own: string): string | null {
  if (!URL.canParse(url, own)) return null;
  const [wanted, page] = [new URL(url, own), new URL(own)];
  return wanted.protocol === page.protocol && wanted.host === page.host ? url : null;
}

if (isFactory(factory))
  factory.createPolicy('default', {
    createHTML: allowHtml,
    createScriptURL: (url) => allowScriptUrl(url, document.baseURI),
  });

function isFactory(value: unknown): value is { createPolicy(name: string, policy: DefaultPolicy): unknown } {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
