import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must as mustRun } from '../ground/run.ts';
import { type Fault, underFault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { must } from './must.ts';
import type { Place } from './scene.ts';
import { mustStayOpen } from './stay-open.ts';
import { startConsole } from './struck-console.ts';

const servers = ['remote', 'fleet'] as const;

/** The server shows another key in the middle of a release: nothing more is sent to it until a person has put it right. */
function changeHostKey(place: Place): Promise<Verdict> {
  return underFault(place, { held: true }, async (scene) => {
    const { struck: ground } = scene;
    const before = await readFile(ground.knownHosts, 'utf8');
    const struck = startConsole(scene);
    for (const host of scene.hosts) await scene.seen(host, 'two');
    await ground.changeHostKey();
    await ground.cutConnections();
    await scene.release();
    const printed = await mustStayOpen(scene, struck, async () => {
      // A person compared the fingerprints, and the new key is the server's own.
      const key = (await ground.exec('cat /etc/ssh/ssh_host_ed25519_key.pub')).stdout.trim();
      await writeFile(
        ground.knownHosts,
        before.replace(/ssh-ed25519 \S+/, key.split(' ').slice(0, 2).join(' ')),
      );
    });
    must(/has CHANGED/.test(struck.said()), 'the changed key is named');
    return { printed, words: 'refused, open, then passed' };
  });
}

/** The key's passphrase is typed wrong, as often as one is asked: refused, not tried again, and nothing has run. */
function mistypePassphrase(place: Place): Promise<Verdict> {
  return underFault(place, {}, async (scene) => {
    const locked = join(scene.file, '..', 'locked');
    await mustRun('cp', [scene.struck.identity, locked]);
    await mustRun('chmod', ['600', locked]);
    await mustRun('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'right', '-f', locked]);
    const config = await readFile(scene.sshConfig, 'utf8');
    await writeFile(scene.sshConfig, config.replace(/IdentityFile .*/, `IdentityFile "${locked}"`));
    try {
      const engine = scene.engine();
      let asked = 0;
      engine.listen((message) => {
        if (message.type !== 'prompts') return;
        for (const prompt of message.prompts) {
          if (prompt.kind === 'passphrase') asked += 1;
          engine.prompts.answer(prompt.id, 'wrong');
        }
      });
      const { session, driver } = await engine.createRun(scene.file);
      await driver.openGate('deploy');
      await driver.advance({ kind: 'gate' });
      await driver.whenStill();
      must(session.state.status === 'paused', 'the run is paused');
      must(
        /refused the sign-in|cannot be reached/.test(session.state.pauseReason ?? ''),
        `it says why, and not: ${session.state.pauseReason}`,
      );
      must(asked === 3, `the passphrase is asked three times, and not ${asked}`);
      for (const host of scene.hosts) must((await scene.witness(host)).length === 0, 'nothing has run');
      await engine.close();
      return { printed: [], words: `asked ${asked} times` };
    } finally {
      await writeFile(scene.sshConfig, config);
    }
  });
}

/** The line goes while an artifact is on its way: the old one stays, and the next try sends it whole. */
function halfAnUpload(place: Place): Promise<Verdict> {
  const more = '\n```bash\n# Take the build\ncmp build/app "$W/whole" || cp build/app "$W/whole"\n```\n';
  return underFault(place, { sidecar: 'artifacts: [build/app]', more }, async (scene) => {
    const folder = join(scene.file, '..', 'build');
    await mustRun('mkdir', [folder]);
    await mustRun('dd', ['if=/dev/urandom', `of=${folder}/app`, 'bs=1M', 'count=96']);
    const struck = startConsole(scene);
    const [host = ''] = scene.hosts;
    // It is sent before the first step, although only the last one needs it.
    const part = `ls -s /root/.slipway/*/work/build/app.slipway-part 2>/dev/null | head -n 1 | cut -d' ' -f1`;
    for (let tries = 0; tries < 400 && Number(await scene.at(host, part)) < 1_000; tries += 1);
    await scene.struck.cutConnections();
    const code = await struck.ended;
    const whole = await scene.at(host, 'ls /root/.slipway/*/work/build/app 2>/dev/null | wc -l');
    must(
      code === 1 || whole.trim() === '1',
      `a broken upload holds the run, and not ${code}: ${struck.said()}`,
    );
    must(code === 0 || whole.trim() === '0', 'half a file never has the name of a whole one');
    return {
      printed: struck.printed(),
      words: code === 0 ? 'the upload was through before the cut' : 'cut in the middle',
    };
  });
}

export const accessFaults: readonly Fault[] = [
  { name: 'host key changed during a release', columns: servers, meet: changeHostKey },
  { name: 'wrong passphrase', columns: servers, meet: mistypePassphrase },
  { name: 'half an upload', columns: servers, meet: halfAnUpload },
];
