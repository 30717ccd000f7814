import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { spawnSlipway } from '../../../test/support/slipway.ts';
import type { Scene } from './scene.ts';

/** A console of the scene's release in a process of its own, which a fault may strike. */
export interface StruckConsole {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Journal lines it has printed whole: it prints them only once they are on disk. */
  printed(): readonly string[];
  said(): string;
}

const preload = resolve(import.meta.dirname, 'preload.ts');

/** Starts `slipway run --yes --json` (or what `args` say); `fault` is for the preload that strikes from inside, see there. */
export function startConsole(
  scene: Scene,
  fault: Readonly<Record<string, string>> = {},
  args: readonly string[] = ['run', scene.file, '--yes', '--json'],
): StruckConsole {
  const hook = Object.keys(fault).length === 0 ? {} : { NODE_OPTIONS: `--import=${preload}`, ...fault };
  const child = spawnSlipway(args, { ...scene.env, ...hook });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  return {
    child,
    ended: new Promise((done) => child.once('close', done)),
    printed: () =>
      out
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.startsWith('{')),
    said: () => err,
  };
}
