import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../src/engine/index.ts';
import { practiceServer } from '../../src/practice/practice-server.ts';
import { spawnSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
/** More than a pipe holds many times over. */
const plenty = 1_200_000;

/** Reads a pipe more slowly than anything is written to it. */
async function readSlowly(stream: Readable | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    await wait(5);
  }
  return text;
}

async function callSlowly(state: string, ...args: string[]) {
  const child = spawnSlipway(args, { SLIPWAY_HOME: state });
  const [stdout, stderr] = await Promise.all([readSlowly(child.stdout), readSlowly(child.stderr)]);
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  return { code, stdout, stderr };
}

describe('a slow reader at the other end of a pipe', () => {
  let dir: string;
  let state: string;
  let file: string;
  beforeEach(async () => {
    dir = await folder();
    state = join(dir, 'state');
    file = join(dir, 'PLAN.md');
    const items = Array.from({ length: 3_000 }, (_, index) => `- [ ] Item ${index}: look at it well`);
    await writeFile(file, `# ${'Release '.repeat(plenty / 8)}\n\n## Checks\n\n${items.join('\n')}\n`);
    const engine = new Engine({ state, actor: 'ann', practice: practiceServer(resolve('resources')) });
    await engine.createRun(file);
    await engine.close();
  });

  it('gets the whole plan as JSON', async () => {
    const { code, stdout } = await callSlowly(state, 'plan', file, '--json');
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(plenty);
    expect((JSON.parse(stdout) as { readonly items: unknown[] }).items).toHaveLength(3_000);
  });

  it('gets every run', async () => {
    const { code, stdout } = await callSlowly(state, 'status');
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(plenty);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  it('gets the whole schema', async () => {
    const { code, stdout } = await callSlowly(state, 'schema');
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile('docs/sidecar.schema.json', 'utf8'));
  });

  it('gets every problem of a sidecar, and the status that says so', async () => {
    const other = join(dir, 'OTHER.md');
    await writeFile(other, '# P\n- [ ] x\n');
    const where = Array.from({ length: 10_000 }, (_, index) => `  "Heading ${index}": web-${index}\n`);
    await writeFile(join(dir, 'OTHER.slipway.yaml'), `version: 1\nwhere:\n${where.join('')}`);
    const { code, stderr } = await callSlowly(state, 'plan', other);
    expect(code).toBe(2);
    expect(stderr.length).toBeGreaterThan(900_000);
    expect(stderr).toMatch(/There is no target "web-9999" .*\n$/);
  });

  it('may leave before the end, without a stack trace', async () => {
    const child = spawnSlipway(['plan', file, '--json'], { SLIPWAY_HOME: state });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const stderr = await readSlowly(child.stderr);
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
