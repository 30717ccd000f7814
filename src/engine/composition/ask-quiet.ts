import type { QuietWish } from '../run/alerts/quiet-alerts.ts';
import type { Engine } from './engine.ts';

/**
 * Asks the console that drives a run to acknowledge or silence one of its alert rules, in the name of this one's person. Throws `NOT_NOW` where none
 * drives it, or it refuses. Loaded when it is wanted: a rollback from a cold start does not wait for it.
 */
export async function askQuiet(engine: Engine, run: string, wish: QuietWish): Promise<void> {
  const { requestQuiet } = await import('../run/alerts/request-quiet.ts');
  await requestQuiet({ run, dir: engine.store.files(run).dir }, engine.actor, wish);
}
