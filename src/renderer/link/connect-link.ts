import { connectElectron } from './electron-link.ts';
import type { Link } from './link.ts';
import { connectLoopback } from './loopback-link.ts';

/** Links to the host of this window: the desktop host where its bridge exists, else the page's origin. */
export function connectLink(): Link {
  return window.slipway === undefined ? connectLoopback(location.origin) : connectElectron(window.slipway);
}
