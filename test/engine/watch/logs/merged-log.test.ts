import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MergedLog } from '../../../../src/engine/watch/logs/merged-log.ts';
import type { LogLine, LogSourceState } from '../../../../src/shared/wire/live.ts';
import { targetsFor } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const logs: MergedLog[] = [];
afterEach(() => {
  for (const log of logs.splice(0)) log.close();
});
const soon = { timeout: 10_000 };

async function following(...names: readonly string[]) {
  const dir = await folder();
  for (const name of names) await writeFile(join(dir, name), `${name} begins\n`);
  const targets = targetsFor(dir, { version: 1 });
  const sidecarOf = (some: readonly string[]) => ({
    version: 1 as const,
    logs: some.map((name) => ({ file: join(dir, name) })),
  });
  let told: readonly LogSourceState[] = [];
  const log = new MergedLog(sidecarOf(names), targets, (sources) => {
    told = sources;
  });
  logs.push(log);
  const seen: LogLine[] = [];
  log.read(0, (lines) => seen.push(...lines));
  return {
    dir,
    log,
    seen,
    told: () => told,
    take: (some: readonly string[]) => log.takeSources(sidecarOf(some), targets),
    text: (name: string) => seen.filter(({ source }) => source === name).map(({ text }) => text),
  };
}

describe('the merged log of a run', () => {
  it('has the lines of all its files, numbered in the order they came, each with its source', async () => {
    const { dir, seen, text } = await following('app.log', 'web.log');
    await expect
      .poll(() => [text('app.log'), text('web.log')], soon)
      .toEqual([['app.log begins'], ['web.log begins']]);
    await appendFile(join(dir, 'web.log'), 'ERROR no route\n');
    await expect.poll(() => text('web.log').length, soon).toBe(2);
    expect(seen.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(seen.at(-1)).toMatchObject({ target: 'local', source: 'web.log', level: 'error' });
  });

  it('shows a line once it is whole', async () => {
    const { dir, text } = await following('app.log');
    await expect.poll(() => text('app.log'), soon).toEqual(['app.log begins']);
    await appendFile(join(dir, 'app.log'), 'half ');
    await appendFile(join(dir, 'app.log'), 'and half\nnext\n');
    await expect.poll(() => text('app.log'), soon).toEqual(['app.log begins', 'half and half', 'next']);
  });

  it('keeps following what is still named and drops the rest', async () => {
    const { dir, take, text, log } = await following('app.log', 'web.log');
    await expect.poll(() => text('app.log').length + text('web.log').length, soon).toBe(2);
    take(['app.log']);
    expect(log.sources.map(({ source }) => source)).toEqual(['app.log']);
    await appendFile(join(dir, 'web.log'), 'unheard\n');
    await appendFile(join(dir, 'app.log'), 'heard\n');
    await expect.poll(() => text('app.log'), soon).toEqual(['app.log begins', 'heard']);
    expect(text('web.log')).toEqual(['web.log begins']);
  });

  it('counts what it followed', async () => {
    const { told } = await following('app.log');
    await expect
      .poll(() => told().map(({ state, lines, bytes, gaps }) => ({ state, lines, bytes, gaps })), soon)
      .toEqual([{ state: 'live', lines: 1, bytes: 15, gaps: 0 }]);
  });

  it('gives a late console the newest lines, then new ones', async () => {
    const { log } = await following();
    for (const text of ['one', 'two', 'three']) log.mark(text);
    const late: string[] = [];
    const stop = log.read(2, (lines) => late.push(...lines.map(({ text }) => text)));
    expect(late).toEqual(['two', 'three']);
    log.mark('four');
    await expect.poll(() => late, soon).toEqual(['two', 'three', 'four']);
    stop();
    log.mark('five');
    log.read(1, () => undefined);
    expect(late).toEqual(['two', 'three', 'four']);
  });

  it('shows Slipway’s own marks as marks', async () => {
    const { log, seen } = await following();
    log.mark('rolling back');
    await expect
      .poll(() => seen, soon)
      .toMatchObject([{ level: 'mark', text: 'rolling back', target: '', source: '' }]);
  });

  it('says why a file cannot be followed, and goes on trying', async () => {
    const dir = await folder();
    const targets = targetsFor(join(dir, 'gone'), { version: 1 });
    const log = new MergedLog({ version: 1, logs: [{ file: '/x.log' }] }, targets, () => undefined);
    logs.push(log);
    await expect
      .poll(() => log.sources[0], soon)
      .toMatchObject({
        state: 'broken',
        reason: expect.stringContaining('could not be followed here'),
      });
  });
});
