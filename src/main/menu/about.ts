import { app, type BrowserWindow, clipboard } from 'electron';
import { tellAbout } from '../lib/ask-person.ts';

export interface Diagnostics {
  /** Where state lies and what is logged; null where there is no place for it. */
  readonly state: string | null;
  readonly log: string | null;
  /** Where the PATH of steps on this machine comes from; null until that is known. */
  readonly source: string | null;
  /** The PATH itself. */
  readonly path: string;
}

/** Shows what Slipway is and what it goes by on this machine; a person can copy that. */
export async function showAbout(window: BrowserWindow | null, diagnostics: Diagnostics): Promise<void> {
  const text = diagnosticsText(diagnostics);
  if (await tellAbout(window, `Slipway ${app.getVersion()}`, text))
    clipboard.writeText(`Slipway ${app.getVersion()}\n${text}`);
}

function diagnosticsText({ state, log, source, path }: Diagnostics): string {
  const { electron, chrome, node } = process.versions;
  return [
    `Electron ${electron ?? 'unknown'}, Chromium ${chrome ?? 'unknown'}, Node ${node}, ${process.platform} ${process.arch}`,
    `State: ${state ?? 'nowhere, because this account has no home folder'}`,
    `Log: ${log ?? 'none'}`,
    `Environment of steps on this machine: ${source ?? 'not known yet; the login shell is being asked'}.`,
    `PATH: ${path}`,
  ].join('\n');
}
