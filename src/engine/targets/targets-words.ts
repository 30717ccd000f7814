// What the engine says about targets and inventories.

const nothingStarted = 'Nothing was started.';

export const noTarget = (name: string): string => `There is no target "${name}".`;
export const noTargetHint = 'Add it under `targets` in the sidecar, or choose another one in the review.';

// Inventories
export const noHosts = (inventory: string, name: string, pattern: string | undefined): string =>
  `The inventory ${inventory} has no host ${pattern === undefined ? '' : `that matches "${pattern}" `}for the target "${name}". ${nothingStarted}`;
export const noHostsHint = (inventory: string, pattern: string | undefined): string =>
  `Try: ansible -i ${inventory} --list-hosts ${pattern ?? 'all'}`;
export const notReadable = (inventory: string, why: string, place: string): string =>
  `The inventory ${inventory} describes a host in a way that cannot be read: ${why} (${place}). ${nothingStarted}`;
export const notReadableHint = (inventory: string): string => `Try: ansible-inventory -i ${inventory} --list`;
export const notInstalled = (program: string): string =>
  `The sidecar takes hosts from an Ansible inventory, but ${program} is not installed here. ${nothingStarted}`;
export const notInstalledHint =
  'Install ansible-core, or name the hosts in the sidecar: { group: [web-1, web-2] }.';
export const ansibleFailed = (why: string): string =>
  `Ansible could not read the inventory: ${why}. ${nothingStarted}`;
export const ansibleFailedHint = (command: string): string => `Try: ${command}`;

// Hosts that cannot be used
export const hostRefused = (host: string, inventory: string, why: string): string =>
  `${host} of the inventory ${inventory} ${why}. Nothing was connected.`;
export const badName = 'has a name that Slipway cannot use';
export const badNameHint = 'Give it an alias: letters, digits, ".", "_" and "-".';
export const templated = 'is described by a template';
export const templatedHint = 'Write its address, port and user out in the inventory.';
export const notSsh = (connection: string | undefined): string => `is reached by ${connection}, not by SSH`;
export const notSshHint = 'Leave it out with `pattern`.';
export const ownArguments = 'has its own arguments for ssh';
export const ownArgumentsHint = 'Put them into your ssh_config (ProxyJump and the like).';
