import { app, BrowserWindow, type Session, shell, type WebContents } from 'electron';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { confirmOutside } from '../lib/ask-person.ts';
import { isOwnPage, pageOrigin } from '../lib/page.ts';
import { offerContextMenu } from '../menu/context-menu.ts';

/** What a link of a checklist may open outside the console: the web, mail and the telephone. Never a file, never a program. */
const outside = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * Opens a link in the system's own program for it, if its scheme is one of the harmless ones and a person says so. The page cannot
 * tell whether a person wrote a link or a document, a terminal or a server did.
 */
export async function openOutside(url: string, window: BrowserWindow | null): Promise<void> {
  if (!URL.canParse(url) || !outside.has(new URL(url).protocol)) return;
  // As it will be opened: names of hosts in their plain letters.
  const { href } = new URL(url);
  if (!(await confirmOutside(window, href))) return;
  // A system without a program for it says so itself; there is nothing to undo here.
  await attemptAsync(() => shell.openExternal(href), undefined);
}

/** Guards every page this process will ever hold: it stays where it is, opens no window, embeds nothing. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  offerContextMenu(contents);
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url, BrowserWindow.fromWebContents(contents));
    return { action: 'deny' };
  });
}

/**
 * What the console's own page may do: put text on the clipboard (a copy button, a terminal's selection). Notifications are the
 * desktop's own, of what the page reports.
 */
const permitted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Refuses every other permission, and all of them to every other page. */
export function refusePermissions(session: Session): void {
  const allowed = (permission: string, url: string, isMainFrame: boolean): boolean =>
    permitted.has(permission) && isMainFrame && isOwnPage(url);
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(allowed(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    allowed(permission, details.requestingUrl ?? origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  // The page saves a record it made itself; nothing else is ever downloaded.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageOrigin()}/`)) event.preventDefault();
  });
}
