import { attempt } from '../../shared/lib/attempt.ts';

/** What a request asks for. */
export interface RequestTarget {
  /** Decoded; begins with a slash and may hold dots. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/**
 * Reads the target of a request line; null for one that no browser would send for a page of this server: another form
 * (`*`, a whole URL), one that names another server (`//name/`), or one that cannot be decoded.
 */
export function readTarget(target: string | undefined): RequestTarget | null {
  if (target === undefined || !/^\/(?![/\\])/.test(target)) return null;
  return attempt(() => {
    const url = new URL(target, 'http://console');
    return url.host === 'console'
      ? { path: decodeURIComponent(url.pathname), query: url.searchParams }
      : null;
  }, null);
}
