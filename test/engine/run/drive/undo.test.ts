import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { undoHeading } from '../../../../src/engine/plan/items/attribute-undo-steps.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { previewRollback } from '../../../../src/engine/rollback/readiness/preview-rollback.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

const step = (name: string, command: string, undo: string) =>
  `\n\`\`\`bash { name=${name} undo="${undo}" }\n${command}\n\`\`\`\n`;
const three = [
  step('one', 'echo one >> log', 'echo not one >> log'),
  step('two', 'echo two >> log', 'echo not two >> log'),
  step('broken', 'echo half >> log; false', 'echo not half >> log'),
  step('never', 'echo never >> log', 'echo not never >> log'),
].join('');

async function release(body: string, state?: string): Promise<{ engine: Engine; handle: DrivenRun }> {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  await writeFile(file, `# P\n\n## Deployment\n${body}`);
  await writeFile(join(dir, 'PLAN.slipway.yaml'), 'version: 1\nenvironment: staging\n');
  const engine = new Engine({
    state: state ?? join(dir, 'state'),
    practice: practiceServer(resolve('resources')),
  });
  engines.push(engine);
  const handle = await engine.createRun(file);
  if (handle.session.gates.length > 0) await handle.driver.openGate('deploy');
  await handle.driver.advance({ kind: 'gate' });
  await handle.driver.whenStill();
  return { engine, handle };
}

const read = ({ session }: DrivenRun, name: string) => readFile(join(session.state.file, '..', name), 'utf8');

describe('steps that say how they are undone', () => {
  it('are a rollback that undoes what was started, the last one first, and nothing else', async () => {
    const { engine, handle } = await release(three);
    const preview = await previewRollback(handle, null, { probe: false });
    expect(preview.effects.map(({ title }) => title)).toEqual(['Undo: broken', 'Undo: two', 'Undo: one']);

    const run = await engine.startRollback(handle.session.run, null);
    await engine.rollbackSettled(run);
    expect((await read(handle, 'log')).trim().split('\n')).toEqual([
      'one',
      'two',
      'half',
      'not half',
      'not two',
      'not one',
    ]);
    const rollback = await engine.run(run);
    expect(rollback.session.state.outcome).toBe('passed');
    expect(rollback.session.state.order).toHaveLength(3);
  });

  it('begin where the step began, on the same target', async () => {
    const { engine, handle } = await release(
      '\n```bash { name=make cwd=api undo="pwd > ../undone" }\npwd\n```\n'.replace(
        '```bash',
        '```bash { name=folder undo="true" }\nmkdir -p api\n```\n\n```bash',
      ),
    );
    const run = await engine.startRollback(handle.session.run, null);
    await engine.rollbackSettled(run);
    expect((await read(handle, 'undone')).trim().endsWith('/api')).toBe(true);
  });

  it('come after the rollback that the document writes itself, which goes first', async () => {
    const { handle } = await release(
      `${step('one', 'echo one >> log', 'echo not one >> log')}\n## Rollback\n\n\`\`\`bash\necho back >> log\n\`\`\`\n`,
    );
    const preview = await previewRollback(handle, null, { probe: false });
    expect(preview.alternatives.map(({ heading }) => heading)).toEqual(['Rollback', undoHeading]);
    expect(preview.effects.map(({ command }) => command)).toEqual(['echo back >> log']);
    const undo = preview.alternatives[1]?.id ?? '';
    const asked = await previewRollback(handle, undo, { probe: false });
    expect(asked.effects.map(({ command }) => command)).toEqual(['echo not one >> log']);
  });

  it('continue after a rollback was interrupted, with what is left to undo', async () => {
    const { engine, handle } = await release(
      step('one', 'touch made', 'rm made') +
        step('two', 'true', '[ -e gate ]') +
        step('three', 'echo three', 'echo undone >> log'),
    );
    const run = await engine.startRollback(handle.session.run, null);
    await engine.rollbackSettled(run);
    const held = await engine.run(run);
    expect(held.session.state.status).toBe('paused');
    await writeFile(join(handle.session.state.file, '..', 'gate'), '');
    const state = engine.state;
    await engine.close();
    engines.splice(0);
    const later = new Engine({ state, practice: practiceServer(resolve('resources')) });
    engines.push(later);
    const again = await later.startRollback(handle.session.run, null);
    await later.rollbackSettled(again);
    expect(again).toBe(run);
    expect((await read(handle, 'log')).trim()).toBe('undone');
  });
});

describe('a plan with undo attributes', () => {
  it('names the section, what each step undoes, and says of dangers', async () => {
    const parse = await loadPlanParser();
    const plan = parse(
      `# P\n\n## Deployment\n- [ ] Publish: \`make up\` <!-- slipway: undo="rm -rf /srv/new" -->\n${step('two', 'make two', 'make not-two')}`,
    );
    const [back] = plan.rollback.alternatives;
    expect(back?.heading).toBe(undoHeading);
    expect(plan.steps.filter(({ undoes }) => undoes !== undefined)).toMatchObject([
      { title: 'Undo: two', commands: ['make not-two'], undoes: plan.steps[0]?.id },
      { commands: ['rm -rf /srv/new'], undoes: plan.items[0]?.id, danger: 'removes files recursively' },
    ]);
    expect(plan.diagnostics.some(({ code }) => code === 'no-rollback')).toBe(false);
  });

  it('takes no undo from a section that no release walks', async () => {
    const parse = await loadPlanParser();
    const plan = parse(`# P\n\n## Troubleshooting\n${step('fix', 'make fix', 'make unfix')}`);
    expect(plan.rollback.alternatives).toEqual([]);
  });
});
