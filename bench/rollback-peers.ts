import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from '../e2e/proving-ground/ground.ts';
import { rollbackScript, rollbackSteps } from './rollback-work.ts';
import { runProgram } from './run-program.ts';

/** The tools a team would roll back with, each doing the same work on the same server with the same key. */
export interface RollbackPeers {
  /** `more` are options that come before its own. */
  readonly ssh: (...more: string[]) => Promise<void>;
  readonly curve: () => Promise<void>;
  readonly ansible: () => Promise<void>;
  readonly tuned: () => Promise<void>;
  readonly fabric: () => Promise<void>;
  readonly capistrano: () => Promise<void>;
}

export function rollbackPeers(ground: Ground, folder: string): RollbackPeers {
  mkdirSync(folder, { recursive: true });
  const ssh = (...more: string[]) =>
    runProgram('ssh', [...more, ...(more.includes('-F') ? [] : ['-F', ground.sshConfig]), 'web-1', 'sh'], {
      input: rollbackScript,
    });
  return {
    ssh,
    curve: () => ssh('-o', 'KexAlgorithms=curve25519-sha256'),
    ...ansiblePeers(ground, folder),
    fabric: fabricPeer(ground, folder),
    capistrano: capistranoPeer(ground, folder),
  };
}

function ansiblePeers(ground: Ground, folder: string): Pick<RollbackPeers, 'ansible' | 'tuned'> {
  const tasks = rollbackSteps.map(({ title, command }) =>
    title === 'Verify'
      ? `    - name: ${title}\n      command: ${command}\n      register: health\n      until: health.rc == 0\n      retries: 50\n      delay: 0\n`
      : `    - name: ${title}\n      command: ${command}\n`,
  );
  const play = (facts: boolean): string =>
    `- hosts: all\n  gather_facts: ${facts}\n  tasks:\n${tasks.join('')}`;
  writeFileSync(join(folder, 'default.yml'), play(true));
  writeFileSync(join(folder, 'tuned.yml'), play(false));
  writeFileSync(join(folder, 'hosts.ini'), 'web-1 ansible_python_interpreter=/usr/bin/python3\n');
  const common = `[defaults]\ninventory=hosts.ini\nstdout_callback=minimal\n`;
  writeFileSync(
    join(folder, 'default.cfg'),
    `${common}[ssh_connection]\nssh_args=-F ${ground.sshConfig} -o ControlMaster=auto -o ControlPersist=60s\ncontrol_path_dir=${folder}/cp-default\n`,
  );
  writeFileSync(
    join(folder, 'tuned.cfg'),
    `${common}[ssh_connection]\npipelining=True\nssh_args=-F ${ground.sshConfig} -o ControlMaster=auto -o ControlPersist=600s\ncontrol_path_dir=${folder}/cp-tuned\n`,
  );
  const play1 = (name: string) => () =>
    runProgram('ansible-playbook', [`${name}.yml`], {
      cwd: folder,
      env: { ANSIBLE_CONFIG: join(folder, `${name}.cfg`), ANSIBLE_NOCOLOR: '1' },
    });
  return { ansible: play1('default'), tuned: play1('tuned') };
}

function fabricPeer(ground: Ground, folder: string): () => Promise<void> {
  const steps = rollbackSteps
    .slice(0, -1)
    .map(({ command }) => `    c.run(${JSON.stringify(command)}, hide=True)`);
  writeFileSync(
    join(folder, 'fabfile.py'),
    `from fabric import task\n\n@task\ndef rollback(c):\n${steps.join('\n')}\n    c.run("until curl -fsS http://localhost:8000/health; do sleep 0.1; done", hide=True)\n`,
  );
  return () => runProgram('fab', ['-S', ground.sshConfig, '-H', 'web-1', 'rollback'], { cwd: folder });
}

function capistranoPeer(ground: Ground, folder: string): () => Promise<void> {
  mkdirSync(join(folder, 'config', 'deploy'), { recursive: true });
  const steps = rollbackSteps.slice(0, -1).map(({ command }) => `      execute ${JSON.stringify(command)}`);
  writeFileSync(
    join(folder, 'Capfile'),
    "require 'capistrano/setup'\nrequire 'capistrano/deploy'\nrequire 'capistrano/scm/plugin'\ninstall_plugin Class.new(Capistrano::SCM::Plugin)\n",
  );
  writeFileSync(
    join(folder, 'config', 'deploy.rb'),
    `set :application, 'chatapp'\nset :format, :pretty\nset :log_level, :warn\ntask :way_back do\n  on roles(:app) do\n${steps.join('\n')}\n      execute "until curl -fsS http://localhost:8000/health; do sleep 0.1; done"\n  end\nend\n`,
  );
  writeFileSync(
    join(folder, 'config', 'deploy', 'production.rb'),
    `server '${ground.ip}', user: 'root', roles: %w[app]\nset :ssh_options, { keys: ['${ground.identity}'], keys_only: true, user_known_hosts_file: '${ground.knownHosts}', config: false, use_agent: false }\n`,
  );
  return () => runProgram('cap', ['production', 'way_back'], { cwd: folder });
}
