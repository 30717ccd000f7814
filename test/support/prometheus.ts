import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './sshd.ts';

const binary = '/usr/bin/prometheus';

/** Why there is no Prometheus to test against, or null. */
export const prometheusMissing = existsSync(binary) ? null : `${binary} is not installed`;

/** A real Prometheus on loopback that scrapes its targets every half second. */
export interface Prometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real Prometheus that scrapes nothing and holds these samples: OpenMetrics text with a time on each, ended by `# EOF`. */
export async function prometheusHolding(samples: string): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-prometheus-'));
  await writeFile(join(folder, 'samples'), samples);
  const load = [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    '-q',
    join(folder, 'samples'),
    join(folder, 'data'),
  ];
  execFileSync('/usr/bin/promtool', load, { stdio: 'ignore' });
  return start(folder, {});
}

/** `jobs` maps names to the addresses (`host:port`) of their instances. */
export async function startPrometheus(
  jobs: Readonly<Record<string, readonly string[]>>,
): Promise<Prometheus> {
  return start(await mkdtemp(join(tmpdir(), 'slipway-prometheus-')), jobs);
}

async function start(folder: string, jobs: Readonly<Record<string, readonly string[]>>): Promise<Prometheus> {
  const port = await freePort();
  const configs = Object.entries(jobs).map(([job_name, targets]) => ({
    job_name,
    static_configs: [{ targets }],
  }));
  await writeFile(
    join(folder, 'prometheus.yml'),
    JSON.stringify({
      global: { scrape_interval: '500ms', scrape_timeout: '400ms' },
      scrape_configs: configs,
    }),
  );
  const child = spawn(
    binary,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child);
  return {
    url,
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      if (child.kill('SIGKILL')) await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Prometheus did not become ready');
}
