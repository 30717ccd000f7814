import { describe, expect, it } from 'vitest';
import {
  FrameReader,
  followFileCommand,
  type Notice,
} from '../../../../src/engine/watch/logs/follow-file.ts';
import { followJournalCommand, readJournalEntry } from '../../../../src/engine/watch/logs/journal-entry.ts';
import { LineSplitter } from '../../../../src/engine/watch/logs/line-splitter.ts';

describe('the command of a follow', () => {
  it('continues at the last shown byte of the same file', () => {
    expect(followFileCommand('/var/log/app.log', { inode: '7', offset: 42, head: '64.1' })).toMatch(
      / slipway \/var\/log\/app\.log 200 7 42 64\.1$/,
    );
    expect(followFileCommand('~/my app.log', null)).toMatch(/ slipway "\$HOME"\/'my app\.log' 200 '' 0 ''$/);
    expect(followFileCommand('-rf', null)).toMatch(/ slipway \.\/-rf 200 '' 0 ''$/);
  });

  it('asks a journal for the entry it stood at, and for all of every entry', () => {
    expect(followJournalCommand('app', null)).toMatch(/^exec journalctl -u app -n 200 -f .*--all/);
    expect(followJournalCommand("it's", 's=1;i=2')).toMatch(
      /-u 'it'\\''s' --cursor='s=1;i=2' --no-tail -f .*--all/,
    );
  });
});

describe('the output of a follow', () => {
  const file = '@ x\n+ 3\nslipway-log +0000\n';
  const output = `Welcome\n\nslipway-log +0200\n@ begin 7 0 0 20.1\n+ ${file.length}\n${file}.\nh 30.2\n@ rotated 8 0 -1 0.0\n+ 2\nb\n`;

  it.each([1, 2, 7, 1_000])(
    'is the bytes of the file and what is said between them, %d bytes at a time',
    (size) => {
      const notices: Notice[] = [];
      let text = '';
      const reader = new FrameReader(
        (bytes) => {
          text += bytes.toString();
        },
        (notice) => notices.push(notice),
      );
      for (let at = 0; at < output.length; at += size) reader.push(Buffer.from(output.slice(at, at + size)));
      expect(text).toBe(`${file}b\n`);
      expect(notices).toEqual([
        { type: 'began', zone: '+02:00' },
        {
          type: 'position',
          kind: 'begin',
          position: { inode: '7', offset: 0, head: '20.1' },
          mayLack: false,
        },
        { type: 'head', head: '30.2' },
        {
          type: 'position',
          kind: 'rotated',
          position: { inode: '8', offset: 0, head: '0.0' },
          mayLack: true,
        },
      ]);
    },
  );

  it('that never begins says why, and does not fill the memory', () => {
    const reader = new FrameReader(
      () => undefined,
      () => undefined,
    );
    reader.push(Buffer.alloc(1_000_000, 'x'));
    reader.push(Buffer.from('\n/var/log/app.log cannot be read\n'));
    expect(reader.noise).toMatch(/\n\/var\/log\/app\.log cannot be read$/);
    expect(reader.noise.length).toBeLessThan(5_000);
  });
});

describe('lines', () => {
  it('are whole however they come, and of a long one the beginning is kept', () => {
    const text = `one\n\ntwo é\r\n${'é'.repeat(40)}\nopen`;
    for (const size of [1, 3, 1_000]) {
      const lines = new LineSplitter(21);
      const bytes = Buffer.from(text);
      const found: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size)
        found.push(...lines.push(bytes.subarray(at, at + size)));
      expect(found).toEqual([
        { text: 'one', bytes: 4, isCut: false },
        { text: '', bytes: 1, isCut: false },
        { text: 'two é\r', bytes: 8, isCut: false },
        { text: 'é'.repeat(10), bytes: 81, isCut: true },
      ]);
      expect(lines.end()).toEqual({ text: 'open', bytes: 4, isCut: false });
      expect(lines.end()).toBeNull();
    }
  });
});

describe('an entry of a journal', () => {
  const entry = (more: object): string =>
    JSON.stringify({ __CURSOR: 's=1;i=1', __REALTIME_TIMESTAMP: '1700000000000000', PRIORITY: '3', ...more });

  it('has its text in full, however long it is and whatever it holds', () => {
    const trace = `FATAL failed\n${'  at shop.Checkout(Shop.java:7)\n'.repeat(500)}`;
    expect(readJournalEntry(entry({ MESSAGE: trace }))).toEqual({
      cursor: 's=1;i=1',
      identifier: null,
      at: 1_700_000_000_000,
      level: 'fatal',
      text: trace,
    });
    const bytes = [...Buffer.from('\u001b[31mred é\u001b[0m')];
    expect(readJournalEntry(entry({ MESSAGE: bytes }))).toMatchObject({ level: 'error', text: 'red é' });
    expect(readJournalEntry(entry({ MESSAGE: ['one', 'two'], SYSLOG_IDENTIFIER: 'app' }))).toMatchObject({
      text: 'one\ntwo',
      identifier: 'app',
    });
  });

  it.each(['', 'Welcome!', '[]', '{}', 'null', '{"MESSAGE":'])('%j is none', (line) => {
    expect(readJournalEntry(line)).toBeNull();
  });
});
