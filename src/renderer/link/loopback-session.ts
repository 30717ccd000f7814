import { attempt, attemptAsync } from '../../shared/lib/attempt.ts';
import {
  keyHeader,
  keyProtocolPrefix,
  keyStorageName,
  loopbackProtocol,
  sessionPath,
} from '../../shared/wire/loopback-key.ts';

/** The protocols a socket of this window offers: ours, and the window's key where it has one. */
export function loopbackProtocols(): readonly string[] {
  const key = windowKey();
  return key === null ? [loopbackProtocol] : [loopbackProtocol, `${keyProtocolPrefix}${key}`];
}

/** Whether the host is there and does not know this window; false while it cannot be reached. */
export async function isShutOut(origin: string): Promise<boolean> {
  const headers = { [keyHeader]: windowKey() ?? '' };
  const answer = await attemptAsync(
    () => fetch(`${origin}${sessionPath}`, { headers, cache: 'no-store' }),
    null,
  );
  return answer?.status === 401;
}

/** What the link of this window left behind; null in a window that was opened without one. */
function windowKey(): string | null {
  return attempt(() => sessionStorage.getItem(keyStorageName), null);
}
