import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attempt } from '../../shared/lib/attempt.ts';

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
 * Reads a command line, the program's own name left out: `[--practice] [--run=ID] [--open=FILE] [FILE.md | file:///FILE.md |
 * slipway://…]`. Desktops of Linux name the files that a person opens with an application by `file:`.
 * Unknown switches are Chromium's and are passed over. `base` is the folder a relative file is meant from.
 */
export function intentOfArguments(args: readonly string[], base: string): LaunchIntent {
  for (const arg of args) {
    const intent = intentOfArgument(arg, base);
    if (intent !== null) return intent;
  }
  return home;
}

/** What one argument asks for; null for one that asks for nothing. */
function intentOfArgument(arg: string, base: string): LaunchIntent | null {
  if (arg === '--practice') return { show: 'practice', ask: false };
  if (arg.startsWith('--run=')) return wishOfRun(arg.slice('--run='.length), false);
  if (arg.startsWith('slipway:')) return intentOfLink(arg);
  const isNamed = arg.startsWith('--open=');
  if (arg.startsWith('-') && !isNamed) return null;
  const file = fileOf(isNamed ? arg.slice('--open='.length) : arg);
  if (file === null || !(isNamed || markdownName.test(file))) return null;
  return { show: 'plan', file: resolve(base, file), ask: false };
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

/** The path that an argument names, by itself or as a `file:` address of this machine; null for one of another machine. */
function fileOf(arg: string): string | null {
  if (!/^file:/i.test(arg)) return arg;
  const url = URL.parse(arg);
  if (url === null || url.host !== '') return null;
  return attempt(() => fileURLToPath(url), null);
}

function wishOfRun(run: string, ask: boolean): LaunchIntent {
  return runName.test(run) ? { show: 'run', run, ask } : home;
}
