import { app, type IpcMainEvent } from 'electron';

/** The console's own scheme: a standard, secure origin, so that nothing has to be granted to `file:`. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://slipway`;

/** Where the bundler may serve the page in development: on this machine. */
const developmentHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where the console's page comes from, as an origin without a slash at the end. In development the bundler serves it, and says where in
 * a variable. Only a build that `npm run dev` made for that reads it (`import.meta.env.DEV` is a constant of the build), and only
 * for an address of this machine: the page gets the ports to the engine.
 */
export function pageOrigin(): string {
  const development = import.meta.env.DEV && !app.isPackaged ? process.env.ELECTRON_RENDERER_URL : undefined;
  if (development === undefined || !URL.canParse(development)) return appOrigin;
  const { origin, protocol, hostname } = new URL(development);
  return protocol === 'http:' && developmentHosts.has(hostname) ? origin : appOrigin;
}

/** Whether a URL is of the console's own page. `URL.origin` is "null" for own schemes, hence the two parts. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === pageOrigin();
}

/** Whether a message comes from the main frame of the console's own page; nothing else gets an answer. */
export function isFromOwnPage({
  senderFrame,
  sender,
}: Pick<IpcMainEvent, 'senderFrame' | 'sender'>): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url);
}
