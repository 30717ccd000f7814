import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { typeInto, typeSlipway } from '../support/terminal.ts';

const folder = tempFolders();
const fence = (...lines: readonly string[]): string => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

/**
 * An editor as far as these tests are concerned: it prints its size, asks once, and keeps the answer. A new size interrupts
 * `read`; a terminal that is gone makes it fail for good, so it gives up.
 */
const editor = [
  '#!/bin/sh',
  'stty size',
  'trap "stty size" WINCH',
  'printf "berth? "',
  'berth= tries=20; while [ -z "$berth" ] && [ "$tries" -gt 0 ]; do read -r berth || tries=$((tries - 1)); done',
  '[ -n "$berth" ] || exit 1',
  'echo "kept $berth" | tee -a witness',
  '',
].join('\n');

async function place(body: string) {
  const dir = await folder();
  await mkdir(join(dir, 'bin'));
  await writeFile(join(dir, 'bin/nano'), editor);
  await chmod(join(dir, 'bin/nano'), 0o755);
  const file = join(dir, 'PLAN.md');
  await writeFile(
    join(dir, 'PLAN.slipway.yaml'),
    'version: 1\nwhere: { Deployment: local, Rollback: local }\n',
  );
  await writeFile(file, `# Deploy the harbor\n\n${body}`);
  const env = { SLIPWAY_HOME: join(dir, 'state'), PATH: `${join(dir, 'bin')}:${process.env.PATH}` };
  const witness = () => readFile(join(dir, 'witness'), 'utf8').catch(() => '');
  return { dir, file, env, witness };
}

const deployment = `## Deployment\n${fence('nano settings')}- [ ] Looks right\n${fence('echo went >> witness')}`;

describe('a command that asks, in a terminal', () => {
  it('gets what is typed, is recorded, and gives the keyboard back', async () => {
    const { dir, file, env, witness } = await place(deployment);
    const session = typeSlipway(['run', file, '--yes'], env);
    await session.until('berth? ');
    expect(session.shown()).toContain('40 120');
    expect(session.shown()).toContain('Press Ctrl-] to cancel it.');
    session.type('north\r');
    await session.until('kept north');
    expect(await session.ended).toBe(0);
    expect(await witness()).toBe('kept north\nwent\n');
    const [run = ''] = await readdir(join(dir, 'state/runs'));
    const steps = join(dir, 'state/runs', run, 'steps');
    const logs = (await readdir(steps)).filter((name) => name.endsWith('.log'));
    const kept = await Promise.all(logs.map((name) => readFile(join(steps, name), 'utf8')));
    expect(kept.join('')).toContain('kept north');
  });

  it('answers the next question by the same keyboard, with what is typed shown again', async () => {
    const { file, env, witness } = await place(deployment);
    const session = typeSlipway(['run', file], env);
    await session.until('Open the deploy gate? Type yes: ');
    session.type('yes\r');
    await session.until('berth? ');
    session.type('south\r');
    await session.until('[ ] Looks right');
    session.type('y\r');
    expect(await session.ended).toBe(0);
    expect(await witness()).toBe('kept south\nwent\n');
  });

  it('hears of the terminal’s new size', async () => {
    const { file, env } = await place(deployment);
    const session = typeSlipway(['run', file, '--yes'], env);
    await session.until('berth? ');
    session.resize(91, 33);
    session.type('\r');
    await session.until('33 91');
    session.type('south\r');
    await session.ended;
  });

  it('is canceled by Ctrl-]', async () => {
    const { file, env, witness } = await place(deployment);
    const session = typeSlipway(['run', file, '--yes'], env);
    await session.until('berth? ');
    session.type('\u001d');
    await session.until(/\[r\]etry/);
    session.type('q\r');
    expect(await session.ended).toBe(1);
    expect(await witness()).toBe('');
  });

  it.each(['TERM', 'HUP'])('leaves a terminal that echoes when SIG%s ends the run', async (signal) => {
    const { dir, file, env } = await place(deployment);
    const cli = `"${process.execPath}" "${resolve('src/cli/index.ts')}"`;
    // A shell with job control gives the terminal to what runs in front, as a person's does.
    const inFront = `set -m; trap '' TERM HUP; sh -c 'echo $$ > "${dir}/pid"; trap - TERM HUP; exec ${cli} run "${file}" --yes'; stty -a > "${dir}/after"`;
    const session = typeInto('bash', ['-c', inFront], env);
    await session.until('berth? ');
    process.kill(Number(await readFile(join(dir, 'pid'), 'utf8')), `SIG${signal}`);
    await session.ended;
    expect(await readFile(join(dir, 'after'), 'utf8')).toMatch(/[^-]icanon/);
    expect(await readFile(join(dir, 'after'), 'utf8')).toMatch(/[^-]echo[^\w]/);
  });

  it.skipIf(sshdMissing !== null)(
    'has the terminal on a server as well, once a question on the way is answered',
    async () => {
      const sshd = await startSshd('quay');
      try {
        const { dir, file, env } = await place(
          `## Deployment\n${fence('nano settings')}${fence('echo went > went')}`,
        );
        await writeFile(join(sshd.home, 'nano'), editor);
        await chmod(join(sshd.home, 'nano'), 0o755);
        await writeFile(
          join(dir, 'PLAN.slipway.yaml'),
          `version: 1\ntargets: { quay: { ssh: quay } }\nwhere: { Deployment: quay }\nenv: { PATH: "${sshd.home}:${process.env.PATH}" }\n`,
        );
        const session = typeSlipway(['run', file, '--yes'], { ...env, SLIPWAY_SSH_CONFIG: sshd.config });
        await session.until(/fingerprint|host key/i);
        session.type('yes\r');
        await session.until('berth? ');
        session.resize(77, 22);
        session.type('\r');
        await session.until('22 77');
        session.type('east\r');
        await session.until('kept east');
        expect(await session.ended).toBe(0);
      } finally {
        await sshd.stop();
      }
    },
  );

  it('is not started where nobody is at the keyboard, in a rollback either', async () => {
    const { dir, file, env, witness } = await place(
      `## Deployment\n${fence('echo went >> witness')}\n## Rollback\n${fence('echo back >> witness', 'nano settings')}`,
    );
    expect((await runSlipway(['run', file, '--yes'], env)).code).toBe(0);
    const { code, stderr } = await runSlipway(['rollback', file, '--yes'], env);
    expect(code).toBe(3);
    expect(stderr).toContain('needs a person at the keyboard');
    expect(await witness()).toBe('went\nback\n');
    expect(existsSync(join(dir, 'settings'))).toBe(false);
  });

  it('is typed into in a rollback', async () => {
    const { file, env, witness } = await place(
      `## Deployment\n${fence('echo went >> witness')}\n## Rollback\n${fence('echo back >> witness', 'nano settings')}`,
    );
    expect((await runSlipway(['run', file, '--yes'], env)).code).toBe(0);
    const session = typeSlipway(['rollback', file, '--yes'], env);
    await session.until('berth? ');
    session.type('west\r');
    expect(await session.ended).toBe(0);
    expect(await witness()).toBe('went\nback\nkept west\n');
  });
});
