import { connectElectron } from './electron-link.ts';
import type { Link } from './link.ts';
import { connectLoopback } from './loopback-link.ts';

/** Links to the host this window runs in: the desktop host where its bridge is there, the page's own origin otherwise. */
export function connectLink(): Link {
  return window.slipway === undefined ? connectLoopback(location.origin) : connectElectron(window.slipway);
}
