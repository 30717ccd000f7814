import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const end = `for s in "$0"/*/shell-*; do [ ! -p "$s/in" ] || [ -e "$s/ended" ] || echo end 1<> "$s/in"; done`;

/** Ends the shells that wait for more steps, of every run whose steps ran in this home. */
export function endShells(home: string): void {
  spawnSync('/bin/sh', ['-c', end, join(home, '.slipway')]);
}
