import { join } from 'node:path';
import type { Practice } from './practice.ts';

/**
 * Starts the practice server, loaded only when it is asked for: most sessions have servers of their own. `resources`: folder with
 * `practice/`. It lives in the `practice` folder of the state folder: no other account gets into it, programs may be run from it
 * (a folder of XDG_RUNTIME_DIR may forbid that, and holds memory), and nothing clears it away meanwhile.
 */
export function practiceServer(resources: string): (state: string) => Promise<Practice> {
  return async (state) => {
    const { startPractice } = await import('./start-practice.ts');
    return startPractice({ resources: join(resources, 'practice'), base: join(state, 'practice') });
  };
}
