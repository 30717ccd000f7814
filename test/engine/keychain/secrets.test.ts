import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/index.ts';
import { SecretMask } from '../../../src/engine/run/attempt/mask-secrets.ts';
import { practiceServer } from '../../../src/practice/practice-server.ts';
import { type Fleet, startGroupAttempt } from '../../support/fleet.ts';
import { sshdMissing } from '../../support/sshd.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const value = "pa55 'word' of the database";

describe.skipIf(sshdMissing !== null)('a secret of the sidecar', () => {
  let fleet: Fleet;
  let engine: Engine;
  beforeAll(async () => {
    fleet = await startGroupAttempt(1);
  });
  afterEach(() => engine.close());
  afterAll(() => fleet.stop());

  /** Runs a document's steps with the secret, on the server or here; gives the run's folder. */
  async function run(
    target: string,
    secrets: string,
    body: string,
    answer: string | null = null,
    name = 'DB_PASSWORD',
  ) {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(join(dir, 'kept'), `${value}\n`);
    await writeFile(file, `# P\n\n## Deployment\n\n\`\`\`bash\n${body}\n\`\`\`\n`);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets()}where: { Deployment: ${target} }\nsecrets: { ${name}: "${secrets}" }\n`,
    );
    engine = new Engine({
      state: join(dir, 'state'),
      practice: practiceServer(resolve('resources')),
      sshConfig: fleet.config,
    });
    engine.listen((message) => {
      if (message.type === 'prompts')
        for (const one of message.prompts) engine.prompts.answer(one.id, answer);
    });
    const handle = await engine.createRun(file);
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    return handle;
  }

  async function everythingWritten(dir: string): Promise<string> {
    const names = await readdir(dir, { recursive: true, withFileTypes: true });
    const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
    return (await Promise.all(files.map((name) => readFile(name, 'utf8')))).join('\n');
  }

  const steps =
    '# Use\nprintf "%s" "$DB_PASSWORD" | wc -c; echo "it is $DB_PASSWORD."; ps -eo args | grep -c "pa5[5] .word" || true\n# Later\necho "again $DB_PASSWORD"; grep -rl --exclude=out "pa5[5]" ~/.slipway || echo nowhere';

  it.each(['web-1', 'local'])(
    'reaches the commands on %s, and no command line, file, journal or log',
    async (target) => {
      const { session } = await run(target, 'file:kept', steps);
      const [use, later] = session.work;
      const output = await readFile(session.outputFile(use?.id ?? '', 1, null), 'utf8');
      const said = output.replaceAll('\r', '');
      expect(said).toContain(`${value.length}\nit is ${'*'.repeat(value.length)}.\n0\n`);
      const after = await readFile(session.outputFile(later?.id ?? '', 1, null), 'utf8');
      expect(after).toContain(`again ${'*'.repeat(value.length)}`);
      if (target === 'web-1') expect(after).toContain('nowhere');
      expect(await everythingWritten(session.files.dir)).not.toContain(value);
    },
  );

  it('called SUDO_PASSWORD is what sudo is given when it asks', async () => {
    // Stands in for sudo, whose configuration is this machine's: it asks as sudo -A does, and runs what it is given.
    const bin = join(fleet.home('web-1'), 'bin');
    await mkdir(bin);
    const stand =
      '#!/bin/sh\n[ "$1" = -A ] && [ "$("$SUDO_ASKPASS")" = "pa55 \'word\' of the database" ] && shift && exec "$@"\n';
    await writeFile(join(bin, 'sudo'), stand, { mode: 0o755 });
    const { session } = await run(
      'web-1',
      'file:kept',
      '# Use\nPATH="$HOME/bin:$PATH"; echo piped | sudo cat',
      null,
      'SUDO_PASSWORD',
    );
    const output = await readFile(session.outputFile(session.work[0]?.id ?? '', 1, null), 'utf8');
    expect(output).toBe('piped\n');
  });

  it('is asked for once where the sidecar leaves it to a person', async () => {
    const { session } = await run(
      'local',
      'prompt',
      '# Use\n[ "$DB_PASSWORD" = typed-in ]\n# Again\n[ "$DB_PASSWORD" = typed-in ]',
      'typed-in',
    );
    expect(session.state.items[session.work[1]?.id ?? '']?.status).toBe('passed');
  });

  it('that is missing starts nothing, and says where Slipway looked for it', async () => {
    const { session } = await run('local', 'env:NOT_SET_ANYWHERE', '# Use\ntouch ran');
    expect(session.state.pauseReason).toMatch(
      /secret DB_PASSWORD \(env:NOT_SET_ANYWHERE\) is missing\. Nothing was started/,
    );
    expect(session.state.items).toEqual({});
  });
});

describe('the mask of a secret', () => {
  it('hides it however the output is cut, and nothing else', () => {
    const text = 'a s3cret-value, s3cret-, s3cret-values3cret-value and the end s3cr';
    const masked = text.replaceAll('s3cret-value', '*'.repeat(12));
    for (let size = 1; size <= text.length; size += 1) {
      let seen = '';
      const mask = new SecretMask(['s3cret-value', 'abc'], (bytes) => {
        seen += Buffer.from(bytes).toString();
      });
      for (let at = 0; at < text.length; at += size) mask.write(Buffer.from(text.slice(at, at + size)));
      mask.flush();
      expect(seen).toBe(masked);
    }
  });
});
