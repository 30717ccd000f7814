import type { KeptPath } from '../../../shared/journal/events.ts';

/** Links that are named one by one; of a folder with more of them, how many more. */
const mostLinks = 20;

/** What a script says of one pinned path. */
interface Pinned extends Pick<KeptPath, 'path' | 'kept' | 'sha256' | 'form' | 'bytes'> {
  /** The path without links. */
  readonly real: string;
  readonly isLink: boolean;
  readonly links: readonly { readonly link: string; readonly text: string; readonly real: string }[];
}

/** Reads what scripts/restore-point/print-pinned.sh prints of the paths of one host: fields that each end with a zero byte. */
export function readPaths(text: string): KeptPath[] {
  const fields = text.split('\0');
  const pinned: Pinned[] = [];
  for (let next = readPath(fields, 0); next !== null; next = readPath(fields, next.end))
    pinned.push(next.pinned);
  const roots = pinned.map(({ real }) => real);
  return pinned.map(({ path, kept, sha256, form, bytes, real, isLink, links }) => {
    const outward = links
      .filter((link) => !roots.some((root) => isWithin(link.real, root)))
      .map(({ link, text, real }) => ({ link, to: real === '' ? text : real }));
    const named = outward.slice(0, mostLinks);
    return {
      path,
      kept,
      sha256,
      form,
      bytes,
      ...(isLink ? { followed: real } : {}),
      ...(named.length === 0 ? {} : { outward: { links: named, more: outward.length - named.length } }),
    };
  });
}

/** A hash and its form as scripts take them. */
export function hashArguments({ sha256, form = '-' }: KeptPath): readonly [hash: string, form: string] {
  return [sha256, form];
}

function readPath(
  fields: readonly string[],
  start: number,
): { readonly pinned: Pinned; readonly end: number } | null {
  const [path, kept, sha256, form, bytes, real, kind] = fields.slice(start, start + 7);
  // The last zero byte has nothing behind it.
  if (path === undefined || kept === undefined || sha256 === undefined || kind === undefined) return null;
  const links: { link: string; text: string; real: string }[] = [];
  let at = start + 7;
  for (let link = fields[at] ?? ''; link !== ''; link = fields[at] ?? '') {
    links.push({ link, text: fields[at + 1] ?? '', real: fields[at + 2] ?? '' });
    at += 3;
  }
  const pinned = {
    path,
    kept,
    sha256,
    form,
    bytes: sizeOf(bytes),
    real: real ?? path,
    isLink: kind === 'link',
    links,
  };
  return { pinned, end: at + 1 };
}

/** A size as a journal can hold it. */
function sizeOf(text = ''): number {
  const bytes = Number(text);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0;
}

function isWithin(path: string, root: string): boolean {
  return `${path}/`.startsWith(`${root.replace(/\/$/, '')}/`);
}
