import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile WebAssembly once. It would compile a hot function again, optimized, and the shell grammar's lexer is one huge
 * function: that takes half a gigabyte and longer than reading a document does. Node's HTTP parser is the only other
 * WebAssembly.
 *
 * Call it before the grammar is compiled. A process that keeps a compile cache calls it before the cache is enabled: V8 refuses
 * what was compiled with other flags.
 */
export function compileWebAssemblyOnce(): void {
  setFlagsFromString('--no-wasm-tier-up --no-wasm-dynamic-tiering');
}
