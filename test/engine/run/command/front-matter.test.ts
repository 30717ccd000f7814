import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { readChecklist } from '../../../../src/engine/plan/read-checklist.ts';
import { writeAnswers } from '../../../../src/engine/plan/sidecar/write-answers.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function place(front: string, body: string, sidecar = '') {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, `---\n${front}\n---\n# P\n\n## Deployment\n\n\`\`\`sh\n${body}\n\`\`\`\n`);
  if (sidecar !== '') await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\n${sidecar}`);
  return { dir, file };
}

async function walk(file: string, sshConfig?: string) {
  const state = join(file, '..', 'state');
  const engine = new Engine({
    state,
    practice: practiceServer(resolve('resources')),
    ...(sshConfig === undefined ? {} : { sshConfig }),
  });
  stops.push(() => engine.close());
  const handle = await engine.createRun(file);
  if (handle.session.gates.length > 0) await handle.driver.openGate('deploy');
  await handle.driver.advance({ kind: 'gate' });
  await handle.driver.whenStill();
  return handle.session.state;
}

describe('front matter', () => {
  it('sets variables and where the sections start', async () => {
    const { dir, file } = await place(
      'env: { COLOUR: green, PORT: 8080 }\ncwd: api',
      'echo "$COLOUR $PORT" > said\ncd sub\npwd > where',
    );
    await mkdir(join(dir, 'api', 'sub'), { recursive: true });
    await walk(file);
    expect(await readFile(join(dir, 'api', 'said'), 'utf8')).toBe('green 8080\n');
    expect((await readFile(join(dir, 'api', 'sub', 'where'), 'utf8')).trim()).toMatch(/api\/sub$/);
  });

  it('gives way to the sidecar', async () => {
    const { dir, file } = await place(
      'env: { A: front, B: front }',
      'echo "$A $B" > said',
      'env: { B: sidecar }\n',
    );
    await walk(file);
    expect(await readFile(join(dir, 'said'), 'utf8')).toBe('front sidecar\n');
  });

  it('has its commands read by another shell, each by itself', async () => {
    const { dir, file } = await place('shell: dash', 'readlink /proc/$$/exe > said');
    await walk(file);
    expect(await readFile(join(dir, 'said'), 'utf8')).toMatch(/dash\n$/);
  });

  it('is reported where it cannot be meant, with its line, and the rest of it acts', async () => {
    const parse = await loadPlanParser();
    const plan = parse(
      '---\ntitle: Shop\nenv: { "not a name": 1 }\nshell: [bash, -c]\ntargets: { "bad name!": deploy@web }\ncwd: api\n---\n# P\n',
    );
    expect(plan.diagnostics.filter(({ code }) => code === 'front-matter').map(({ line }) => line)).toEqual([
      5, 3, 4,
    ]);
    expect([plan.title, plan.defaults]).toEqual(['Shop', { cwd: 'api' }]);
  });

  it('leaves single values alone that other tools mean', async () => {
    const parse = await loadPlanParser();
    const plan = parse('---\nenv: production\ntargets: web\nversion: 1.4\n---\n# P\n');
    expect([plan.defaults, plan.diagnostics.filter(({ code }) => code === 'front-matter')]).toEqual([
      undefined,
      [],
    ]);
    expect(plan.metadata).toMatchObject({ env: 'production', version: '1.4' });
  });

  it('does not move into the sidecar when the review is saved, and its targets may stand there', async () => {
    const { dir, file } = await place('targets: { web: deploy@web-1 }', 'sudo systemctl restart app');
    await writeAnswers(file, [
      { kind: 'target', key: 'web', decision: 'deploy@web-1' },
      { kind: 'where', key: 'Deployment', decision: 'web' },
    ]);
    expect(await readFile(join(dir, 'PLAN.slipway.yaml'), 'utf8')).not.toContain('targets');
    const { sidecar } = await readChecklist(file);
    expect(sidecar.diagnostics).toEqual([]);
    expect(sidecar.sidecar.targets).toEqual({ web: { ssh: 'deploy@web-1' } });
  });

  describe.skipIf(sshdMissing !== null)('on a server', () => {
    it('names the target, and its cwd counts from where the run works there', async () => {
      const sshd: Sshd = await startSshd();
      stops.push(() => sshd.stop());
      await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
      await mkdir(join(sshd.home, 'app'));
      const { file } = await place(
        'targets: { web: box }\ncwd: "~/app"',
        'pwd > where',
        'where: { Deployment: web }\n',
      );
      const state = await walk(file, sshd.config);
      expect(Object.values(state.items)[0]?.status).toBe('passed');
      expect((await readFile(join(sshd.home, 'app', 'where'), 'utf8')).trim()).toMatch(/home\/app$/);
    });
  });
});
