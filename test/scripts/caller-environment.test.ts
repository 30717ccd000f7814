import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callerEnvironment, fromCaller } from '../../scripts/caller-environment.mjs';
import { callIn, copyProject, npmStart, plainEnvironment } from '../support/project-copy.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(process.platform === 'win32')('npm start', () => {
  it('hands on the environment in which npm was called, and opens the file named there', async () => {
    const dir = await folder();
    const project = await copyProject(dir);
    await mkdir(join(project, 'docs'));
    const env = { ...plainEnvironment(dir), ELECTRON_RUN_AS_NODE: '1', TEAM: 'ours' };
    const { args, env: got } = callIn((await npmStart(join(project, 'docs'), env, 'CHECK.md')).lines);
    expect(args).toEqual(['open', '--browser', join(project, 'docs', 'CHECK.md')]);
    expect(got.PATH).toBe(env.PATH);
    expect(got.TEAM).toBe('ours');
    const added = /^(?:INIT_CWD|NODE|COLOR|npm_.*|ELECTRON_RUN_AS_NODE)$/;
    expect(Object.keys(got).filter((name) => added.test(name))).toEqual([]);
  });

  it('opens a rehearsal where no file is named', async () => {
    const dir = await folder();
    const project = await copyProject(dir);
    expect(callIn((await npmStart(project, plainEnvironment(dir))).lines).args).toEqual(['practice']);
  });
});

describe('the environment of the caller', () => {
  it('outside npm is what it is, without the project’s own tools', () => {
    const project = resolve('/opt', 'slipway');
    const env = {
      PATH: [join(project, 'node_modules', '.bin'), '/usr/bin', '/other/node_modules/.bin'].join(
        process.platform === 'win32' ? ';' : ':',
      ),
      NODE: 'mine',
      COLOR: 'always',
    };
    const got = callerEnvironment(env, project);
    expect(got.PATH?.split(process.platform === 'win32' ? ';' : ':')).toEqual([
      '/usr/bin',
      '/other/node_modules/.bin',
    ]);
    expect(got).toMatchObject({ NODE: 'mine', COLOR: 'always' });
  });

  it('has an editor of its own, and none of npm’s', () => {
    const npm = { npm_execpath: '/usr/lib/npm' };
    const editorOf = (env: NodeJS.ProcessEnv) => callerEnvironment({ ...npm, ...env }).EDITOR;
    expect(
      editorOf({ EDITOR: process.platform === 'win32' ? 'undefined\\notepad.exe' : 'vi' }),
    ).toBeUndefined();
    expect(editorOf({ EDITOR: 'code', VISUAL: 'code' })).toBeUndefined();
    expect(editorOf({ EDITOR: 'nano', VISUAL: 'code' })).toBe('nano');
  });

  it('says where a relative file lies', () => {
    expect(fromCaller('a.md', { INIT_CWD: resolve('/team') })).toBe(resolve('/team/a.md'));
    expect(fromCaller('a.md', {})).toBe(resolve('a.md'));
  });
});
