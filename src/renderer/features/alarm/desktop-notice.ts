import { attempt, attemptAsync } from '../../../shared/lib/attempt.ts';
import { hasDesktop } from '../desktop/tell-desktop.ts';

/** Asks the system, after a press of a person, whether the window may show notifications. */
export function askForNotices(): void {
  if (hasDesktop() || !('Notification' in window) || Notification.permission !== 'default') return;
  // Without permission the sound and the chip remain.
  void attemptAsync(() => Notification.requestPermission(), undefined);
}

/**
 * Shows a desktop notification that leads back to the window; gives the function that takes it away. In the desktop's own window
 * the desktop tells, from what it is told of the run: one notification of a thing, never two.
 */
export function showNotice(title: string, body: string, open: () => void): () => void {
  if (hasDesktop()) return () => undefined;
  const notice = attempt(() => {
    if (!('Notification' in window) || Notification.permission !== 'granted') return null;
    return new Notification(title, { body, tag: 'slipway-alert', requireInteraction: true });
  }, null);
  if (notice === null) return () => undefined;
  notice.onclick = () => {
    window.focus();
    open();
  };
  return () => notice.close();
}
