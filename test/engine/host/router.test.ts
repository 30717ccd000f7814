import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../src/engine/host/router.ts';
import { StreamServer } from '../../../src/engine/host/streams/stream-server.ts';
import { Engine } from '../../../src/engine/index.ts';
import { EngineError, type EngineErrorCode } from '../../../src/engine/lib/engine-error.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

async function host() {
  const dir = await folder();
  const engine = new Engine({ state: join(dir, 'state'), actor: 'ann' });
  engines.push(engine);
  const info = { host: 'loopback' as const, version: '1.2', openFirst: null, runFirst: null };
  const client = createRouterClient(createRouter(engine, info), { context: { streams: new StreamServer() } });
  return { dir, engine, client };
}

/** The error a call ends with. */
async function errorOf(call: Promise<unknown>): Promise<ORPCError<string, { hint?: string; line?: number }>> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ORPCError) return error;
  throw new Error('The call was expected to fail as the contract says.');
}

async function run(sidecar = '') {
  const { dir, engine, client } = await host();
  const file = join(dir, 'PLAN.md');
  await writeFile(
    file,
    '# P\n\n## Pre-deployment\n\n- [ ] Tell support\n\n## Deployment\n\n```bash\ntrue\n```\n',
  );
  await writeFile(
    join(dir, 'PLAN.slipway.yaml'),
    `version: 1\nenvironment: staging\nwhere: { Deployment: local }\n${sidecar}`,
  );
  const { run: id } = await client.runs.create({ file });
  const { plan } = await client.runs.open({ run: id });
  return { dir, engine, client, run: id, box: plan.items[0]?.id ?? '' };
}

describe('a call that fails', () => {
  it.each<[EngineErrorCode, number]>([
    ['NOT_FOUND', 404],
    ['BAD_INPUT', 400],
    ['NOT_NOW', 409],
    ['UNREACHABLE', 502],
    ['FAILED', 500],
    ['JOURNAL', 507],
  ])('with %s keeps code, message, position and hint: %d', async (code, status) => {
    const { engine, client } = await host();
    engine.run = () =>
      Promise.reject(new EngineError(code, 'What happened.', 'What to do.', { line: 3, column: 4 }));
    const error = await errorOf(client.runs.open({ run: 'r1' }));
    expect({ ...error.toJSON() }).toMatchObject({
      code,
      status,
      message: 'What happened.',
      data: { hint: 'What to do.', line: 3, column: 4 },
    });
  });

  it('without hint and position has neither', async () => {
    const { engine, client } = await host();
    engine.run = () => Promise.reject(new EngineError('NOT_NOW', 'Later.'));
    expect((await errorOf(client.runs.open({ run: 'r1' }))).data).toEqual({});
  });

  it('unexpectedly says what happened and that the journal is intact', async () => {
    const { engine, client } = await host();
    engine.run = () => Promise.reject(new TypeError('x is undefined'));
    const error = await errorOf(client.runs.open({ run: 'r1' }));
    expect([error.code, error.message]).toEqual([
      'FAILED',
      'Something unexpected went wrong: x is undefined',
    ]);
    expect(error.data.hint).toMatch(/is safe in the journal/);
  });

  it('because its input does not match the contract never reaches the engine', async () => {
    const { engine, client } = await host();
    let asked = false;
    engine.run = () => {
      asked = true;
      return Promise.reject(new Error('never'));
    };
    const wrong = { run: 7 } as unknown as { run: string };
    expect((await errorOf(client.runs.open(wrong))).code).toBe('BAD_REQUEST');
    expect(asked).toBe(false);
  });
});

