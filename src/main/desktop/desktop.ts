import { sep } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { DesktopLead, DesktopReport, RunReport } from '../../shared/wire/desktop-report.ts';
import { callForAttention, showAttention } from './attention.ts';
import { happenings, truths } from './happenings.ts';
import { Notices } from './notices.ts';
import { StayAwake } from './stay-awake.ts';

export interface DesktopOptions {
  /** Shows a run in the window and leads a person to what a notification told of. */
  readonly open: (run: string, lead: DesktopLead) => void;
  /** The screen shows something else: a checklist, or none. Called for the first report too. */
  readonly shows: () => void;
  /** Where state lies: checklists of rehearsals are there, which nobody opens again. */
  readonly state: string | null;
}

/** What the desktop around the window shows of it: notifications, the dock or task bar, recent files, and whether it may sleep. */
export class Desktop {
  readonly #options: DesktopOptions;
  readonly #notices: Notices;
  readonly #awake = new StayAwake();
  #window: BrowserWindow | null = null;
  #run: RunReport | null = null;
  #file: string | null | undefined;

  constructor(options: DesktopOptions) {
    this.#options = options;
    this.#notices = new Notices(options.open);
  }

  /** The window there is from now on. Looking at it ends what called for it. */
  watch(window: BrowserWindow): void {
    this.#window = window;
    window.on('focus', () => {
      window.flashFrame(false);
      this.#notices.clear();
    });
    window.on('closed', () => {
      this.#window = null;
      // Nobody tells of a run any more: nothing may stand that would never be taken away.
      this.hear({ file: null, run: null });
    });
  }

  /** Takes what the window shows now. What came of it is told once, and only to who looks elsewhere. */
  hear({ file, run }: DesktopReport): void {
    const before = this.#run;
    this.#run = run;
    this.#awake.follow(run);
    showAttention(this.#window, run);
    this.#notices.keep(truths(run));
    const happened = happenings(before, run);
    if (this.#window !== null && run !== null && !this.#window.isFocused()) {
      for (const happening of happened) this.#notices.show(run.id, run.release, happening);
      if (happened.length > 0) callForAttention(this.#window);
    }
    this.#showFile(file);
  }

  #showFile(file: string | null): void {
    if (file === this.#file) return;
    this.#file = file;
    if (process.platform === 'darwin') this.#window?.setRepresentedFilename(file ?? '');
    const { state, shows } = this.#options;
    const isRehearsal = file !== null && state !== null && file.startsWith(state + sep);
    if (file !== null && !isRehearsal && process.platform !== 'linux') app.addRecentDocument(file);
    shows();
  }
}
