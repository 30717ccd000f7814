import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String).optional();
/** What Ansible knows of a host, as far as it says how to reach it. */
const hostVarsSchema = z.object({
  ansible_host: text,
  ansible_ssh_host: text,
  ansible_port: text,
  ansible_ssh_port: text,
  ansible_user: text,
  ansible_ssh_user: text,
  ansible_ssh_private_key_file: text,
  ansible_connection: text,
  ansible_ssh_common_args: text,
  ansible_ssh_extra_args: text,
});
export type HostVars = z.infer<typeof hostVarsSchema>;

/** What `ansible-inventory --list` prints, as far as it is read. */
export const listingSchema = z.object({
  _meta: z.object({ hostvars: z.record(z.string(), hostVarsSchema) }).optional(),
});
