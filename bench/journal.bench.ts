import { execFileSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { JournalHeads } from '../src/engine/journal/journal-heads.ts';
import { JournalWriter } from '../src/engine/journal/journal-writer.ts';
import type { EventBody } from '../src/shared/journal/events.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave } from './interleave.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = 9;
const singles = 1_500;
const together = 256;
const batches = 60;

/** Events a second of the journal, each durable before it is answered, against a C program that writes the same bytes. */
export function benchJournal(): Promise<readonly Figure[]> {
  return inWorkFolder(async (folder) => {
    const program = join(folder, 'baseline');
    execFileSync('cc', ['-O2', '-o', program, join(import.meta.dirname, 'journal-baseline.c')]);
    const lineBytes = await sizeOfLine(join(folder, 'size'));
    const readings = await interleave(rounds, {
      c: () => baseline(program, join(folder, 'c'), lineBytes),
      single: () => oneAtATime(join(folder, 'single')),
      group: () => inFlight(join(folder, 'group')),
    });
    const against = { name: `C write + fdatasync, ${lineBytes} bytes`, rounds: readings.c };
    return [
      toFigure({
        name: 'journal: one at a time',
        unit: 'events/s',
        rounds: readings.single,
        against,
        goal: { atLeast: 0.85 },
      }),
      toFigure({
        name: `journal: ${together} in flight`,
        unit: 'events/s',
        rounds: readings.group,
        against,
        goal: { atLeast: 40 },
      }),
    ];
  });
}

const event = (attempt: number): EventBody => ({
  type: 'item.ticked',
  item: `part-${attempt % 10}`,
  actor: 'ada',
  note: 'looked at it',
});

async function sizeOfLine(file: string): Promise<number> {
  const writer = JournalWriter.create(file);
  for (let count = 0; count < 100; count += 1) await writer.append(event(count));
  writer.close();
  return Math.round(statSync(file).size / 100);
}

function baseline(program: string, file: string, lineBytes: number): number {
  const printed = execFileSync(program, [file, String(singles), String(lineBytes)], { encoding: 'utf8' });
  rmSync(file);
  return Number(printed);
}

async function oneAtATime(file: string): Promise<number> {
  return rate(file, singles, async (writer) => {
    for (let count = 0; count < singles; count += 1) await writer.append(event(count));
  });
}

async function inFlight(file: string): Promise<number> {
  return rate(file, batches * together, async (writer) => {
    for (let batch = 0; batch < batches; batch += 1) {
      await Promise.all(Array.from({ length: together }, (_, count) => writer.append(event(count))));
    }
  });
}

async function rate(
  file: string,
  events: number,
  write: (writer: JournalWriter) => Promise<void>,
): Promise<number> {
  const kept = `${file}.heads`;
  const writer = JournalWriter.create(file, { heads: JournalHeads.create(kept) });
  const since = performance.now();
  await write(writer);
  const seconds = (performance.now() - since) / 1_000;
  writer.close();
  rmSync(file);
  rmSync(kept);
  return events / seconds;
}
