import type { Environment } from '../../../shared/plan/environment.ts';

/** The environment that a document's title names; null where it names none. */
export function titledEnvironment(title: string): Environment | null {
  if (/\bprod/i.test(title)) return 'production';
  return /\bstaging\b/i.test(title) ? 'staging' : null;
}
