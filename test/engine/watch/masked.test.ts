import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunWatch } from '../../../src/engine/watch/run-watch.ts';
import type { LiveMessage, LogLine } from '../../../src/shared/wire/live.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { createSession } from '../../support/session.ts';
import { tempFolders } from '../../support/temp-folder.ts';
import { webServers } from '../../support/web-server.ts';

const folder = tempFolders();
const serve = webServers();
const secret = 'hunter22-token';
const encoded = Buffer.from(`user:${secret}`).toString('base64');
const ended: (() => unknown)[] = [];
beforeEach(() => vi.stubEnv('SEC_TOKEN', secret));
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
  vi.unstubAllEnvs();
});

/** A run that has read its secret, watched, with these sources; gives all that consoles were told. */
async function watched(sources: (dir: string) => object) {
  const dir = await folder();
  const sidecar = {
    version: 1 as const,
    environment: 'staging' as const,
    secrets: { TOKEN: 'env:SEC_TOKEN' },
    ...sources(dir),
  };
  const session = await createSession(
    dir,
    '# Release\n\n## Deployment\n\n```bash\n# Ship it\ntrue\n```\n\n## Monitoring\n\n### Alerts\n\n- High error rate (>5%)\n',
    {
      sidecar,
    },
  );
  // The sessions of tests find their secrets anew every time they are asked for.
  const { secrets } = session;
  await secrets.resolve();
  Object.defineProperty(session, 'hide', { value: (text: string) => secrets.hide(text) });
  const told: LiveMessage[] = [];
  const clock = new HandClock();
  const watch = new RunWatch({
    run: { session } as never,
    tell: (message) => told.push(message),
    clock,
    rollBack: async () => undefined,
  });
  ended.push(() => session.close());
  ended.push(() => watch.close());
  return {
    series: session.files.series,
    dir,
    watch,
    clock,
    told: () => JSON.stringify([told, watch.snapshot()]),
  };
}

describe('what consoles are told of logs', () => {
  it('has no secret: in lines, in forms of it, in the name of a file, in why it cannot be read', async () => {
    const { dir, watch, told } = await watched((dir) => ({
      logs: [{ file: join(dir, 'app.log') }, { file: join(dir, `gone-${secret}.log`) }],
    }));
    await writeFile(
      join(dir, 'app.log'),
      `2026-01-01 10:00:00 INFO login with ${secret}\nAuthorization: Basic ${encoded}\n\u001b[31m${secret}\u001b[0m in color\nthe end\n`,
    );
    const seen: LogLine[] = [];
    watch.logs.read(100, (lines) => seen.push(...lines));
    await expect.poll(() => seen.map(({ text }) => text).join(' '), { timeout: 10_000 }).toContain('the end');
    await expect
      .poll(() => watch.logs.sources.some(({ reason }) => reason !== null), { timeout: 10_000 })
      .toBe(true);
    const all = JSON.stringify([seen, watch.logs.sources]) + told();
    expect(all).toContain('login with');
    expect(all).not.toContain(secret);
    expect(all).not.toContain(encoded.slice(8, -4));
  });

  it('has none in marks that a run draws into them', async () => {
    const { watch } = await watched(() => ({ logs: [] }));
    const seen: LogLine[] = [];
    watch.logs.read(100, (lines) => seen.push(...lines));
    watch.logs.mark(`step failed: ${secret}`);
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]?.text).toMatch(/^step failed: \*+$/);
  });
});

describe('what consoles are told of metrics', () => {
  it('has no secret: in addresses of sources and tiles, nor in why one is not read', async () => {
    let status = 200;
    const address = await serve((_request, response) => {
      response
        .writeHead(status, status === 200 ? {} : { location: `http://elsewhere.invalid/${secret}` })
        .end(
          `http_requests_total{code="200",token="${secret}"} 5\nprocess_resident_memory_bytes{token="${secret}"} 5e6\n`,
        );
    });
    const { clock, told, watch, series } = await watched(() => ({
      metrics: [{ scrape: `${address}/metrics?token=${secret}` }],
    }));
    await expect
      .poll(
        async () => {
          await clock.advance(1_000);
          return told();
        },
        { timeout: 10_000 },
      )
      .toContain('"label":"Memory"');
    status = 302;
    await expect
      .poll(
        async () => {
          await clock.advance(1_000);
          return told();
        },
        { timeout: 15_000 },
      )
      .toContain('elsewhere.invalid');
    status = 403;
    await expect
      .poll(
        async () => {
          await clock.advance(1_000);
          return JSON.stringify(watch.snapshot().find(({ type }) => type === 'alerts'));
        },
        { timeout: 15_000 },
      )
      .toMatch(/"state":"no-data".*"reason":"[^"]*\/metrics\?token=/);
    expect(told()).toContain('/metrics?token=');
    expect(told()).not.toContain(secret);
    await watch.close();
    const kept = await readFile(series, 'utf8');
    expect(kept).toContain('/metrics?token=');
    expect(kept).not.toContain(secret);
  });
});
