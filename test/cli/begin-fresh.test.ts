import { existsSync } from 'node:fs';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { typeSlipway } from '../support/terminal.ts';

const folder = tempFolders();
const checklist =
  '# P\n\n**Version**: 3.1\n\n## Before the release\n- [ ] Call them\n- [ ] `test -d /`\n- [x] Mine\n';

async function place(sidecar = '', text = checklist) {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, text);
  await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\nenvironment: staging\n${sidecar}`);
  const env = { SLIPWAY_HOME: join(dir, 'state') };
  return {
    dir,
    file,
    env,
    call: (...args: string[]) => runSlipway(args, env),
    read: () => readFile(file, 'utf8'),
  };
}

const ticked = checklist.replaceAll('[ ]', '[x]');

describe('a release of a checklist that was run before', () => {
  it('says unattended what earlier runs ticked, and leaves it', async () => {
    const { file, call, read } = await place();
    const first = await call('run', file, '--yes');
    expect(first).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/still ticked/) });
    expect(await read()).toBe(ticked);
    const second = await call('run', file, '--yes');
    expect(second.stderr).toMatch(/2 boxes in the file are still ticked from earlier runs\./);
    expect(second.code).toBe(0);
    expect(await read()).toBe(ticked);
  });

  it('clears exactly those when a person says so', async () => {
    const { file, env, call, read } = await place();
    await call('run', file, '--yes');
    const session = typeSlipway(['run', file], env);
    await session.until('[y]es, [n]o: ');
    expect(session.shown()).toContain('2 boxes in the file are still ticked from earlier runs.');
    session.type('y\r');
    await session.until('Call them');
    expect(session.shown()).toContain('Cleared 2 boxes.');
    expect(await read()).toMatch(/^- \[[ x]\] Call them\n- \[[ x]\] `test -d \/`\n- \[x\] Mine\n$/m);
    await session.until('[q]uit: ');
    session.type('q\r');
    expect(await session.ended).toBe(3);
  });

  it('shows a box that a person ticked before as that, and asks for it', async () => {
    const { file, env } = await place('', '# P\n\n## Before the release\n- [x] Mine\n');
    const session = typeSlipway(['run', file], env);
    await session.until('Mine (ticked in the file before this run)');
    session.type('q\r');
    expect(await session.ended).toBe(3);
  });
});

describe('slipway clear', () => {
  it('clears what runs ticked, then every box, and says how many', async () => {
    const { file, call, read } = await place();
    await call('run', file, '--yes');
    expect(await call('clear', file)).toMatchObject({
      code: 0,
      stdout: 'Cleared 2 boxes.\n',
      stderr: expect.stringMatching(/^1 box was not ticked by a run and stays ticked\./),
    });
    expect(await read()).toBe(checklist);
    expect(await call('clear', file)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No earlier run/),
    });
    expect(await call('clear', file, '--all')).toMatchObject({ code: 0, stdout: 'Cleared 1 box.\n' });
    expect(await read()).toBe(checklist.replace('[x]', '[ ]'));
    expect((await call('clear', file)).stdout).toBe('No box is ticked. Nothing was changed.\n');
  });

  it('finds the runs of a document through a link to it, and after an edit', async () => {
    const { dir, file, call, read } = await place();
    await call('run', file, '--yes');
    await writeFile(file, `${ticked}\nMore words.\n`);
    const link = join(dir, 'LINK.md');
    await symlink(file, link);
    expect((await call('clear', link)).stdout).toBe('Cleared 2 boxes.\n');
    expect(await read()).toBe(`${checklist}\nMore words.\n`);
  });

  it('leaves the boxes of a run that is not over, and refuses to clear every box', async () => {
    const { file, call, read } = await place();
    // Without --yes nobody ticks the first box: the check passes, and the run stays open.
    expect((await call('run', file)).code).toBe(3);
    const held = await read();
    expect(held).toContain('- [x] `test -d /`');
    const { stdout, stderr } = await call('clear', file);
    expect(stderr).toMatch(/1 box was ticked by run \S+, which is not over, and stays ticked\./);
    expect(stdout).toMatch(/^No earlier run/);
    expect(await call('clear', file, '--all')).toMatchObject({ code: 3, stdout: '' });
    expect(await read()).toBe(held);
  });

  it('ends as a usage error where there is no such file', async () => {
    const { dir, call } = await place();
    expect((await call('clear', join(dir, 'NO.md'))).code).toBe(2);
  });
});

describe('where ticks go', () => {
  it('is a copy beside the document, made when the run begins', async () => {
    const { dir, file, call, read } = await place('ticks: copy\n');
    expect((await call('run', file, '--yes')).code).toBe(0);
    expect(await read()).toBe(checklist);
    expect(await readFile(join(dir, 'PLAN.3.1.md'), 'utf8')).toBe(ticked);
    expect((await call('run', file, '--yes')).stderr).not.toMatch(/still ticked/);
    expect(existsSync(join(dir, 'PLAN.3.1-2.md'))).toBe(true);
    expect((await call('clear', file)).stdout).toMatch(/^No earlier run/);
    expect((await call('clear', join(dir, 'PLAN.3.1.md'))).stdout).toBe('Cleared 2 boxes.\n');
    expect(await readFile(join(dir, 'PLAN.3.1.md'), 'utf8')).toBe(checklist);
  });

  it.each(['off', '"off"'])('is the journal alone with %s', async (word) => {
    const { dir, file, call, read } = await place(`ticks: ${word}\n`);
    expect((await call('run', file, '--yes')).code).toBe(0);
    expect(await read()).toBe(checklist);
    expect((await readdir(dir)).sort()).toEqual(['PLAN.md', 'PLAN.slipway.yaml', 'state']);
  });
});
