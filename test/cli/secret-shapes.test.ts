import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecrets, printInShell, printShapes, traces } from '../support/planted-secrets.ts';
import { runSlipway } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

if (sshdMissing !== null) process.stderr.write(`secret-shapes.test is skipped: ${sshdMissing}\n`);

/** Which files below a folder hold a trace of a secret, in their text or their name. */
function filesWith(folder: string, secrets: readonly string[]): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const text = entry.isFile() ? readFileSync(file, 'utf8') : '';
    return traces(`${entry.name}\n${text}`, secrets).map((trace) => `${file}: ${trace}`);
  });
}

/** Half of them come from files, half from the caller's environment, which knows no line ends. */
const isFiled = (value: string, n: number): boolean => n % 2 === 0 || /[\r\n]/.test(value);

describe.skipIf(sshdMissing !== null)('forty secrets of a checklist', () => {
  const folder = tempFolders();
  const secrets = plantedSecrets();
  let sshd: Sshd;
  // A service whose metrics page shows what it should not.
  const service = createServer((_request, response) =>
    response.end(secrets.map((value) => `broken{password="${value}"} x`).join('\n')),
  );
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
  });
  const ended: (() => unknown)[] = [];
  afterEach(() => {
    for (const end of ended.splice(0)) end();
  });
  afterAll(async () => {
    service.close();
    await sshd?.stop();
  });

  /** A checklist whose steps print every secret in every shape, on a server whose answers hold them as well. */
  async function checklist(where: string) {
    const dir = await folder();
    const own = (name: string): string => join(dir, name);
    for (const name of ['project', 'home', 'tmp', 'sources', 'app']) await mkdir(own(name));
    const env: Record<string, string> = {};
    const references: string[] = [];
    for (const [n, value] of secrets.entries()) {
      if (isFiled(value, n)) await writeFile(own(`sources/${n}`), `${value}\n`, { mode: 0o600 });
      else env[`SOURCE_${n}`] = value;
      references.push(
        `  SECRET_${n}: "${isFiled(value, n) ? `file:${own(`sources/${n}`)}` : `env:SOURCE_${n}`}"`,
      );
    }
    await writeFile(own('app/print.mjs'), printShapes);
    await writeFile(own('app/print.sh'), printInShell);
    await writeFile(own('app/version'), secrets.slice(0, 4).join(' '));
    await writeFile(own('app/app.log'), secrets.map((value) => `ERROR login with ${value}\n`).join(''));
    const print = `${process.execPath} ${own('app')}/print.mjs; bash ${own('app')}/print.sh`;
    await writeFile(
      own('project/SHIP.md'),
      `# Ship\n\n## Deployment\n\n\`\`\`bash\n# First\n${print}\n# Second\nexport KEPT=1; ${print} 2>&1 | cat\n# Fails\n${print}; cat ${own('app')}/version >&2; exit 3\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n# Back\n${print}\n\`\`\`\n`,
    );
    const { port } = service.address() as AddressInfo;
    await writeFile(
      own('project/SHIP.slipway.yaml'),
      [
        'version: 1',
        'targets: { box: { ssh: box } }',
        `where: { Deployment: ${where}, Rollback: ${where} }`,
        `restorePoint: { on: ${where}, paths: [${own('app')}/print.sh], keepIn: ${own('app')}/kept, version: "cat ${own('app')}/version" }`,
        `logs: [{ file: ${own('app')}/app.log, on: ${where} }]`,
        `metrics: [{ scrape: "http://127.0.0.1:${port}/metrics"${where === 'local' ? '' : ', via: box'} }]`,
        `secrets:\n${references.join('\n')}\n`,
      ].join('\n'),
    );
    const all = {
      ...env,
      HOME: own('home'),
      TMPDIR: own('tmp'),
      XDG_STATE_HOME: own('home/xdg-state'),
      XDG_CACHE_HOME: own('home/xdg-cache'),
      XDG_CONFIG_HOME: own('home/xdg-config'),
      XDG_RUNTIME_DIR: own('tmp'),
      SLIPWAY_HOME: own('state'),
      SLIPWAY_SSH_CONFIG: sshd.config,
    };
    const slipway = (...args: string[]) => runSlipway(args, all);
    return { own, slipway };
  }

  it.each([
    ['local', []],
    ['box', []],
    ['box', ['--json']],
  ] as const)(
    'are in no file and no stream of Slipway after a release and its rollback on %s %j',
    async (where, flags) => {
      const { own, slipway } = await checklist(where);
      const file = own('project/SHIP.md');
      const said = [
        await slipway('run', file, '--yes', '--allow-dangerous', ...flags),
        await slipway('rollback', file, '--yes', ...flags),
        await slipway('status', ...flags),
      ];
      expect(said[0]?.code, JSON.stringify(said)).toBe(1);
      const runs = readdirSync(own('state/runs'));
      const output = runs
        .flatMap((run) =>
          readdirSync(own(`state/runs/${run}/steps`)).map((name) => own(`state/runs/${run}/steps/${name}`)),
        )
        .filter((name) => name.endsWith('.log'))
        .map((name) => readFileSync(name, 'utf8'));
      // All four steps have run and printed, or nothing would have been hidden.
      expect(
        output.filter((text) => text.includes('raw: ***') && text.includes('postgres://app:****')),
      ).toHaveLength(4);
      const streams = said.map(({ stdout, stderr }) => stdout + stderr).join('\n');
      expect(traces(streams, secrets)).toEqual([]);
      const everywhere = [own('state'), own('home'), own('tmp'), own('project'), join(sshd.home, '.slipway')];
      expect(everywhere.flatMap((each) => filesWith(each, secrets))).toEqual([]);
      // What the server answered was pinned, and compared, as stars.
      expect(
        streams + output.join('') + readFileSync(own(`state/runs/${runs[0]}/journal.ndjson`), 'utf8'),
      ).toContain('****');
    },
    120_000,
  );
});
