import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../shared/lib/attempt.ts';

// Compiling what is imported costs more than running it. The cache must be on before the first import that counts,
// and it lies in the person's own folder, because whoever may write it decides what runs.
const home = attempt(homedir, '');
const cache = process.env.XDG_CACHE_HOME || (home === '' ? '' : join(home, '.cache'));
if (cache !== '') enableCompileCache(join(cache, 'slipway', 'compiled'));

const [, , command, ...args] = process.argv;
// While the servers answer, there is time to load everything else.
const ahead =
  command === 'rollback' ? await (await import('./host/preconnect-rollback.ts')).beginRollback(args) : null;
const { runProgram } = await import('./program.ts');
await runProgram(ahead);
// A command that was refused before it began must not wait for what was started ahead of it.
if (ahead !== null) await (await import('./host/end-process.ts')).endProcess();
