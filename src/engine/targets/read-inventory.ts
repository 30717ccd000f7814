import { execFile } from 'node:child_process';
import type { InventoryTarget } from '../../shared/plan/target-spec.ts';
import type { Sidecar } from '../../shared/sidecar/sidecar.ts';
import { targetNamePattern } from '../../shared/text/target-name.ts';
import { EngineError } from '../lib/engine-error.ts';
import type { HostVars } from './inventory-listing.ts';
import * as words from './targets-words.ts';

/** Reading an inventory may run a script that asks a cloud; longer than this it is stuck, in ms. */
const readWithinMs = 60_000;

type Target = NonNullable<Sidecar['targets']>[string];

/**
 * Puts single SSH targets and a group in the place of every Ansible inventory, by asking Ansible itself
 * (`ansible-inventory --list`, and `ansible --list-hosts` for a pattern). A target of the same name in the sidecar stands.
 * Throws an EngineError when Ansible is missing or a host could not be reached in the way its inventory says.
 */
export async function expandInventories(sidecar: Sidecar, project: string): Promise<Sidecar> {
  const named = Object.entries(sidecar.targets ?? {});
  if (!named.some(([, spec]) => 'inventory' in spec)) return sidecar;
  const found: Record<string, Target> = {};
  const groups: Record<string, Target> = {};
  for (const [name, spec] of named) {
    if (!('inventory' in spec)) continue;
    const { inventory, pattern, ...taking } = spec;
    const hosts = await readInventory(spec, project);
    if (hosts.length === 0) {
      throw new EngineError(
        'BAD_INPUT',
        words.noHosts(inventory, name, pattern),
        words.noHostsHint(inventory, pattern),
      );
    }
    for (const [host, target] of hosts) found[host] = target;
    groups[name] = { group: hosts.map(([host]) => host), ...taking };
  }
  return { ...sidecar, targets: { ...found, ...sidecar.targets, ...groups } };
}

async function readInventory(
  spec: InventoryTarget,
  project: string,
): Promise<readonly (readonly [string, Target])[]> {
  const [listing, matching] = await Promise.all([
    askAnsible('ansible-inventory', ['-i', spec.inventory, '--list'], project),
    askAnsible('ansible', ['-i', spec.inventory, '--list-hosts', spec.pattern ?? 'all'], project),
  ]);
  const { listingSchema } = await import('./inventory-listing.ts');
  const read = listingSchema.safeParse(JSON.parse(listing));
  if (!read.success) {
    throw new EngineError(
      'BAD_INPUT',
      words.notReadable(
        spec.inventory,
        read.error.issues[0]?.message ?? '',
        read.error.issues[0]?.path.join('.') ?? '',
      ),
      words.notReadableHint(spec.inventory),
    );
  }
  const vars = read.data._meta?.hostvars ?? {};
  // The first line counts the hosts; each of the others is a name.
  const hosts = matching
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return hosts.map((host) => [host, toTarget(host, vars[host] ?? {}, spec.inventory)] as const);
}

function toTarget(host: string, vars: HostVars, inventory: string): Target {
  const refuse = (why: string, hint: string): never => {
    throw new EngineError('BAD_INPUT', words.hostRefused(host, inventory, why), hint);
  };
  if (!targetNamePattern.test(host)) refuse(words.badName, words.badNameHint);
  const values = Object.values(vars).filter((value) => value !== undefined);
  if (values.some((value) => value.includes('{{'))) refuse(words.templated, words.templatedHint);
  if (!['ssh', 'smart', 'paramiko', undefined].includes(vars.ansible_connection))
    refuse(words.notSsh(vars.ansible_connection), words.notSshHint);
  if ((vars.ansible_ssh_common_args ?? '') !== '' || (vars.ansible_ssh_extra_args ?? '') !== '')
    refuse(words.ownArguments, words.ownArgumentsHint);
  const address = vars.ansible_host ?? vars.ansible_ssh_host ?? host;
  const user = vars.ansible_user ?? vars.ansible_ssh_user;
  const port = vars.ansible_port ?? vars.ansible_ssh_port;
  const bracketed = address.includes(':') ? `[${address}]` : address;
  const key = vars.ansible_ssh_private_key_file;
  return {
    ssh: `${user === undefined ? '' : `${user}@`}${bracketed}${port === undefined ? '' : `:${port}`}`,
    ...(key === undefined ? {} : { key }),
  };
}

function askAnsible(program: string, args: readonly string[], project: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // Warnings and colors belong to people; the answer is read by us.
    const env = { ...process.env, ANSIBLE_NOCOLOR: '1', ANSIBLE_DEPRECATION_WARNINGS: 'False' };
    const options = { cwd: project, env, timeout: readWithinMs, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.code === 'ENOENT')
        reject(new EngineError('BAD_INPUT', words.notInstalled(program), words.notInstalledHint));
      else
        reject(
          new EngineError(
            'BAD_INPUT',
            words.ansibleFailed(stderr.trim() || error.message),
            words.ansibleFailedHint(`${program} ${args.join(' ')}`),
          ),
        );
    });
  });
}
