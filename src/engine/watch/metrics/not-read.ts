import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../words/source-words.ts';

/** A page of metrics that was not read; `message` says why. */
export class NotReadError extends EngineError {
  /** Whether this tells that the service does not answer, rather than that its page is kept from us. */
  readonly saysDown: boolean;

  constructor(message: string, { saysDown }: { readonly saysDown: boolean }) {
    super('UNREACHABLE', message);
    this.saysDown = saysDown;
  }
}

type NetworkError = Error & { readonly code?: string };

/** Nobody listens, or whoever does hangs up. */
const down = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** What an error of a connection or of what came over it means. `address` without its password. */
export function notRead(error: unknown, address: string): NotReadError {
  if (error instanceof NotReadError) return error;
  const { code = '', message } = (error instanceof Error ? error : new Error(String(error))) as NetworkError;
  if (code === 'ECONNREFUSED') return new NotReadError(words.refused(address), { saysDown: true });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new NotReadError(words.unknownName(address), { saysDown: false });
  if (/CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE|ALTNAME/.test(code))
    return new NotReadError(words.notTrusted(address, message), { saysDown: false });
  if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
    return new NotReadError(words.noTls(address), { saysDown: false });
  if (code.startsWith('HPE_')) return new NotReadError(words.noHttp(address), { saysDown: false });
  if (code.startsWith('Z_')) return new NotReadError(words.badCompression(address), { saysDown: false });
  return new NotReadError(words.failed(address, message), { saysDown: down.has(code) });
}
