import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { showHidden } from '../../shared/text/control-characters.ts';
import type { LinkIntent } from './launch-intent.ts';

/** Lets a person choose a checklist; null when they choose none. */
export async function chooseChecklist(window: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: 'Open a checklist',
    properties: ['openFile' as const],
    filters: [{ name: 'Markdown', extensions: ['md', 'markdown'] }],
  };
  const { filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return filePaths[0] ?? null;
}

/** Asks before the application ends under a run. True to quit. */
export async function confirmQuit(window: BrowserWindow | null, running: number): Promise<boolean> {
  const runs = running === 1 ? 'A run is' : `${running} runs are`;
  return agrees(window, {
    type: 'warning',
    buttons: ['Keep running', 'Quit'],
    message: `${runs} under way.`,
    detail:
      'Quitting ends what runs on this machine. Steps on servers keep running; the run finds them when you open it again.',
  });
}

/** Says that the engine keeps dying, and where its log is. True to try once more, false to quit. */
export async function askAfterFailure(
  window: BrowserWindow | null,
  exit: number,
  log: string | null,
): Promise<boolean> {
  const where = log === null ? '' : `\n\nWhat it said is in ${log}.`;
  return agrees(window, {
    type: 'error',
    buttons: ['Quit', 'Try again'],
    message: 'The engine stopped several times in a row.',
    detail: `Its last exit status was ${exit}. Nothing new starts while it is down. Steps on servers keep running, and every run is as its journal left it.${where}`,
  });
}

/** Says what Slipway is and goes by. True where a person wants a copy of that. */
export async function tellAbout(
  window: BrowserWindow | null,
  message: string,
  detail: string,
): Promise<boolean> {
  return agrees(window, { type: 'info', buttons: ['Close', 'Copy'], message, detail });
}

/** Asks before a link opens or starts something. True to do so. */
export async function confirmLink(window: BrowserWindow | null, wish: LinkIntent): Promise<boolean> {
  const { button, message, detail } = linkWords(wish);
  return agrees(window, { type: 'question', buttons: ['Cancel', button], message, detail });
}

function linkWords(wish: LinkIntent): {
  readonly button: string;
  readonly message: string;
  readonly detail: string;
} {
  switch (wish.show) {
    case 'plan':
      return {
        button: 'Open checklist',
        message: 'A link asks to open a checklist.',
        detail: `${showHidden(wish.file)}\n\nIt has not been read yet, and opening it runs nothing. Open it only if you followed the link yourself.`,
      };
    case 'run':
      return {
        button: 'Show run',
        message: 'A link asks to show a run.',
        detail: `${wish.run}\n\nShowing it runs nothing. Show it only if you followed the link yourself.`,
      };
    case 'practice':
      return {
        button: 'Start practice',
        message: 'A link asks to start the practice server.',
        detail:
          'It starts an SSH server and a small web service on this machine, for a rehearsal. Nothing in production is touched. Start it only if you followed the link yourself.',
      };
  }
}

/** Asks before a link leaves the console. `url` is shown whole. True to open it. */
export async function confirmOutside(window: BrowserWindow | null, url: string): Promise<boolean> {
  return agrees(window, {
    type: 'question',
    buttons: ['Cancel', 'Open'],
    message: 'Open this link outside Slipway?',
    detail: `${showHidden(url)}\n\n${url.startsWith('http:') ? 'It is not encrypted: others on the way can read and change what you see and enter there. ' : ''}It comes from a document, a terminal or a server. Your browser, or the program for such links, opens it with your accounts.`,
  });
}

/** Says why there is no rehearsal. */
export async function tellNoPractice(window: BrowserWindow | null, problem: string): Promise<void> {
  await ask(window, {
    type: 'info',
    buttons: ['Close'],
    message: 'The practice server could not be started.',
    detail: problem,
  });
}

/** Whether a person takes the second of two buttons. */
async function agrees(window: BrowserWindow | null, question: MessageBoxOptions): Promise<boolean> {
  return (await ask(window, question)) === 1;
}

async function ask(window: BrowserWindow | null, options: MessageBoxOptions): Promise<number> {
  const calm = { ...options, defaultId: 0, cancelId: 0, noLink: true };
  const { response } =
    window === null ? await dialog.showMessageBox(calm) : await dialog.showMessageBox(window, calm);
  return response;
}
