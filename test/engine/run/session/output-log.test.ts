import { hash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OutputLog, readChunks } from '../../../../src/engine/run/session/output-log.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const file = async () => join(await folder(), 'a.1.log');
const bytes = (text: string) => Buffer.from(text);

/** Collects what a watcher of a log is given. */
function reader(log: OutputLog) {
  const seen: string[] = [];
  const ends: number[] = [];
  const stop = log.watch(
    (chunk) => seen.push(Buffer.from(chunk).toString('utf8')),
    () => ends.push(seen.length),
  );
  return { text: () => seen.join(''), ends, stop };
}

describe('the output of an attempt', () => {
  it('is counted, hashed and kept in a file that only its owner can read', async () => {
    const path = await file();
    const log = new OutputLog(path);
    log.write(bytes('héllo '));
    log.write(bytes('world'));
    expect(log.end()).toEqual({ bytes: 12, sha256: hash('sha256', 'héllo world') });
    expect(Buffer.concat([...readChunks(path, 0)]).toString()).toBe('héllo world');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('continues an earlier console’s file and hashes all of it', async () => {
    const path = await file();
    await writeFile(path, 'before ');
    const log = new OutputLog(path);
    expect(log.bytes).toBe(7);
    log.write(bytes('after'));
    expect(log.end()).toEqual({ bytes: 12, sha256: hash('sha256', 'before after') });
  });

  it('of an empty attempt has the hash of no bytes', async () => {
    expect(new OutputLog(await file()).end()).toEqual({ bytes: 0, sha256: hash('sha256', '') });
  });

  it('ignores writes once it has ended', async () => {
    const log = new OutputLog(await file());
    log.write(bytes('a'));
    const ended = log.end();
    log.write(bytes('b'));
    expect(log.end()).toEqual(ended);
    expect(log.bytes).toBe(1);
  });

  it('knows when output last arrived', async () => {
    const log = new OutputLog(await file(), () => 1_000);
    expect(log.lastAt).toBe(1_000);
    log.write(bytes('a'));
    expect(log.lastAt).toBeGreaterThan(1_000);
    log.end();
  });
});

describe.skipIf(process.platform !== 'linux')('an output that the disk refuses', () => {
  it('goes on for whoever watches, who is told once, and counts as far as it was kept', () => {
    const log = new OutputLog('/dev/full');
    let seen = '';
    log.watch(
      (bytes) => {
        seen += Buffer.from(bytes).toString('utf8');
      },
      () => undefined,
    );
    log.write(Buffer.from('first '));
    log.write(Buffer.from('second'));
    expect(seen).toMatch(/^first \r\nslipway: the rest of this output is not kept: .*ENOSPC.*\r\nsecond$/);
    expect(log.end()).toEqual({ bytes: 0, sha256: hash('sha256', '') });
  });
});

describe('whoever watches an output', () => {
  it('gets past output, then new output, each byte once', async () => {
    const log = new OutputLog(await file());
    log.write(bytes('one '));
    const late = reader(log);
    log.write(bytes('two'));
    expect(late.text()).toBe('one two');
    expect(late.ends).toEqual([]);
    log.end();
    expect(late.ends).toHaveLength(1);
  });

  it('gets all of it and the end when it has ended', async () => {
    const log = new OutputLog(await file());
    log.write(bytes('all'));
    log.end();
    const late = reader(log);
    expect([late.text(), late.ends.length]).toEqual(['all', 1]);
  });

  it('gets nothing once it has stopped, not even the end', async () => {
    const log = new OutputLog(await file());
    const gone = reader(log);
    gone.stop();
    log.write(bytes('x'));
    log.end();
    expect([gone.text(), gone.ends]).toEqual(['', []]);
  });
});

describe('a kept output', () => {
  it('is read in chunks from any offset', async () => {
    const path = await file();
    await writeFile(path, 'x'.repeat(150_000));
    const sizes = (offset: number) => [...readChunks(path, offset)].map(({ length }) => length);
    expect(sizes(0)).toEqual([65_536, 65_536, 18_928]);
    expect(sizes(149_999)).toEqual([1]);
    expect(sizes(150_000)).toEqual([]);
    expect(sizes(200_000)).toEqual([]);
  });

  it('that is gone has no bytes', async () => {
    expect([...readChunks(await file(), 0)]).toEqual([]);
  });
});
