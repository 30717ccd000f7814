import { isAbsolute, resolve } from 'node:path';

/**
 * What somebody asks the application to show: a checklist, a run, a rehearsal; or just the window. `ask`: a link asked for it, and any
 * web page can hold one; before a person agrees nothing is opened, read or started.
 */
export type LaunchIntent =
  | { readonly show: 'home' }
  | { readonly show: 'plan'; readonly file: string; readonly ask: boolean }
  | { readonly show: 'run'; readonly run: string; readonly ask: boolean }
  | { readonly show: 'practice'; readonly ask: boolean };

/** What a link can ask for. */
export type LinkIntent = Exclude<LaunchIntent, { readonly show: 'home' }>;

const home: LaunchIntent = { show: 'home' };
const markdownName = /\.(?:md|markdown)$/i;
const runName = /^[A-Za-z0-9-]{1,80}$/;

/**
 * Reads a command line, the program's own name left out: `[--practice] [--run=ID] [--open=FILE] [FILE.md | slipway://…]`.
 * Unknown switches are Chromium's and are passed over. `base` is the folder a relative file is meant from.
 */
export function intentOfArguments(args: readonly string[], base: string): LaunchIntent {
  for (const arg of args) {
    if (arg === '--practice') return { show: 'practice', ask: false };
    if (arg.startsWith('--run=')) return wishOfRun(arg.slice('--run='.length), false);
    if (arg.startsWith('--open='))
      return { show: 'plan', file: resolve(base, arg.slice('--open='.length)), ask: false };
    if (arg.startsWith('slipway:')) return intentOfLink(arg);
    if (!arg.startsWith('-') && markdownName.test(arg))
      return { show: 'plan', file: resolve(base, arg), ask: false };
  }
  return home;
}

/**
 * Reads a link: `slipway://practice`, `slipway://run/ID` or `slipway://open?file=PATH`. Any web page can hold one, so a
 * person is asked before it does anything; a path on a network share is refused all the same, since merely looking at it tells a
 * stranger who is asking.
 */
export function intentOfLink(link: string): LaunchIntent {
  if (!URL.canParse(link)) return home;
  const url = new URL(link);
  if (url.protocol !== 'slipway:') return home;
  if (url.host === 'practice') return { show: 'practice', ask: true };
  if (url.host === 'run') return wishOfRun(url.pathname.slice(1), true);
  const file = url.searchParams.get('file') ?? '';
  const onShare = /^[\\/]{2}/.test(file);
  if (url.host === 'open' && isAbsolute(file) && !onShare && markdownName.test(file))
    return { show: 'plan', file: resolve(file), ask: true };
  return home;
}

/** Reads what a second instance sent; anything else than a wish is the plain window. */
export function intentOfMessage(data: unknown): LaunchIntent {
  if (typeof data !== 'object' || data === null || !('show' in data)) return home;
  const ask = !('ask' in data && data.ask === false);
  if (data.show === 'practice') return { show: 'practice', ask };
  if (data.show === 'run' && 'run' in data && typeof data.run === 'string') return wishOfRun(data.run, ask);
  if (data.show === 'plan' && 'file' in data && typeof data.file === 'string')
    return { show: 'plan', file: data.file, ask };
  return home;
}

/** The address of what is wished for within the page; null where the page decides, or the engine has to say first. */
export function addressOf(wish: LaunchIntent): string | null {
  switch (wish.show) {
    case 'home':
    case 'practice':
      return null;
    case 'plan':
      return `#/plan/${encodeURIComponent(wish.file)}`;
    case 'run':
      return `#/run/${encodeURIComponent(wish.run)}`;
  }
}

function wishOfRun(run: string, ask: boolean): LaunchIntent {
  return runName.test(run) ? { show: 'run', run, ask } : home;
}
