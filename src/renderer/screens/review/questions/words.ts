import { count } from '../../../../shared/text/count.ts';
import { machine } from '../../../text/machine.ts';

export const noTarget = (sections: number): string =>
  count(sections, 'section has no target', 'sections have no target');
export const noValue = (values: number): string => count(values, 'value is missing', 'values are missing');

export const whereTitle = 'Where does it run?';
export const where = (section: string): string => `Where does ${section} run?`;
export const place = (line: number, proposal: 'local' | 'server' | 'unclear'): string =>
  `line ${line} · ${proposals[proposal]}`;
const proposals = {
  local: 'appears to run on this machine',
  server: 'appears to run on a server',
  unclear: 'the document doesn’t say',
} as const;
export const choose = 'choose…';
export const thisMachine = machine('local');
export const target = (name: string, address: string): string => `${name} (${address})`;

export const serversTitle = 'Servers';
export const address = (ssh: string): string => `ssh ${ssh}`;
export const remove = 'Remove';
export const removeServer = (name: string): string => `Remove ${name}`;
export const inUse = 'Can’t remove: a section runs on it';
export const sshLabel = 'Host, as OpenSSH knows it';
export const sshPlaceholder = 'deploy@web-1.example.com';
export const nameLabel = 'Name of the server';
export const namePlaceholder = 'name';
export const addServer = 'Add server';

export const valuesTitle = 'Values';
export const valueLabel = (name: string): string => `Value of ${name}`;
export const line = (n: number): string => `line ${n}`;

export const artifactsTitle = 'Files uploaded first';
export const artifactsLead =
  'Steps on a server use these paths. Slipway uploads them before those steps start and verifies their SHA-256, so the document’s commands work unchanged.';
