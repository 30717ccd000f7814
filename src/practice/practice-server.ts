import { join } from 'node:path';
import type { Practice } from './practice.ts';

/** Starts the practice server, loaded only when it is asked for: most sessions have servers of their own. `resources`: folder with `practice/`. */
export function practiceServer(resources: string): () => Promise<Practice> {
  return async () => {
    const { startPractice } = await import('./start-practice.ts');
    return startPractice({ resources: join(resources, 'practice') });
  };
}
