import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';
import { typeSlipway } from '../support/terminal.ts';

const folder = tempFolders();

async function place(body: string, environment = 'production') {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await mkdir(join(dir, 'old'));
  await writeFile(file, `# P\n\n## Deployment\n${body}`);
  await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\nenvironment: ${environment}\n`);
  const session = typeSlipway(['run', file], { SLIPWAY_HOME: join(dir, 'state') });
  await session.until('Open the deploy gate? Type yes: ');
  session.type('yes\r');
  return { session, has: (name: string) => existsSync(join(dir, name)) };
}

const fence = (...lines: string[]) => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

describe('a person at the terminal', () => {
  it('opens a gate by typing yes, and by nothing else', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(file, `# P\n\n## Deployment\n${fence('touch made')}`);
    const session = typeSlipway(['run', file], { SLIPWAY_HOME: join(dir, 'state') });
    await session.until('Open the deploy gate? Type yes: ');
    // What is wiped from the line is drawn again: the question stays in front of the answer.
    expect(session.shown().split('\u001b[0J').at(-1)).toContain('Open the deploy gate?');
    session.type('y\r');
    expect(await session.ended).toBe(3);
    expect(existsSync(join(dir, 'made'))).toBe(false);
  });

  it('is shown what a dangerous step does where, and starts it by typing yes', async () => {
    const { session, has } = await place(fence('# Clean', 'rm -r old'));
    await session.until('Run it? Type yes: ');
    expect(session.shown()).toContain('"Clean" removes files recursively, in production');
    expect(session.shown()).toMatch(/rm -r old\s+@ local/);
    expect(has('old')).toBe(true);
    session.type('yes\r');
    expect(await session.ended).toBe(0);
    expect(has('old')).toBe(false);
  });

  it('has not started it by anything else', async () => {
    const { session, has } = await place(fence('# Clean', 'rm -r old'));
    await session.until('Run it? Type yes: ');
    session.type('y\r');
    expect(await session.ended).toBe(3);
    expect(has('old')).toBe(true);
  });

  it('retries, and waives with a reason, what failed', async () => {
    const { session, has } = await place(
      fence('# Look', 'test -e ready') + fence('# After', 'touch after'),
      'staging',
    );
    await session.until('[r]etry, [w]aive, [q]uit: ');
    session.type('r\r');
    await session.until(/\[w\]aive[\s\S]*\[w\]aive/);
    session.type('w\r');
    await session.until('Reason: ');
    session.type('not needed today\r');
    expect(await session.ended).toBe(0);
    expect([has('ready'), has('after')]).toEqual([false, true]);
  });

  it('does not offer a waiver that would be refused', async () => {
    const { session } = await place(
      fence('# Look', 'test -e ready').replace('bash', 'bash {required=true}'),
      'staging',
    );
    await session.until('[r]etry, [q]uit: ');
    session.type('w\r');
    await session.until(/\[r\]etry, \[q\]uit: [\s\S]*\[r\]etry, \[q\]uit: /);
    session.type('q\r');
    expect(await session.ended).toBe(1);
  });

  it('ticks what only a person can see', async () => {
    const { session } = await place('- [ ] The shop looks right\n', 'staging');
    await session.until('[ ] The shop looks right — [y]es, [w]aive, [q]uit: ');
    session.type('y\r');
    expect(await session.ended).toBe(0);
  });

  it('reads who is missing at a gate, signs by name, waives with a reason, and opens it then', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    const text = `# P\n\n## Deployment\n${fence('touch made')}\n## Sign-off\n\n- [ ] Lead: ____\n- [ ] Security: ____\n`;
    await writeFile(file, text);
    const session = typeSlipway(['run', file], { SLIPWAY_HOME: join(dir, 'state') });
    await session.until('Sign-off of Lead: type the name of who signs, w to waive it, or q to quit: ');
    expect(session.shown()).toContain('Not yet: 2 sign-offs are missing');
    expect(session.shown()).toMatch(/Runs next\s+1 command/);
    session.type('Ann\r');
    await session.until('Sign-off of Security');
    expect(existsSync(join(dir, 'made'))).toBe(false);
    session.type('w\r');
    await session.until('Reason: ');
    session.type('on leave\r');
    await session.until('Open the deploy gate? Type yes: ');
    session.type('yes\r');
    expect(await session.ended).toBe(0);
    expect(session.shown()).toContain('sign-off waived: Security: on leave');
    expect(existsSync(join(dir, 'made'))).toBe(true);
  });

  it('cannot waive a sign-off that the sidecar demands', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(file, `# P\n\n## Deployment\n${fence('touch made')}\n## Sign-off\n\n- [ ] Lead: ____\n`);
    await writeFile(join(dir, 'PLAN.slipway.yaml'), 'version: 1\ngates: { deploy: { signoffs: all } }\n');
    const session = typeSlipway(['run', file], { SLIPWAY_HOME: join(dir, 'state') });
    await session.until('Sign-off of Lead: type the name of who signs, or q to quit: ');
    session.type('q\r');
    expect(await session.ended).toBe(3);
    expect(existsSync(join(dir, 'made'))).toBe(false);
  });
});
