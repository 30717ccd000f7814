import { app } from 'electron';

/** The console's own scheme: a standard, secure origin, so that nothing has to be granted to `file:`. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://slipway`;

/**
 * Where the console's page comes from, as an origin without a slash at the end.
 * In development the bundler serves it; an installed application never listens to that variable.
 */
export function pageOrigin(): string {
  const development = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return development === undefined ? appOrigin : new URL(development).origin;
}

/** Whether a URL is of the console's own page. `URL.origin` is "null" for own schemes, hence the two parts. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === pageOrigin();
}