describe('the calls of a run', () => {
  it('create it, open it, and stream its events from any position', async () => {
    const { client, run: id, box } = await run();
    expect((await client.runs.open({ run: id })).observer).toBeNull();
    await client.items.tick({ run: id, item: box, note: 'by phone' });
    const events = await client.runs.events({ run: id, after: 1 });
    for await (const event of events) {
      expect(event).toMatchObject({ seq: 2, type: 'item.ticked', note: 'by phone' });
      break;
    }
  });

  it.each([
    ['an item that is not there', (id: string) => ({ run: id, item: 'nothing' }), 'NOT_FOUND'],
    ['a run that is not there', () => ({ run: 'nobody', item: 'x' }), 'NOT_FOUND'],
    ['a run that would be a path', () => ({ run: '../x', item: 'x' }), 'BAD_INPUT'],
  ])('refuse %s', async (_what, input, code) => {
    const { client, run: id } = await run();
    expect((await errorOf(client.items.tick(input(id)))).code).toBe(code);
  });

  it('refuse an answer to a question that is no longer open', async () => {
    const { client } = await host();
    expect((await errorOf(client.app.answer({ prompt: 'gone', value: 'x' }))).code).toBe('NOT_FOUND');
  });

  it('write the record of a run', async () => {
    const { client, run: id } = await run();
    expect((await client.runs.record({ run: id })).markdown).toMatch(/^# P: release /);
  });

  it('name the user and the version', async () => {
    const { client } = await host();
    expect(await client.app.info()).toMatchObject({ actor: 'ann', version: '1.2', host: 'loopback' });
  });

  it('name the line of a mistake in the sidecar', async () => {
    const { dir, client } = await run();
    await writeFile(join(dir, 'PLAN.slipway.yaml'), 'version: 1\nenvironment: mars\n');
    const error = await errorOf(client.runs.create({ file: join(dir, 'PLAN.md') }));
    expect([error.code, error.data.line]).toEqual(['BAD_INPUT', 2]);
  });
});

describe('a folder that a console lists', () => {
  it('shows folders, then checklists, sorted, and marks what is hidden', async () => {
    const { dir, client } = await host();
    const place = join(dir, 'place');
    for (const name of ['b', 'a', '.git']) await mkdir(join(place, name), { recursive: true });
    for (const name of ['Z.md', 'deploy.MARKDOWN', 'notes.txt', '.hidden.md', 'x.mdx'])
      await writeFile(join(place, name), '');
    const { dir: shown, parent, entries } = await client.files.list({ dir: `${place}/a/..` });
    expect([shown, parent]).toEqual([place, dir]);
    const told = entries.map(({ name, kind, isHidden }) => `${isHidden ? 'hidden ' : ''}${kind} ${name}`);
    expect(told).toEqual([
      'hidden folder .git',
      'folder a',
      'folder b',
      'hidden markdown .hidden.md',
      'markdown deploy.MARKDOWN',
      'markdown Z.md',
    ]);
  });

  it('has no parent at the root', async () => {
    const { client } = await host();
    expect((await client.files.list({ dir: '/' })).parent).toBeNull();
  });

  it('that does not exist is an error', async () => {
    const { client } = await host();
    expect(await errorOf(client.files.list({ dir: '/no/such/folder' }))).toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('/no/such/folder cannot be listed'),
    });
  });
});

describe('a run that is over', () => {
  it('opens as history: nothing is watched, and its alerts are as they were when it ended', async () => {
    const {
      dir,
      engine,
      client,
      run: id,
      box,
    } = await run('metrics: [{ scrape: "http://127.0.0.1:9/metrics" }]\n');
    await client.items.waive({ run: id, item: box, reason: 'told' });
    await client.runs.finish({ run: id });
    await engine.close();
    const later = new Engine({ state: join(dir, 'state'), actor: 'ann' });
    engines.push(later);
    later.watch = () => {
      throw new Error('A run that is over is not watched.');
    };
    const listen = later.listen.bind(later);
    later.listen = (listener) => {
      const end = listen(listener);
      later.tell({ type: 'alerts', alerts: [] });
      later.tell({ type: 'fault', message: 'odd', hint: 'look' });
      return end;
    };
    const info = { host: 'loopback' as const, version: '1.2', openFirst: null, runFirst: null };
    const reader = createRouterClient(createRouter(later, info), {
      context: { streams: new StreamServer() },
    });
    const stop = new AbortController();
    const types: string[] = [];
    for await (const message of await reader.app.live({ run: id }, { signal: stop.signal })) {
      types.push(message.type);
      if (message.type === 'fault') stop.abort();
    }
    expect(types).toEqual(['prompts', 'connections', 'alerts', 'judgment', 'fault']);
  });
});
