import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Link } from './link.ts';
import { useLinkStore } from './link-store.ts';

const LinkContext = createContext<Link | null>(null);

/** Provides the link to its children, and its state to the link store. */
export function LinkProvider({ link, children }: { link: Link; children: ReactNode }) {
  useEffect(() => link.watch(useLinkStore.getState().move), [link]);
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** The link of this window. */
export function useLink(): Link {
  const link = useContext(LinkContext);
  if (link === null) throw new Error('useLink needs a LinkProvider above it');
  return link;
}
