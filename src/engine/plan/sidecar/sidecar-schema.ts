import { z } from 'zod';
import { sidecarSchema } from '../../../shared/sidecar/sidecar.ts';

/** The sidecar's JSON schema (draft 2020-12), as editors read it: what may be written, before anything is transformed. */
export function sidecarJsonSchema(): string {
  const schema = z.toJSONSchema(sidecarSchema, { io: 'input', unrepresentable: 'throw' });
  return `${JSON.stringify({ title: 'Slipway sidecar', ...schema }, null, 2)}\n`;
}
