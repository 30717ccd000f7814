import type { JournalEvent } from '../../../shared/journal/events.ts';
import type { Judged } from '../../../shared/journal/judgment-shape.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { judge } from '../../judge/judge.ts';
import { type Comparison, type Slot, sameTimeOfDay, slotMs } from '../../judge/slots.ts';
import { leastLooks } from '../../judge/spend-risk.ts';
import { type ChangeWindow, stepWindow, unchanged } from './change-window.ts';
import type { Histories } from './counted-once.ts';
import { dayBefore } from './day-before.ts';
import { judgedRelease } from './judged-release.ts';
import type { KeptSlots } from './kept-slots.ts';
import { type ClosedSlot, type Reading, SlotBook } from './slot-book.ts';

/** A day of slots before the change, and as many since: what is older says nothing of now. */
const mostSlots = 4_320;

/** A service that makes up names of routes must not fill the memory. */
const mostBooks = 200;

export interface JudgeWatchOptions {
  /** What the run's journal holds so far. */
  readonly events: readonly JournalEvent[];
  readonly work: () => readonly WorkItem[];
  /** Epoch ms. */
  readonly now: number;
  /** How long the release soaks, in ms; 0 where the plan does not say. */
  readonly soakMs: number;
  readonly kept: KeptSlots;
  /** Told after each look. */
  readonly judged: (judged: Judged) => void;
}

/** The slots of one stream by their phase. */
interface Book {
  readonly kind: ClosedSlot['kind'];
  readonly name: string;
  bounds: readonly number[];
  before: Slot[];
  after: Slot[];
}

/** Sums up what a release's sources say, before its change and since, and judges it slot by slot. */
export class JudgeWatch {
  readonly #options: JudgeWatchOptions;
  readonly #slots: SlotBook;
  readonly #books = new Map<string, Book>();
  #window: ChangeWindow;
  #judged: Judged | null = null;
  /** When the first command of the change began, epoch ms; null before it. */
  #changedAt: number | null = null;
  #resumed: Promise<void> = Promise.resolve();

  constructor(options: JudgeWatchOptions) {
    this.#options = options;
    const { events, work, now } = options;
    this.#slots = new SlotBook(now, (closed) => this.#close(closed));
    this.#window = unchanged(now);
    for (const event of events) this.#step(event, work());
  }

  /** What was said last; null while there is nothing to compare. */
  get judged(): Judged | null {
    return this.#judged;
  }

  /** Takes what was kept when the run was open before. */
  resume(): Promise<void> {
    this.#resumed = this.#takeKept();
    return this.#resumed;
  }

  async #takeKept(): Promise<void> {
    for (const line of await this.#options.kept.read()) {
      if ('at' in line) this.#forgetAfter();
      else for (const closed of line.slots) this.#note(closed, line.phase);
    }
  }

  hear(event: JournalEvent): void {
    const before = this.#window;
    this.#step(event, this.#options.work());
    const { phase, at } = this.#window;
    if (phase === before.phase && phase !== 'during') return;
    if (phase === 'during') this.#forgetAfter();
    if (phase !== 'after') return;
    this.#slots.restart(at);
    this.#options.kept.append({ phase, at });
  }

  take(reading: Reading): void {
    const { phase } = this.#window;
    if (phase === 'before' || phase === 'after') this.#slots.add(reading);
  }

  /**
   * Takes what logs say of the time before the run was watched. What is later than the first command of the change, or was measured since,
   * is left out; it is read anew by every console, and not kept.
   */
  async takeHistory(histories: Histories): Promise<void> {
    await this.#resumed;
    const until = this.#changedAt ?? Number.POSITIVE_INFINITY;
    for (const { kind, name, bounds, slots } of dayBefore(histories)) {
      const book = this.#bookOf(kind, name, bounds);
      if (book === null) continue;
      const oldest = Math.min(until, book.before[0]?.at ?? until);
      const past = slots.filter(({ at }) => at + slotMs <= oldest);
      book.before = [...past.map((slot) => fitted(slot, bounds, book)), ...book.before].slice(-mostSlots);
    }
  }

  #step(event: JournalEvent, work: readonly WorkItem[]): void {
    this.#window = stepWindow(this.#window, event, work);
    if (this.#window.phase !== 'before') this.#changedAt ??= this.#window.at;
  }

  #close(closed: readonly ClosedSlot[]): void {
    const { phase, at } = this.#window;
    if (phase !== 'before' && phase !== 'after') return;
    for (const each of closed) this.#note(each, phase);
    this.#options.kept.append({ phase, slots: closed });
    if (phase === 'after') this.#look(at);
  }

  #note({ kind, name, bounds, slot }: ClosedSlot, phase: 'before' | 'after'): void {
    const book = this.#bookOf(kind, name, bounds);
    if (book === null) return;
    book[phase].push(fitted(slot, bounds, book));
    if (book[phase].length > mostSlots) book[phase].shift();
  }

  /** The book of a stream; null where there are too many already. */
  #bookOf(kind: Book['kind'], name: string, bounds: Book['bounds']): Book | null {
    const key = `${kind} ${name}`;
    const book = this.#books.get(key) ?? { kind, name, bounds, before: [], after: [] };
    if (!this.#books.has(key) && this.#books.size >= mostBooks) return null;
    this.#books.set(key, book);
    // A slot in which nothing was answered has none of its own.
    if (book.bounds.length === 0) book.bounds = bounds;
    return book;
  }

  #forgetAfter(): void {
    for (const book of this.#books.values()) book.after = [];
  }

  #look(since: number): void {
    // A route that nobody asked for before, or since, is compared with nothing and must not take its share of the risk.
    const compared = [...this.#books.values()]
      .filter(({ kind, before, after }) => kind === 'all' || (before.length > 0 && after.length > 0))
      .map((book) => comparisonOf(book, since));
    const look = compared.find(({ after }) => after.kind === 'all')?.after.slots.length ?? 0;
    if (look === 0) return;
    const planned = Math.max(leastLooks, Math.ceil(this.#options.soakMs / slotMs));
    this.#judged = judgedRelease(judge(compared, look, planned), since);
    this.#options.judged(this.#judged);
  }
}

/** A release that times by other bounds cannot be compared with the one before it. */
function fitted(slot: Slot, bounds: readonly number[], book: Book): Slot {
  return bounds.join(' ') === book.bounds.join(' ') ? slot : { ...slot, durations: null };
}

function comparisonOf({ kind, name, bounds, before, after }: Book, since: number): Comparison {
  return {
    before: { kind, name, bounds, slots: sameTimeOfDay(before, since) },
    after: { kind, name, bounds, slots: after },
  };
}
