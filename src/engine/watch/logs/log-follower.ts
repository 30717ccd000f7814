import type { LogSource } from '../../../shared/sidecar/sidecar.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { backoffMs } from '../../../shared/time/backoff.ts';
import { sleep } from '../../../shared/time/sleep.ts';
import type { LogLine, LogSourceState } from '../../../shared/wire/live.ts';
import type { Targets } from '../../targets/targets.ts';
import type { LiveStream } from '../../transport/transport.ts';
import * as words from '../words/watch-words.ts';
import { type FilePosition, FrameReader, followFileCommand, type Notice } from './follow-file.ts';
import { followJournalCommand, readJournalEntry } from './journal-entry.ts';
import { LineSplitter, type RawLine } from './line-splitter.ts';
import { readLine } from './read-line.ts';

/** So much of a line is shown. */
const maxLineBytes = 64 * 1024;
/** An entry of a journal is one line of JSON, in which a byte that is no text takes up to five. */
const maxEntryBytes = 16 * 1024 * 1024;
const backoff = { firstMs: 500, mostMs: 5_000, growth: 'double' } as const;

export type EmitLine = (line: Omit<LogLine, 'n'>) => void;

export interface LogFollowerOptions {
  readonly source: LogSource;
  readonly target: string;
  readonly targets: Targets;
  readonly emit: EmitLine;
  /** Called when what is known of the source has changed. */
  readonly changed: () => void;
}

/** Follows one source through every break, and says where something may be missing. */
export class LogFollower {
  readonly #source: LogSource;
  readonly #target: string;
  readonly #targets: Targets;
  readonly #emit: EmitLine;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #stream: LiveStream | null = null;
  #position: FilePosition | null = null;
  #cursor: string | null = null;
  /** The server's offset from UTC (`+02:00`); null until it has said it. */
  #zone: string | null = null;
  #lines: LineSplitter;
  #frames: FrameReader | null = null;
  /** Whether nothing of this connection's follow has come yet. */
  #isFirst = true;
  #brokenAt: number | null = null;
  #view: LogSourceState;

