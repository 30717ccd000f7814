import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spawnSlipway } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

if (sshdMissing !== null) process.stderr.write(`no-traces.test is skipped: ${sshdMissing}\n`);

/** A few variables of one origin, each with a value that is nowhere else. */
function variables(prefix: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`${prefix}_${n}`, `trace-${randomUUID()}`]));
}

/** Every file below some folders that holds one of some values, as `PATH: NAME`. */
function filesWith(folders: readonly string[], values: Readonly<Record<string, string>>): readonly string[] {
  return folders.flatMap((folder) => {
    const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
    return entries.flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile()) return [];
      const text = readOrNothing(file);
      return Object.entries(values).flatMap(([name, value]) =>
        text.includes(value) ? [`${file}: ${name}`] : [],
      );
    });
  });
}

/** Every command line on this machine that holds one of some values. */
function commandLinesWith(values: Readonly<Record<string, string>>): readonly string[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const line = readOrNothing(`/proc/${name}/cmdline`).toString('utf8');
    return Object.values(values).some((value) => line.includes(value)) ? [line.replaceAll('\0', ' ')] : [];
  });
}

/** Files and processes may go while they are looked at. */
function readOrNothing(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

describe.skipIf(sshdMissing !== null || !existsSync('/proc/self/cmdline'))('values of a release', () => {
  const folder = tempFolders();
  let sshd: Sshd;
  const started: ReturnType<typeof spawnSlipway>[] = [];
  beforeAll(async () => {
    sshd = await startSshd('box', 'AcceptEnv SENT_*');
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await sshd.configure('Host box\n  SendEnv SENT_*\n');
  });
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => sshd?.stop());

  it.each(['local', 'box'])(
    'are in no file and no command line, during and after it, on %s',
    {
      timeout: 60_000,
    },
    async (where) => {
      const dir = await folder();
      const own = (name: string): string => join(dir, name);
      for (const name of ['project', 'home', 'tmp', 'sources']) await mkdir(own(name));
      const kept = { ...variables('VAULT'), ...variables('FILED') };
      const caller = { ...variables('CALLER'), ...variables('SENT') };
      const plain = variables('PLAIN');
      for (const [name, value] of Object.entries(kept))
        if (name.startsWith('FILED')) await writeFile(own(`sources/${name}`), value, { mode: 0o600 });
      const references = Object.keys(kept).map((name) =>
        name.startsWith('FILED')
          ? `${name}: "file:${own(`sources/${name}`)}"`
          : `${name}: "env:SOURCE_${name}"`,
      );
      const names = [...Object.keys(kept), ...Object.keys(plain)];
      const sent = where === 'box' ? ['printenv SENT_0 SENT_3 | grep -c trace'] : [];
      const needs = [...names.map((name) => `test -n "$${name}"`), ...sent].join(' && ');
      const wait = (n: number) => `touch ${dir}/begun-${n}; until [ -e ${dir}/go-${n} ]; do sleep 0.05; done`;
      await writeFile(
        own('project/SHIP.md'),
        `# Ship\n\n## Deployment\n\n\`\`\`bash\n# First\n${needs} && export STAGE=one; note=kept; ${wait(1)}\n# Second\n${needs} && test "$note" = kept; ${wait(2)}\n\`\`\`\n`,
      );
      const env = Object.entries(plain).map(([name, value]) => `${name}: ${value}`);
      await writeFile(
        own('project/SHIP.slipway.yaml'),
        `version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: ${where} }\nsecrets: { ${references.join(', ')} }\nenv: { ${env.join(', ')} }\n`,
      );
      const sources = Object.entries(kept).map(([name, value]) => [`SOURCE_${name}`, value] as const);
      const child = spawnSlipway(['run', own('project/SHIP.md'), '--yes', '--allow-dangerous'], {
        ...caller,
        ...Object.fromEntries(sources.filter(([name]) => !name.startsWith('SOURCE_FILED'))),
        HOME: own('home'),
        TMPDIR: own('tmp'),
        XDG_STATE_HOME: own('home/xdg-state'),
        XDG_CACHE_HOME: own('home/xdg-cache'),
        XDG_CONFIG_HOME: own('home/xdg-config'),
        SLIPWAY_HOME: own('state'),
        SLIPWAY_SSH_CONFIG: sshd.config,
      });
      started.push(child);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
      const ended = new Promise<number | null>((done) => child.once('close', done));
      const look = () => {
        const everywhere = [own('project'), own('home'), own('tmp'), own('state'), sshd.home];
        const secret = { ...kept, ...caller };
        return { files: filesWith(everywhere, secret), commandLines: commandLinesWith(secret) };
      };
      const nowhere = { files: [], commandLines: [] };
      for (const n of [1, 2]) {
        await expect
          .poll(() => existsSync(own(`begun-${n}`)) || child.exitCode !== null, { timeout: 20_000 })
          .toBe(true);
        expect(child.exitCode, said).toBe(null);
        expect(look(), `while step ${n} runs`).toEqual(nowhere);
        await writeFile(own(`go-${n}`), '');
      }
      expect(await ended, said).toBe(0);
      expect(look(), 'after the run').toEqual(nowhere);
      expect(Object.values({ ...kept, ...caller, ...plain }).filter((value) => said.includes(value))).toEqual(
        [],
      );
      // What the sidecar says in clear is in the copy of it that the run keeps, and nowhere else.
      const copies = filesWith([own('home'), own('tmp'), own('state'), sshd.home], plain);
      expect(copies.filter((file) => !file.includes('/sidecar.json: '))).toEqual([]);
    },
  );
});
