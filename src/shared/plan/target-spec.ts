import { z } from 'zod';
import { targetNamePattern } from '../text/target-name.ts';

const sshTarget = z.strictObject({
  ssh: z.string().min(1),
  /** A private key file to offer first; OpenSSH's configuration names the others. */
  key: z.string().min(1).optional(),
  /** Connect with this machine's OpenSSH, also where Slipway's own library could. */
  connect: z.literal('ssh').optional(),
  /** Run what the document sends here through `ssh`, and copy what it copies with a plain `scp`, by the transport itself. */
  takeOver: z.boolean().optional(),
});
/** How the hosts of a group are taken. */
const taking = {
  strategy: z.enum(['parallel', 'rolling']).optional(),
  batch: z.number().int().positive().optional(),
  maxFailures: z.number().int().nonnegative().optional(),
};
export const groupTargetSchema = z.strictObject({ group: z.array(z.string()).min(1), ...taking });
/** Hosts of an Ansible inventory (a file, a folder or a script, relative to the document); `pattern` is Ansible's own. */
const inventoryTarget = z.strictObject({
  inventory: z.string().min(1),
  pattern: z.string().min(1).optional(),
  ...taking,
});
export type InventoryTarget = z.infer<typeof inventoryTarget>;

/** Names of targets, as the sidecar, attributes and front matter use them. */
const targetName = z
  .string()
  .regex(targetNamePattern, 'expected a name of letters, digits, dots, underscores and hyphens');

/** By name: how each target is reached, or what it is a group of. */
export const targetsSchema = z.record(targetName, z.union([sshTarget, groupTargetSchema, inventoryTarget]));