  constructor({ source, target, targets, emit, changed }: LogFollowerOptions) {
    this.#source = source;
    this.#target = target;
    this.#targets = targets;
    this.#emit = emit;
    this.#changed = changed;
    this.#lines = this.#newLines();
    const name = 'file' in source ? (source.file.split('/').pop() ?? source.file) : source.journal;
    this.#view = {
      id: `${target}/${'file' in source ? source.file : `journal:${source.journal}`}`,
      target,
      source: name,
      state: 'connecting',
      bytes: 0,
      lines: 0,
      gaps: 0,
      reason: null,
    };
    void this.#run();
  }

  get view(): LogSourceState {
    return this.#view;
  }

  close(): void {
    this.#stop.abort();
    this.#stream?.close();
  }

  async #run(): Promise<void> {
    for (let round = 1; !this.#stop.signal.aborted; round += 1) {
      try {
        const transport = this.#targets.get(this.#target);
        if (this.#target !== 'local')
          await this.#targets.remote(this.#target).connection.clientAgain(this.#stop.signal);
        this.#isFirst = true;
        this.#lines = this.#newLines();
        const frames = new FrameReader(
          (bytes) => this.#take(bytes),
          (notice) => this.#hear(notice),
        );
        this.#frames = 'file' in this.#source ? frames : null;
        const stream = await transport.follow(this.#command(), (bytes) => this.#push(Buffer.from(bytes)));
        this.#stream = stream;
        if (this.#stop.signal.aborted) return stream.close();
        const end = await stream.done;
        this.#set('broken', end.reason ?? (lastLine(frames.noise) || words.followEnded(end.exit)));
      } catch (error) {
        this.#set('broken', errorText(error));
      }
      this.#brokenAt ??= Date.now();
      while (this.#isRefused() && !this.#stop.signal.aborted) await sleep(1_000, this.#stop.signal);
      await sleep(backoffMs(backoff, round), this.#stop.signal);
    }
  }

  /** After a refusal a person acts first; a follow never knocks again by itself. */
  #isRefused(): boolean {
    return this.#target !== 'local' && this.#targets.remote(this.#target).connection.isRefused;
  }

  #command(): string {
    if ('file' in this.#source) return followFileCommand(this.#source.file, this.#position);
    return followJournalCommand(this.#source.journal, this.#cursor);
  }

  #newLines(): LineSplitter {
    return new LineSplitter('file' in this.#source ? maxLineBytes : maxEntryBytes);
  }

  #push(chunk: Buffer): void {
    if (this.#frames === null) this.#take(chunk);
    else this.#frames.push(chunk);
    this.#changed();
  }

  #take(chunk: Buffer): void {
    for (const line of this.#lines.push(chunk)) {
      if ('journal' in this.#source) this.#entry(line);
      else this.#line(line);
    }
  }

  #hear(notice: Notice): void {
    if (notice.type === 'began') this.#zone = notice.zone;
    else if (notice.type === 'position') this.#stand(notice);
    else if (this.#position !== null) this.#position = { ...this.#position, head: notice.head };
  }

  /** What comes next is of this file, from this place on. */
  #stand({ kind, position, mayLack }: Extract<Notice, { readonly type: 'position' }>): void {
    this.#flush();
    this.#position = position;
    if (this.#isFirst) {
      this.#resumed(words.atByte(position.offset), mayLack ? words.maybeLost : null);
      return;
    }
    if (mayLack) this.#lack();
    if (kind !== 'rotated' && kind !== 'truncated') return;
    const what = kind === 'rotated' ? words.rotated : words.truncated;
    this.#mark(mayLack ? words.lackingBefore(what) : what);
  }

  /** The last line of a file that has been replaced or emptied will have no end any more. */
  #flush(): void {
    const last = this.#lines.end();
    if (last !== null && !/^\0*$/.test(last.text)) this.#line(last);
  }

  #line({ text, bytes, isCut }: RawLine): void {
    if (this.#position !== null)
      this.#position = { ...this.#position, offset: this.#position.offset + bytes };
    this.#count(bytes);
    const line = readLine(text, this.#zone);
    this.#emit({
      target: this.#target,
      source: this.#view.source,
      ...line,
      ...(isCut ? { text: line.text + words.cut(bytes) } : {}),
    });
  }

  #entry({ text, bytes, isCut }: RawLine): void {
    const entry = isCut ? null : readJournalEntry(text);
    if (entry === null) {
      // Anything else that comes is no entry: what a login prints, or what journalctl says of itself.
      if (isCut) this.#mark(words.entryLeftOut(bytes));
      if (isCut) this.#lack();
      return;
    }
    const { cursor, identifier, ...line } = entry;
    const isKnown = this.#isFirst && this.#cursor !== null && cursor === this.#cursor;
    if (this.#isFirst)
      this.#resumed(words.atCursor, this.#cursor === null || isKnown ? null : words.entriesLost);
    this.#cursor = cursor ?? this.#cursor;
    if (isKnown) return;
    this.#count(bytes);
    const shown =
      line.text.length > maxLineBytes ? line.text.slice(0, maxLineBytes) + words.cut(bytes) : line.text;
    this.#emit({ target: this.#target, source: identifier ?? this.#view.source, ...line, text: shown });
  }

  /** The follow stands; `loss` is what is known to be missing since the last one, null for nothing. */
  #resumed(where: string, loss: string | null): void {
    this.#isFirst = false;
    if (this.#brokenAt !== null) {
      const gap = ((Date.now() - this.#brokenAt) / 1_000).toFixed(1);
      this.#mark(words.reconnected(gap, where, loss ?? words.nothingLost));
      this.#brokenAt = null;
    }
    if (loss !== null) this.#lack();
    this.#set('live', null);
  }

  #mark(text: string): void {
    this.#emit({ at: Date.now(), target: this.#target, source: this.#view.source, level: 'mark', text });
  }

  #lack(): void {
    this.#view = { ...this.#view, gaps: this.#view.gaps + 1 };
  }

  #count(bytes: number): void {
    this.#view = { ...this.#view, bytes: this.#view.bytes + bytes, lines: this.#view.lines + 1 };
  }

  #set(state: LogSourceState['state'], reason: string | null): void {
    this.#view = { ...this.#view, state, reason };
    this.#changed();
  }
}

function lastLine(text: string): string {
  return text.split('\n').at(-1)?.trim() ?? '';
}
