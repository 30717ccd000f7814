import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alertWords, eventWords } from '../../src/cli/print/event-words.ts';
import { printableFields } from '../../src/cli/print/style-text.ts';
import { type EventBody, eventBodySchema } from '../../src/shared/journal/events.ts';
import { createSession, findItem } from '../support/session.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const hostile = 'a\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u009b31m\r\u202eb\u0000\nfaked line';
/** What a terminal, or a reader, may be led by; Slipway's own colors begin with ESC [ and end with m. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b\u2028]/u;
const colors = /\u001b\[[\d;]*m/g;

/** A value of a schema with hostile text wherever text may stand. */
function planted(schema: unknown): unknown {
  const { def } = schema as { readonly def: Readonly<Record<string, unknown>> };
  switch (def.type) {
    case 'string':
      return hostile;
    case 'number':
      return 3;
    case 'boolean':
      return true;
    case 'literal':
      return (def.values as readonly unknown[])[0];
    case 'enum':
      return Object.values(def.entries as object)[0];
    case 'array':
      return [planted(def.element)];
    case 'record':
      return { [hostile]: planted(def.valueType) };
    case 'optional':
    case 'nullable':
      return planted(def.innerType);
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as Readonly<Record<string, unknown>>).map(([name, each]) => [
          name,
          planted(each),
        ]),
      );
    default:
      throw new Error(`no ${String(def.type)} is planted yet`);
  }
}

describe('what the command line prints', () => {
  const events = eventBodySchema.options.map((option) => ({
    ...(planted(option) as EventBody),
    seq: 1,
    at: '2026-01-01T00:00:00.000Z',
    v: 1 as const,
    prev: '',
  }));

  it.each(events.map((event) => [event.type, event] as const))(
    'of %s holds no controls of others, and makes no line of them',
    (_type, event) => {
      for (const apart of [true, false]) {
        const said = eventWords(event, { title: () => hostile, apart, rolledBack: false }) ?? '';
        expect(said.replace(colors, '')).not.toMatch(controls);
        expect(said).not.toMatch(/^faked/m);
      }
      if (event.type !== 'alert.changed') return;
      for (const state of ['firing', 'resolved', 'no-data', 'x'])
        expect((alertWords({ ...event, state }, hostile) ?? '').replace(colors, '')).not.toMatch(controls);
    },
  );

  it('of any value holds none, however deep it stands', () => {
    expect(JSON.stringify(printableFields({ a: [{ [hostile]: hostile }], b: 1, c: null }))).not.toMatch(
      controls,
    );
  });

  it('of runs and of one run holds none, though all of it is planted', async () => {
    const home = await folder();
    const text =
      '# P 1.0\n\n## Deployment\n\n- [ ] Tell\n\n```bash\n# Deploy\nmake\n```\n\n## Rollback\n\n```bash\ncp a b\n```\n';
    const session = await createSession(home, text, {
      first: { title: hostile, version: hostile, actor: hostile },
    });
    const { id } = findItem(session, 'make');
    const part = { item: id, attempt: 1 };
    await session.append({
      type: 'item.started',
      ...part,
      target: hostile,
      command: hostile,
      timeoutMs: 1,
      hosts: [hostile],
    });
    await session.append({
      type: 'item.waived',
      item: findItem(session, 'Tell').id,
      actor: hostile,
      reason: hostile,
    });
    await session.append({ type: 'run.paused', actor: hostile, reason: hostile });
    await session.close();
    const env = { SLIPWAY_HOME: join(home, 'state'), SLIPWAY_SIGNING_KEY: 'none' };
    const plan = join(session.files.dir, 'plan.json');
    const kept = JSON.parse(await readFile(plan, 'utf8')) as { title: string; phases: { heading: string }[] };
    for (const phase of kept.phases) phase.heading = hostile;
    await writeFile(plan, JSON.stringify({ ...kept, title: hostile }));
    for (const args of [
      ['status'],
      ['status', session.run],
      ['verify', session.run],
      ['rollback', session.run, '--dry-run'],
      ['cancel', `${hostile.replaceAll('\u0000', '')}`],
    ]) {
      const { stdout, stderr } = await runSlipway(args, env);
      expect(`${stdout}${stderr}`.replace(colors, ''), args[0]).not.toMatch(controls);
    }
  });

  it('of a plan, its account and its explanation holds none, whatever the document says', async () => {
    const home = await folder();
    const bad = 'x\u001b[2J\u001b]0;y\u0007\u009b1m\u202ez';
    const file = join(home, 'PLAN.md');
    await writeFile(
      file,
      `---\nowner: ${bad}\n${bad}k: v\n---\n# P ${bad}\n\n## Deployment ${bad}\n\n- [ ] Tell ${bad}\n\n\`\`\`bash\n# Do ${bad}\necho <a${bad}b> ${bad}\n\`\`\`\n\n## Sign-off\n\n- [ ] ${bad}: ____\n\n## Contacts\n\n- ${bad}: ${bad}\n`,
    );
    await writeFile(join(home, 'PLAN.slipway.yaml'), `version: 1\n"${'a\\u001b[2J'}": 1\n`);
    const env = { SLIPWAY_HOME: join(home, 'state') };
    for (const option of [[], ['--account'], ['--explain']]) {
      const { stdout, stderr } = await runSlipway(['plan', file, ...option], env);
      expect(`${stdout}${stderr}`.replace(colors, ''), option.join(' ')).not.toMatch(controls);
    }
  });
});
