import type { LogSource, Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { LogLine, LogSourceState } from '../../../shared/wire/live.ts';
import type { Targets } from '../../targets/targets.ts';
import { LogFollower } from './log-follower.ts';
import { NewestLines } from './newest-lines.ts';

/** Newest lines kept for a console that opens late; older ones are still in their sources. */
const keptLines = 20_000;
/** Of long lines fewer are kept: so many characters in all. */
const keptCharacters = 8 * 1024 * 1024;
/** So much at once is handed on before its time, in characters. */
const batchCharacters = 1024 * 1024;
/** Lines are handed on in portions this often, in ms: fast enough to look live, slow enough to be cheap. */
const batchMs = 50;
/** The counters are reported at most this often, in ms. */
const tellMs = 500;

interface FollowedSource {
  /** The same for the same source on the same host. */
  readonly key: string;
  readonly follower: LogFollower;
}

/** All log sources of a run, merged as they arrive. */
export class MergedLog {
  #followers: readonly FollowedSource[] = [];
  #targets: Targets | null = null;
  readonly #readers = new Set<(lines: readonly LogLine[]) => void>();
  readonly #told: (sources: LogSourceState[]) => void;
  readonly #hide: (text: string) => string;
  readonly #kept = new NewestLines<LogLine>(keptLines, keptCharacters);
  #fresh: LogLine[] = [];
  #freshCharacters = 0;
  #n = 0;
  #batch: NodeJS.Timeout | null = null;
  #telling: NodeJS.Timeout | null = null;

  /** `hide` hides secrets in lines, in what servers say, and in the names of files. */
  constructor(
    sidecar: Sidecar,
    targets: Targets,
    told: (sources: LogSourceState[]) => void,
    hide: (text: string) => string = (text) => text,
  ) {
    this.#told = told;
    this.#hide = hide;
    this.takeSources(sidecar, targets);
  }

  /** Follows what the sidecar names from now on: what is followed already continues where it is, what is not named any more ends. */
  takeSources(sidecar: Sidecar, targets: Targets): void {
    const wanted = (sidecar.logs ?? []).flatMap((source) =>
      targets
        .members(source.on ?? targets.hosts[0] ?? 'local')
        .map((host) => ({ key: JSON.stringify([source, host]), source, host })),
    );
    // Other targets may be other machines by the same names.
    const before = targets === this.#targets ? this.#followers : [];
    const kept = new Map(before.map((followed) => [followed.key, followed]));
    const next = wanted.map(
      ({ key, source, host }) => kept.get(key) ?? { key, follower: this.#follow(source, host, targets) },
    );
    for (const followed of this.#followers) if (!next.includes(followed)) followed.follower.close();
    this.#followers = next;
    this.#targets = targets;
    this.#tellSoon();
  }

  #follow(source: LogSource, host: string, targets: Targets): LogFollower {
    return new LogFollower({
      source,
      target: host,
      targets,
      emit: (line) => this.#add(line),
      changed: () => this.#tellSoon(),
    });
  }

  get sources(): LogSourceState[] {
    return this.#followers.map(({ follower: { view } }) => ({
      ...view,
      id: this.#hide(view.id),
      source: this.#hide(view.source),
      reason: view.reason === null ? null : this.#hide(view.reason),
    }));
  }

  /** A line of Slipway's own, drawn into the stream: what the run did and when. */
  mark(text: string): void {
    this.#add({ at: Date.now(), target: '', source: '', level: 'mark', text });
  }

  /** The newest `tail` lines, then new ones in portions; returns how to stop. */
  read(tail: number, onLines: (lines: readonly LogLine[]) => void): () => void {
    this.#flush();
    if (tail > 0) onLines(this.#kept.last(tail));
    this.#readers.add(onLines);
    return () => this.#readers.delete(onLines);
  }

  close(): void {
    for (const { follower } of this.#followers) follower.close();
    if (this.#batch !== null) clearTimeout(this.#batch);
    if (this.#telling !== null) clearTimeout(this.#telling);
  }

  #add(line: Omit<LogLine, 'n'>): void {
    this.#n += 1;
    const { text, source, stamp } = line;
    this.#fresh.push({
      ...line,
      text: this.#hide(text),
      source: this.#hide(source),
      ...(stamp === undefined ? {} : { stamp: this.#hide(stamp) }),
      n: this.#n,
    });
    this.#freshCharacters += text.length;
    if (this.#freshCharacters > batchCharacters) this.#flush();
    else this.#batch ??= setTimeout(() => this.#flush(), batchMs);
  }

  #flush(): void {
    if (this.#batch !== null) clearTimeout(this.#batch);
    this.#batch = null;
    const lines = this.#fresh;
    if (lines.length === 0) return;
    this.#fresh = [];
    this.#freshCharacters = 0;
    this.#kept.add(lines);
    for (const reader of this.#readers) reader(lines);
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.#told(this.sources);
    }, tellMs);
  }
}
