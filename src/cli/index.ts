import { keepCompiledCode } from './host/compile-cache.ts';

// Compiling what is imported costs more than running it. The cache must be on before the first import that counts.
keepCompiledCode();

const [, , command, ...args] = process.argv;
// While the servers answer, there is time to load everything else.
const ahead =
  command === 'rollback' ? await (await import('./host/preconnect-rollback.ts')).beginRollback(args) : null;
const { runProgram } = await import('./program.ts');
await runProgram(ahead);
// A command that was refused before it began must not wait for what was started ahead of it.
if (ahead !== null) await (await import('./host/end-process.ts')).endProcess();
