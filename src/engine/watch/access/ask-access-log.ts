import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import { type AccessAnswer, type AccessPosition, readAccessAnswer } from './access-answer.ts';

const accessLog = loadScript('watch/access-log');

/** What is asked of an access log. */
export interface AccessQuestion {
  readonly path: string;
  /** As the script says them; empty where its lines are to tell. */
  readonly format: string;
  readonly unit: string;
  /** Where the reading before ended; null for the first one. */
  readonly position: AccessPosition | null;
  readonly routes: ReadonlySet<string>;
  /** Asks for the format and the busiest routes alone. */
  readonly isProbe?: boolean;
  /** The answer has to come within so many ms. */
  readonly timeoutMs: number;
}

/** Asks once, read-only. Throws what the connection says; why a log cannot be read is part of the answer. */
export async function askAccessLog(transport: Transport, question: AccessQuestion): Promise<AccessAnswer> {
  const { path, format, unit, position, routes, isProbe = false, timeoutMs } = question;
  const { inode = '', offset = '0', head = '' } = position ?? {};
  const script = scriptCommand(
    accessLog,
    { path },
    format,
    unit,
    inode,
    offset,
    head,
    [...routes].join(' '),
    isProbe ? 'probe' : '',
  );
  const result = await transport.exec(script, { timeoutMs });
  return readAccessAnswer(result.stdout.toString('utf8'));
}
