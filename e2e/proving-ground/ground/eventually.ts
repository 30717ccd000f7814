import { setTimeout as wait } from 'node:timers/promises';

const pauseMs = 25;

/** Asks again until the answer is true; rejects, naming `what`, when the deadline comes first. */
export async function eventually(
  what: string,
  ask: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`Within ${limitMs} ms it did not come to this: ${what}.`);
    await wait(pauseMs);
  }
}
