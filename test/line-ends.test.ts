import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it.skipIf(!existsSync('.git'))(
  'line ends are the same on every system, and no file has two kinds',
  async () => {
    // One line a file: its ends in the repository, those on disk, and what .gitattributes says of it.
    const { stdout } = await run('git', ['ls-files', '--eol']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(500);
    const settled = /attr\/(?:-text|text(?:=auto)? eol=(?:lf|crlf))\s/;
    expect(lines.filter((line) => !settled.test(line))).toEqual([]);
    expect(lines.filter((line) => /^i\/(?:crlf|mixed)\s/.test(line) && !line.includes('attr/-text'))).toEqual(
      [],
    );
  },
);
