import { EngineError } from '../../src/engine/lib/engine-error.ts';
import { parseExposition } from '../../src/engine/measures/parse-exposition.ts';
import { readPaths } from '../../src/engine/rollback/restore-point/backup-manifest.ts';
import { readMark } from '../../src/engine/rollback/restore-point/mark-note.ts';
import { pinRelease } from '../../src/engine/rollback/restore-point/release-link.ts';
import { readMissing } from '../../src/engine/rollback/restore-point/verify-backup.ts';
import { hashRestored } from '../../src/engine/rollback/verify/verify-restored.ts';
import { readAnswer } from '../../src/engine/transport/answer.ts';
import { readKnown } from '../../src/engine/transport/copy/known-there.ts';
import { listRemote } from '../../src/engine/transport/copy/list-remote.ts';
import { DurableStream } from '../../src/engine/transport/durable/durable-stream.ts';
import type { SshTransport } from '../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import { FrameReader } from '../../src/engine/watch/logs/follow-file.ts';
import { readJournalEntry } from '../../src/engine/watch/logs/journal-entry.ts';
import { readHostStats } from '../../src/engine/watch/metrics/host-stats.ts';
import { eventBodySchema, type KeptPath } from '../../src/shared/journal/events.ts';
import { logLineSchema } from '../../src/shared/wire/live.ts';
import type { AnswerKind } from './any-answer.ts';

/** Reads an answer as the engine does. Throws where that breaks a promise: it fails unexpectedly, or what it gives could not be journaled. */
export async function takeAnswer(kind: AnswerKind, bytes: Buffer): Promise<void> {
  try {
    await readers[kind](bytes);
  } catch (error) {
    // A refusal in words is an answer, too.
    if (!(error instanceof EngineError)) throw error;
  }
}

const point = { host: 'web', version: '1', paths: [path('/a'), path('/b')] };

function path(name: string): KeptPath {
  return { path: name, kept: `/kept${name}`, sha256: 'ab'.repeat(32), bytes: 1 };
}

/** A transport of which every question is answered with these bytes. */
function answering(stdout: Buffer): SshTransport {
  const exec = async () => ({ exit: 0, stdout, stderr: Buffer.alloc(0) });
  return { target: 'web', exec } as unknown as SshTransport;
}

function mustBeJournaled(body: unknown): void {
  const parsed = eventBodySchema.safeParse(JSON.parse(JSON.stringify(body)));
  if (!parsed.success) throw new Error(`It cannot be journaled: ${parsed.error.message}`);
}

function pinned(paths: readonly KeptPath[]): void {
  mustBeJournaled({ type: 'restore-point.pinned', point: { id: 'p', target: 'web', version: '', paths } });
}

const readers: Readonly<Record<AnswerKind, (bytes: Buffer) => unknown>> = {
  question: (bytes) => readAnswer({ exit: 0, stdout: bytes, stderr: bytes }),
  marker: (bytes) => {
    const stream = new DurableStream('n0nce', () => undefined);
    for (let at = 0; at < bytes.length; at += 7) stream.push(bytes.subarray(at, at + 7));
    const { end } = stream;
    if (end === null) return;
    mustBeJournaled({
      type: 'item.ended',
      item: 'a',
      attempt: 1,
      outcome: 'failed',
      exit: end.exit,
      durationMs: 1,
      outputBytes: stream.received,
      outputSha256: '',
      reason: end.reason,
    });
  },
  frames: (bytes) => {
    const reader = new FrameReader(
      () => undefined,
      () => undefined,
    );
    for (let at = 0; at < bytes.length; at += 11) reader.push(bytes.subarray(at, at + 11));
    return reader.noise;
  },
  entry: (bytes) => {
    const entry = readJournalEntry(bytes.toString('utf8'));
    if (entry === null) return;
    const { cursor: _cursor, identifier, ...line } = entry;
    logLineSchema.parse(
      JSON.parse(JSON.stringify({ n: 1, target: 'web', source: identifier ?? 'a', ...line })),
    );
  },
  paths: async (bytes) => {
    pinned(readPaths(bytes.toString('utf8')));
    pinned([await pinRelease(answering(bytes), '/srv')]);
  },
  missing: (bytes) => {
    if (!readMissing(bytes.toString('utf8')).every(Number.isSafeInteger)) throw new Error('It is no number.');
  },
  mark: (bytes) => readMark(bytes.toString('utf8')),
  known: (bytes) => readKnown(bytes.toString('utf8').split('\n')),
  hashes: async (bytes) => {
    const hashes = await hashRestored(point, answering(bytes));
    const paths = point.paths.map((each, index) => ({ ...each, ...hashes[index] }));
    mustBeJournaled({ type: 'rollback.verified', target: 'web', version: '', paths });
  },
  listing: (bytes) => listRemote(answering(bytes), '~/app', true),
  stats: (bytes) => readHostStats(answering(bytes), { busy: 1, total: 2 }),
  exposition: (bytes) => parseExposition(bytes.toString('utf8')),
};
