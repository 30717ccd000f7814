import { Notification } from 'electron';
import type { DesktopLead } from '../../shared/wire/desktop-report.ts';
import { noticeWords, show } from './desktop-words.ts';
import type { Happening } from './happenings.ts';

interface Shown {
  readonly keys: readonly string[];
  readonly notice: Notification;
}

/** The notifications that stand: they are held, because Electron forgets the listeners of one that nobody holds. */
export class Notices {
  readonly #open: (run: string, lead: DesktopLead) => void;
  #shown: readonly Shown[] = [];

  /** `open` leads a person to what a notification is about, when they press it. */
  constructor(open: (run: string, lead: DesktopLead) => void) {
    this.#open = open;
  }

  /** Shows one notification of something that has happened in a run. */
  show(run: string, release: string, happening: Happening): void {
    if (!Notification.isSupported()) return;
    const { title, body } = noticeWords(happening, release);
    const notice = new Notification({ title, body, actions: [{ type: 'button', text: show }] });
    const open = (): void => this.#open(run, happening.lead);
    notice.on('click', open);
    notice.on('action', open);
    notice.on('close', () => this.#drop(notice));
    this.#shown = [...this.#shown, { keys: happening.keys, notice }];
    notice.show();
  }

  /** Takes away the notifications of what is no longer so. */
  keep(true_: ReadonlySet<string>): void {
    for (const { keys, notice } of this.#shown) if (!keys.some((key) => true_.has(key))) this.#end(notice);
  }

  /** Takes away all of them: a person is looking at the window. */
  clear(): void {
    for (const { notice } of this.#shown) this.#end(notice);
  }

  #end(notice: Notification): void {
    this.#drop(notice);
    notice.close();
  }

  #drop(notice: Notification): void {
    this.#shown = this.#shown.filter((shown) => shown.notice !== notice);
  }
}
