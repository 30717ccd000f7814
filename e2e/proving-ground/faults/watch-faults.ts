import type { DrivenRun } from '../../../src/engine/index.ts';
import { eventually } from '../ground/eventually.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { logFaults } from './log-faults.ts';
import { must } from './must.ts';
import type { Place } from './scene.ts';
import { startConsole } from './struck-console.ts';

/** A service that is never healthy: the check fails at its deadline, nothing continues, and the rollback works. */
function neverHealthy(place: Place): Promise<Verdict> {
  const more = '\n```bash\n# Verify\ntest -e "$W/healthy"\n```\n';
  return underFault(place, { more, sidecar: 'timeouts: { verify: 2s }' }, async (scene) => {
    const struck = startConsole(scene);
    const code = await struck.ended;
    must(code === 1, `the run stops with 1, and not with ${code}: ${struck.said()}`);
    must(/failed: Verify/.test(struck.said()), `the check is named, and not only: ${struck.said()}`);
    await scene.everywhere(`touch "$(dirname ${scene.witnessFile})/healthy"`);
    return { printed: struck.printed() };
  });
}

/** An endpoint that takes every question and answers none. */
const neverAnswers =
  'import socket,time; s=socket.create_server(("127.0.0.1",8099)); k=[]\nwhile True: k.append(s.accept())';

/** Metrics that are slow, wrong or gone leave gaps, never zeros, and hold nothing. */
function metrics(address: string, serve: string | null) {
  return (place: Place): Promise<Verdict> =>
    underFault(
      place,
      { sidecar: `metrics: [{ scrape: "${address}", via: web-1, every: 500ms }]` },
      async (scene) => {
        if (serve !== null)
          await scene.struck.exec(
            `setsid python3 -c '${serve}' >/dev/null 2>&1 </dev/null & echo $! > /run/slow.pid`,
          );
        try {
          const engine = scene.engine();
          const handle = await engine.createRun(scene.file);
          const watch = engine.watch(handle);
          await release(handle);
          // Long enough for several readings to have failed.
          await new Promise((resolve) => setTimeout(resolve, 4_000));
          const values = watch
            .snapshot()
            .flatMap((message) => (message.type === 'samples' ? Object.values(message.samples).flat() : []))
            .map((sample) => sample.value);
          must(
            values.every((value) => value === null),
            `gaps and nothing else, and not: ${values.join(', ')}`,
          );
          await engine.close();
          return { printed: [], words: `${values.length} gaps` };
        } finally {
          if (serve !== null)
            await scene.struck.exec(
              `setsid python3 -c '${serve}' >/dev/null 2>&1 </dev/null & echo $! > /run/slow.pid`,
            );
        }
      },
    );
}

async function release({ driver, session }: DrivenRun): Promise<void> {
  await driver.openGate('deploy');
  await driver.advance({ kind: 'gate' });
  await eventually('the release is through', () => !driver.isAdvancing, 60_000);
  must(session.state.status === 'running', `the release is not paused: ${session.state.pauseReason}`);
}

export const watchFaults: readonly Fault[] = [
  ...logFaults,
  {
    name: 'service that never becomes healthy',
    columns: ['local', 'remote', 'fleet'],
    meet: neverHealthy,
  },
  {
    name: 'metrics endpoint slow',
    columns: ['remote'],
    meet: metrics('http://localhost:8099/metrics', neverAnswers),
  },
  {
    name: 'metrics endpoint wrong',
    columns: ['remote'],
    meet: metrics('http://localhost:8000/version', null),
  },
  { name: 'metrics endpoint gone', columns: ['remote'], meet: metrics('http://localhost:9/metrics', null) },
];
