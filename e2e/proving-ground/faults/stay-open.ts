import { must } from './must.ts';
import type { Scene } from './scene.ts';
import { type StruckConsole, startConsole } from './struck-console.ts';

/**
 * What a console must do that is refused while a step continues: end with 3, say so, and record nothing about the step. Then,
 * once `mend` has put right what a person can, resuming must tell how the step ended, with its first try. Gives the journal lines
 * that were told.
 */
export async function mustStayOpen(
  scene: Scene,
  struck: StruckConsole,
  mend: () => Promise<void>,
): Promise<readonly string[]> {
  const code = await struck.ended;
  must(code === 3, `it ends with 3, and not with ${code}: ${struck.said()}`);
  must(
    /Paused: "Two" on [^:]*: the step may still run there; its outcome is not known yet/.test(struck.said()),
    `it says what it means, and not: ${struck.said()}`,
  );
  const about = struck.printed().filter((line) => endedThere(scene, line));
  must(about.length === 1, `only the step before is known to have ended there, and not: ${about.join('\n')}`);
  await mend();
  const run = /slipway resume (\S+)/.exec(struck.said())?.[1] ?? '';
  const again = startConsole(scene, {}, ['resume', run, '--yes', '--json']);
  must((await again.ended) === 0, `resuming goes through, and not: ${again.said()}`);
  const [outcome] = again.printed().filter((line) => endedThere(scene, line));
  must(
    outcome !== undefined && /"attempt":1\b/.test(outcome) && /"outcome":"passed"/.test(outcome),
    `its first try has passed, and not: ${outcome}`,
  );
  return [...struck.printed(), ...again.printed()];
}

/** Whether a journal line says how something ended on the scene's first host, which is the one that is struck. */
function endedThere({ column, hosts: [first] }: Scene, line: string): boolean {
  return column === 'fleet'
    ? line.includes('"type":"host.ended"') && line.includes(`"host":"${first}"`)
    : line.includes('"type":"item.ended"');
}
