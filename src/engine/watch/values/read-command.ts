import type { ScrapedSample } from '../../measures/exposition-line.ts';
import { parseExposition } from '../../measures/parse-exposition.ts';
import type { Scrape } from '../../measures/series-index.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { ExecResult, Transport } from '../../transport/transport.ts';
import { NotReadError } from '../metrics/not-read.ts';
import * as words from '../words/value-words.ts';

const script = loadScript('watch/command-source');

/** A command that prints what is measured. A person says that it only reads. */
export interface CommandSource {
  readonly command: string;
  /** The series that a single number is; null where it prints names. */
  readonly name: string | null;
  readonly timeoutMs: number;
}

/** As much as a command may print, in bytes. */
const mostBytes = 64 * 1_024;
/** What the script says of a command that was stopped because its time was over. */
const stopped = 124;

/** Runs it once; `now` gives epoch ms. Throws where it hangs, fails, prints too much, or anything that is no number. */
export async function readCommand(
  transport: Transport,
  { command, name, timeoutMs }: CommandSource,
  now: () => number,
): Promise<Scrape> {
  const seconds = String(Math.max(1, Math.ceil(timeoutMs / 1_000)));
  const asked = scriptCommand(script, command, seconds, String(mostBytes + 1));
  // Its host stops it; this is for a host that no longer answers.
  const result = await transport.exec(asked, { timeoutMs: timeoutMs + 10_000 });
  const text = printed(result, timeoutMs);
  return { at: now(), samples: samplesOf(text, name) };
}

function printed({ stdout, stderr, exit }: ExecResult, timeoutMs: number): string {
  const why = stderr.toString('utf8').trim().split('\n')[0]?.slice(0, 200) ?? '';
  if (exit === stopped) throw refused(words.hung(timeoutMs));
  if (stdout.length > mostBytes) throw refused(words.tooMuch(mostBytes));
  if (exit !== 0) throw refused(words.exited(exit, why));
  return stdout.toString('utf8');
}

/** A number alone, or `name value` lines as a page of metrics has them, labels included. Throws for anything else. Pure. */
export function samplesOf(text: string, name: string | null): readonly ScrapedSample[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [only] = lines;
  if (only === undefined) throw refused(words.printedNothing);
  if (lines.length === 1 && isNumber(only.trim())) {
    if (name === null) throw refused(words.noName);
    return [{ name, labels: {}, value: Number(only), at: null }];
  }
  return lines.map((line) => {
    const [sample] = line.trimStart().startsWith('#') ? [] : parseExposition(line);
    if (sample === undefined || !Number.isFinite(sample.value))
      throw refused(words.noLine(line.slice(0, 80)));
    return { ...sample, at: null };
  });
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
}

function refused(message: string): NotReadError {
  return new NotReadError(message, { saysDown: false });
}
