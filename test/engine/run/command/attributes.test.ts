import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

const fence = (attributes: string, ...lines: string[]) =>
  `\n\`\`\`bash { ${attributes} }\n${lines.join('\n')}\n\`\`\`\n`;

async function place(body: string, values = '') {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, `# P\n\n## Deployment\n${body}`);
  await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\nenvironment: staging\n${values}`);
  return { dir, file, read: (name: string) => readFile(join(dir, name), 'utf8') };
}

async function begin(file: string, dir: string): Promise<DrivenRun> {
  const engine = new Engine({
    state: join(dir, 'state'),
    actor: 'ann',
    practice: practiceServer(resolve('resources')),
  });
  engines.push(engine);
  const handle = await engine.createRun(file);
  if (handle.session.gates.length > 0) await handle.driver.openGate('deploy');
  return handle;
}

async function walk(body: string, values = '') {
  const place_ = await place(body, values);
  const handle = await begin(place_.file, place_.dir);
  await handle.driver.advance({ kind: 'gate' });
  await handle.driver.whenStill();
  const states = handle.session.work.map(({ id }) => itemState(handle.session.state, id));
  return { ...place_, handle, statuses: states.map(({ status }) => status), states };
}

describe('an attribute of a step', () => {
  it('starts it in its cwd, counted from where the section starts, wherever the step before it went', async () => {
    const { statuses, read } = await walk(
      `${fence('name=make', 'mkdir -p api elsewhere', 'cd elsewhere')}${fence('cwd=api', 'pwd > where')}`,
    );
    expect(statuses).toEqual(['passed', 'passed', 'passed']);
    expect((await read('api/where')).trim().endsWith('/api')).toBe(true);
  });

  it('does not run it where its cwd is missing', async () => {
    const { states } = await walk(fence('cwd=nowhere', 'touch here'));
    expect(states[0]).toMatchObject({
      status: 'failed',
      attempts: [{ exit: 97, reason: 'exit 97: cannot enter the working directory' }],
    });
  });

  it('feeds the whole fence to its interpreter as one command, comments and all', async () => {
    const body =
      '\n```js { interpreter=node }\n// one\nconst fs = require("fs");\n\nfs.writeFileSync("made", String(6 * 7));\n```\n';
    const { statuses, read } = await walk(body);
    expect([statuses, await read('made')]).toEqual([['passed'], '42']);
  });

  it('asks for what promptEnv names like a placeholder, and exports it', async () => {
    const body = fence('promptEnv=RELEASE_NAME', 'printenv RELEASE_NAME > given');
    const held = await walk(body);
    expect(held.handle.session.work[0]?.placeholders).toEqual(['$RELEASE_NAME']);
    expect(held.states[0]?.attempts).toEqual([]);
    const { read } = await walk(body, 'values: { "$RELEASE_NAME": "r 7" }\n');
    expect(await read('given')).toBe('r 7\n');
  });

  it('tries it again as often as retries says, every try an attempt in the journal', async () => {
    const third = 'echo x >> tries; [ "$(wc -l < tries)" -ge 3 ]';
    const enough = await walk(fence('retries=2', third));
    expect(enough.statuses).toEqual(['passed']);
    expect(enough.states[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'passed']);
    const short = await walk(fence('retries=1', third));
    expect(short.states[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  });

  it('tries again what timed out, as often as retries says', async () => {
    const { states, read } = await walk(
      fence('retries=1 timeout=400ms', 'echo x >> tries; [ "$(wc -l < tries)" -ge 2 ] || sleep 60'),
    );
    expect(states[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['timed-out', 'passed']);
    expect(await read('tries')).toBe('x\nx\n');
  });

  it('is tried again in a rollback too', async () => {
    const { handle, read } = await walk(
      `${fence('name=deploy', 'echo deployed')}\n## Rollback\n${fence('retries=2', 'echo x >> tries; [ "$(wc -l < tries)" -ge 3 ]')}`,
    );
    const engine = engines.at(-1);
    const run = (await engine?.startRollback(handle.session.run, null, { reason: 'a test' })) ?? '';
    await engine?.rollbackSettled(run);
    expect((await engine?.run(run))?.session.state.outcome).toBe('passed');
    expect(await read('tries')).toBe('x\nx\nx\n');
  });

  it('lets the walk continue after a failure with continueOnError, and leaves the failure where it is', async () => {
    const { handle, statuses } = await walk(
      `${fence('continueOnError=true', 'false')}${fence('name=after', 'touch after')}`,
    );
    expect(statuses).toEqual(['failed', 'passed']);
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect(handle.session.events.filter(({ type }) => type === 'item.started')).toHaveLength(2);
    expect(await handle.driver.finish()).toBe('cancelled');
  });

  it('lets an idempotent step with an unknown outcome run again, and says that it was no person', async () => {
    const { file, dir } = await place(`${fence('idempotent=true', 'touch a')}${fence('name=b', 'touch b')}`);
    const handle = await begin(file, dir);
    const [again, never] = handle.session.work.map(({ id }) => id);
    for (const item of [again, never]) {
      const common = { item: item ?? '', attempt: 1 };
      await handle.session.append({
        type: 'item.started',
        ...common,
        target: 'local',
        command: 'touch',
        timeoutMs: 1_000,
      });
      await handle.session.append({
        type: 'item.ended',
        ...common,
        outcome: 'unknown',
        exit: null,
        durationMs: 1,
        outputBytes: 0,
        outputSha256: '',
      });
    }
    await expect(handle.driver.run(never ?? '')).rejects.toThrow('unknown outcome');
    expect(await (await handle.driver.run(again ?? '')).done).toBe('passed');
    expect(handle.session.events.filter(({ type }) => type === 'item.decided')).toMatchObject([
      { item: again, actor: 'slipway', reason: expect.stringContaining('idempotent') },
    ]);
  });

  it('lets a run take only what is tagged, and refuses a tag that nothing has', async () => {
    const { file, dir, read } = await place(
      `${fence('tag="web,edge"', 'echo web >> done')}${fence('tag=db', 'echo db >> done')}`,
    );
    const call = (...args: string[]) => runSlipway(args, { SLIPWAY_HOME: join(dir, 'state') });
    expect((await call('run', file, '--yes', '--tag', 'edge')).code).toBe(0);
    expect(await read('done')).toBe('web\n');
    const none = await call('run', file, '--yes', '--tag', 'cache');
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringContaining('No item has the tag "cache". Nothing was run.'),
    ]);
  });

  it('is reported with its line where it names a target that the sidecar does not know', async () => {
    const { file } = await place(`${fence('target=web-9', 'uptime')}`);
    const { stdout } = await runSlipway(['plan', file, '--json'], {});
    expect(JSON.parse(stdout).diagnostics).toContainEqual({
      code: 'unknown-target',
      severity: 'warning',
      message: expect.stringContaining('"web-9"'),
      line: 5,
      column: 1,
    });
  });
});
