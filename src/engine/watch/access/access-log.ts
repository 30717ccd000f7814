import type { AccessFormat } from '../../../shared/sidecar/sidecar.ts';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import { accessMeasures } from '../../measures/tiles.ts';
import type { Traffic } from '../../measures/traffic.ts';
import type { Transport } from '../../transport/transport.ts';
import { NotReadError } from '../metrics/not-read.ts';
import * as words from '../words/access-words.ts';
import { type AccessAnswer, everything } from './access-answer.ts';
import { accessValues, historyOf, type TrafficHistory, trafficOf } from './access-traffic.ts';
import { askAccessLog } from './ask-access-log.ts';

/** What the script calls it, and the unit of durations where the format settles it. */
const known: Readonly<Record<AccessFormat, readonly [format: string, unit: string]>> = {
  // A bare number at the end of its line is one of bytes.
  nginx: ['combined', 'n'],
  apache: ['combined', ''],
  caddy: ['json', 's'],
  haproxy: ['haproxy', 'ms'],
  json: ['json', ''],
};

/** Reading a day takes its time, and what comes after it does not, in ms. */
const patience = { first: 60_000, next: 20_000 } as const;
/** A format and a unit are settled once so many requests have told of them. */
const settledBy = 20;
const mostRoutes = 30;

/** What one reading of a log told. */
export interface AccessReading {
  /** By tile; empty at the first reading, which tells of no time between two. */
  readonly values: Readonly<Record<string, number | null>>;
  /** What was answered since the reading before; null where that is not known. */
  readonly traffic: ReadonlyMap<string, Traffic> | null;
  /** Tiles that nothing can be read of. */
  readonly missing: ReadonlySet<string>;
}

/** Reads an access log again and again over a target's connection: the day before at first, then what came since. Writes nothing there. */
export class AccessLog {
  readonly #path: string;
  readonly #host: string;
  #format: string;
  #unit: string;
  /** Whether its requests are timed at all. */
  #hasDurations = false;
  /** Whether its requests are timed to less than a second. */
  #isTimed = false;
  #routes: ReadonlySet<string> = new Set();
  #position: AccessAnswer['position'] = null;
  #history: TrafficHistory | null = null;
  /** When it was read last, epoch ms; null while it was not. */
  #readAt: number | null = null;

  /** `host` names the target for people. */
  constructor(path: string, format: AccessFormat | null, host: string) {
    this.#path = path;
    this.#host = host;
    [this.#format, this.#unit] = format === null ? ['', ''] : known[format];
  }

  /** What the log said of the day before its first reading; null where it told nothing. */
  get history(): TrafficHistory | null {
    return this.#history;
  }

  /** Throws a NotReadError that says why it cannot be read, or what the connection says. `now` tells the time in epoch ms. */
  async read(transport: Transport, now: () => number): Promise<AccessReading> {
    const isFirst = this.#position === null;
    const answer = await this.#ask(transport, isFirst ? patience.first : patience.next);
    const at = now();
    const elapsed = this.#readAt === null ? 0 : at - this.#readAt;
    this.#readAt = at;
    this.#learn(answer);
    if (isFirst) this.#history = historyOf(answer, this.#host, at);
    return {
      values: isFirst || answer.isLost ? {} : accessValues(answer, elapsed, this.#isTimed),
      traffic: isFirst || answer.isLost ? null : trafficOf(answer, this.#hasDurations),
      missing: new Set(accessMeasures.filter((id) => id.startsWith('latency') && !this.#isTimed)),
    };
  }

  async #ask(transport: Transport, timeoutMs: number): Promise<AccessAnswer> {
    const answer = await askAccessLog(transport, {
      path: this.#path,
      format: this.#format,
      unit: this.#unit,
      position: this.#position,
      routes: this.#routes,
      timeoutMs,
    });
    if (answer.refusal !== null)
      throw new NotReadError(words.refused(maskPassword(this.#path), answer.refusal), { saysDown: false });
    if (answer.position === null)
      throw new NotReadError(words.noAnswer(this.#path, this.#host), { saysDown: true });
    return answer;
  }

  #learn({ probe, position, routes, counts }: AccessAnswer): void {
    this.#position = position;
    const slots = counts.get(everything)?.values() ?? [];
    this.#hasDurations ||= [...slots].some(({ durations }) => durations.size > 0);
    // Whole seconds tell whether answers became slower, and no quantile.
    this.#isTimed ||= this.#hasDurations && (probe?.unit ?? this.#unit) !== 'S';
    if (probe !== null && probe.requests >= settledBy) {
      if (this.#format === '') this.#format = probe.format;
      if (this.#unit === '') this.#unit = probe.unit;
    }
    const named = [...this.#routes, ...routes, ...[...counts.keys()].filter((name) => name.startsWith('/'))];
    this.#routes = new Set([...new Set(named)].slice(0, mostRoutes));
  }
}
