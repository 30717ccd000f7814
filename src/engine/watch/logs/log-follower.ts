import { parseJson } from '../../../shared/lib/attempt.ts';
import type { LogSource } from '../../../shared/sidecar/sidecar.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { backoffMs } from '../../../shared/time/backoff.ts';
import { sleep } from '../../../shared/time/sleep.ts';
import type { LogLine, LogSourceState } from '../../../shared/wire/live.ts';
import type { Targets } from '../../targets/targets.ts';
import { quoteWord } from '../../transport/quote.ts';
import type { LiveStream } from '../../transport/transport.ts';
import * as words from '../words/watch-words.ts';
import { type FilePosition, followFileCommand, readHead } from './follow-file.ts';
import { priorityLevel, readLine } from './read-line.ts';

/** A line longer than this is cut there: one without an end must not fill the memory. */
const maxLineBytes = 64 * 1024;
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
  #carry: Buffer = Buffer.alloc(0);
  #headSeen = false;
  #brokenAt: number | null = null;
  #view: LogSourceState;

  constructor({ source, target, targets, emit, changed }: LogFollowerOptions) {
    this.#source = source;
    this.#target = target;
    this.#targets = targets;
    this.#emit = emit;
    this.#changed = changed;
    const name = 'file' in source ? (source.file.split('/').pop() ?? source.file) : source.journal;
    this.#view = {
      id: `${target}/${'file' in source ? source.file : `journal:${source.journal}`}`,
      target,
      source: name,
      state: 'connecting',
      bytes: 0,
      lines: 0,
      lostBytes: 0,
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
        this.#headSeen = false;
        this.#carry = Buffer.alloc(0);
        const stream = await transport.follow(this.#command(), (bytes) => this.#take(Buffer.from(bytes)));
        this.#stream = stream;
        if (this.#stop.signal.aborted) return stream.close();
        const end = await stream.done;
        this.#set('broken', end.reason ?? words.followEnded(end.exit));
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
    const from = this.#cursor === null ? '-n 200' : `--after-cursor=${quoteWord(this.#cursor)}`;
    return `exec journalctl -u ${quoteWord(this.#source.journal)} ${from} -f -q --no-pager -o json --output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER`;
  }

  #take(chunk: Buffer): void {
    let bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    for (;;) {
      const stop = bytes.indexOf(0x0a);
      if (stop === -1) break;
      this.#line(bytes.subarray(0, stop).toString('utf8'), stop + 1);
      bytes = bytes.subarray(stop + 1);
    }
    if (bytes.length > maxLineBytes) {
      this.#line(bytes.toString('utf8'), bytes.length);
      bytes = Buffer.alloc(0);
    }
    this.#carry = bytes;
    this.#changed();
  }

  #line(raw: string, bytes: number): void {
    if ('journal' in this.#source) {
      this.#entry(raw, bytes);
      return;
    }
    if (!this.#headSeen) {
      const head = readHead(raw);
      if (head !== null) {
        this.#headSeen = true;
        this.#resumed(head.position, head.lost);
        return;
      }
    }
    if (/^tail: .*(?:has been replaced|has appeared|file truncated)/.test(raw)) {
      // From here on offsets count in the new file; its inode is asked for when it is needed.
      this.#position = null;
      this.#emit({
        at: Date.now(),
        target: this.#target,
        source: this.#view.source,
        level: 'mark',
        text: /truncated/.test(raw) ? words.truncated : words.rotated,
      });
      return;
    }
    if (raw.startsWith('tail: ')) return;
    if (this.#position !== null)
      this.#position = { ...this.#position, offset: this.#position.offset + bytes };
    this.#count(bytes);
    this.#emit({ target: this.#target, source: this.#view.source, ...readLine(raw) });
  }

  #entry(raw: string, bytes: number): void {
    const read = parseJson(raw);
    if (typeof read !== 'object' || read === null) return;
    const entry = read as Record<string, unknown>;
    if (!this.#headSeen) {
      this.#headSeen = true;
      this.#resumed(null, 0);
    }
    if (typeof entry.__CURSOR === 'string') this.#cursor = entry.__CURSOR;
    const message = Array.isArray(entry.MESSAGE)
      ? Buffer.from(entry.MESSAGE as number[]).toString('utf8')
      : String(entry.MESSAGE ?? '');
    const line = readLine(message);
    const at = Math.round(Number(entry.__REALTIME_TIMESTAMP) / 1_000);
    this.#count(bytes);
    this.#emit({
      at: Number.isFinite(at) ? at : line.at,
      target: this.#target,
      source: String(entry.SYSLOG_IDENTIFIER ?? this.#view.source),
      level: line.level === 'none' ? priorityLevel(Number(entry.PRIORITY ?? 6)) : line.level,
      text: line.text,
    });
  }

  #resumed(position: FilePosition | null, lost: number): void {
    this.#position = position;
    if (this.#brokenAt !== null) {
      const gap = ((Date.now() - this.#brokenAt) / 1_000).toFixed(1);
      const where = position === null ? words.atCursor : words.atByte(position.offset);
      const loss = lost === 0 ? words.nothingLost : lost < 0 ? words.maybeLost : words.bytesLost(lost);
      this.#emit({
        at: Date.now(),
        target: this.#target,
        source: this.#view.source,
        level: 'mark',
        text: words.reconnected(gap, where, loss),
      });
      this.#brokenAt = null;
    }
    this.#view = { ...this.#view, lostBytes: this.#view.lostBytes + Math.max(0, lost) };
    this.#set('live', null);
  }

  #count(bytes: number): void {
    this.#view = { ...this.#view, bytes: this.#view.bytes + bytes, lines: this.#view.lines + 1 };
  }

  #set(state: LogSourceState['state'], reason: string | null): void {
    this.#view = { ...this.#view, state, reason };
    this.#changed();
  }
}
