import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Figure, toFigure } from './figure.ts';
import { interleave, timed } from './interleave.ts';
import { openTransport } from './open-transport.ts';
import { type PrivateSshd, startSshd } from './private-sshd.ts';
import { runProgram } from './run-program.ts';
import { connectAndRun, durableStep, runTrue } from './transport-work.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = 3;
const sizes = [50, 100];

/** One command to many servers at once: 50 and 100 sshd's on loopback, against OpenSSH in parallel and Ansible. */
export function benchFleet(): Promise<readonly Figure[]> {
  return inWorkFolder(async (folder) => {
    const names = Array.from({ length: Math.max(...sizes) }, (_, index) => `host-${index + 1}`);
    const servers: PrivateSshd[] = [];
    try {
      for (const name of names) servers.push(await startSshd(join(folder, name), name));
      const config = join(folder, 'ssh_config');
      writeFileSync(config, servers.map((server) => readFileSync(server.config, 'utf8')).join('\n'));
      const figures: Figure[] = [];
      for (const size of sizes)
        figures.push(...(await measure(size, names, config, ansible(folder, names, servers))));
      return figures;
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  });
}

async function measure(
  size: number,
  names: readonly string[],
  config: string,
  runAnsible: (size: number, kept: boolean) => Promise<void>,
): Promise<readonly Figure[]> {
  const hosts = names.slice(0, size);
  const pool = hosts.map((host) => openTransport(host, config));
  const openssh = (host: string) =>
    runProgram('ssh', ['-F', config, '-o', 'KexAlgorithms=curve25519-sha256', host, 'true']);
  let attempt = 0;
  try {
    await Promise.all(pool.map(runTrue));
    const readings = await interleave(rounds, {
      ssh: () => timed(() => Promise.all(hosts.map(openssh))),
      cold: () => timed(() => Promise.all(hosts.map((host) => connectAndRun(openTransport(host, config))))),
      warm: () => timed(() => Promise.all(pool.map(runTrue))),
      step: () => {
        attempt += 1;
        return timed(() => Promise.all(pool.map((transport) => durableStep(transport, attempt))));
      },
      ansible: () => timed(() => runAnsible(size, false)),
      kept: () => timed(() => runAnsible(size, true)),
    });
    const against = { name: 'ssh in parallel, curve25519', rounds: readings.ssh };
    const row = (name: string, taken: readonly number[], atMost?: number) =>
      toFigure({
        name: `fleet of ${size}: ${name}`,
        unit: 'ms',
        rounds: taken,
        against,
        ...(atMost === undefined ? {} : { goal: { atMost } }),
      });
    return [
      row('connect and run', readings.cold, 0.9),
      row('run when connected', readings.warm, 0.2),
      row('a durable step when connected', readings.step),
      toFigure({
        name: `fleet of ${size}: ansible -f ${size}, pipelining`,
        unit: 'ms',
        rounds: readings.ansible,
        against: { name: 'slipway, connect and run', rounds: readings.cold },
        goal: { atLeast: 8 },
      }),
      toFigure({
        name: `fleet of ${size}: ansible -f ${size}, connections kept`,
        unit: 'ms',
        rounds: readings.kept,
        against: { name: 'slipway, when connected', rounds: readings.warm },
        goal: { atLeast: 8 },
      }),
    ];
  } finally {
    for (const transport of pool) transport.connection.close();
  }
}

/** Ansible at its best for one command: pipelining, as many forks as hosts; each run connects, or finds connections kept. */
function ansible(
  folder: string,
  names: readonly string[],
  servers: readonly PrivateSshd[],
): (size: number, kept: boolean) => Promise<void> {
  const line = (name: string, index: number) =>
    `${name} ansible_host=127.0.0.1 ansible_port=${servers[index]?.port} ansible_user=${userInfo().username} ansible_ssh_private_key_file=${servers[index]?.key} ansible_python_interpreter=/usr/bin/python3`;
  const configure = (name: string, ssh: string): void =>
    writeFileSync(
      join(folder, name),
      `[defaults]\nhost_key_checking=False\n[ssh_connection]\npipelining=True\nssh_args=${ssh} -o UserKnownHostsFile=/dev/null\ncontrol_path_dir=${folder}/cp\n`,
    );
  configure('cold.cfg', '-o ControlMaster=no');
  configure('kept.cfg', '-o ControlMaster=auto -o ControlPersist=60s');
  return (size, kept) => {
    const inventory = join(folder, `hosts-${size}`);
    writeFileSync(inventory, `${names.slice(0, size).map(line).join('\n')}\n`);
    return runProgram(
      'ansible',
      ['all', '-i', inventory, '-f', String(size), '-m', 'command', '-a', 'true', '-o'],
      {
        cwd: folder,
        env: { ANSIBLE_CONFIG: join(folder, kept ? 'kept.cfg' : 'cold.cfg'), ANSIBLE_NOCOLOR: '1' },
      },
    );
  };
}
