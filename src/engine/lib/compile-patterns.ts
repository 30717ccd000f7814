import { setFlagsFromString } from 'node:v8';

/**
 * V8 reads a pattern twice: into bytecode when it is first used, into machine code when it is used again. A reading of a document
 * uses hundreds of patterns again and again, so the first of the two is lost time, a quarter of it all. Patterns that are made
 * while this holds are compiled at their first use.
 *
 * The flag is taken back afterwards: under other flags V8 refuses the code that Node and the compile cache keep.
 */
const atFirstUse = '--regexp-tier-up-ticks=0';
const asUsual = '--regexp-tier-up-ticks=1';

let holding = 0;

/** Does something that makes patterns; see {@link atFirstUse}. */
export function compilingPatterns<T>(work: () => T): T {
  begin();
  try {
    return work();
  } finally {
    end();
  }
}

/**
 * {@link compilingPatterns} for the modules that are run after the one that calls this as it is loaded. Modules that are loaded
 * together are all compiled before the first of them is run, and run without a pause: no other code is compiled meanwhile.
 */
export function compilePatternsOfModules(): void {
  begin();
  queueMicrotask(end);
}

function begin(): void {
  holding += 1;
  if (holding === 1) setFlagsFromString(atFirstUse);
}

function end(): void {
  holding -= 1;
  if (holding === 0) setFlagsFromString(asUsual);
}
