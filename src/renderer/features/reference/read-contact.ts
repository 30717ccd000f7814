import { ways } from './words.ts';

export interface ContactWays {
  /** The document's placeholder was never filled in. */
  readonly missing: boolean;
  /** A `tel:`, `mailto:` or `https:` address; null where the value has none. */
  readonly href: string | null;
  /** The word on the link. */
  readonly word: string;
}

/** How to reach a contact: by phone, email or link, or by a handle to copy. */
export function readContact(value: string): ContactWays {
  const text = value.trim();
  if (text === '' || /^\[[^\]]*\]$/.test(text) || /^_+$/.test(text) || /^(tbd|n\/a|\?+|-+|…)$/i.test(text)) {
    return { missing: true, href: null, word: '' };
  }
  const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0];
  const link = /https:\/\/\S+/.exec(text)?.[0];
  const phone = /\+?\d[\d ()./-]{5,}\d/.exec(text)?.[0];
  if (phone !== undefined)
    return { missing: false, href: `tel:${phone.replace(/[^\d+]/g, '')}`, word: ways.call };
  if (mail !== undefined) return { missing: false, href: `mailto:${mail}`, word: ways.mail };
  if (link !== undefined) return { missing: false, href: link, word: ways.open };
  return { missing: false, href: null, word: '' };
}
