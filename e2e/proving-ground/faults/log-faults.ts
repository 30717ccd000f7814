import { dirname } from 'node:path';
import type { LogLine } from '../../../src/shared/wire/live.ts';
import { eventually } from '../ground/eventually.ts';
import type { Fault } from './fault.ts';
import type { Verdict } from './judge.ts';
import { openScene, type Place, type Scene } from './scene.ts';

const lines = 600;

/** Shell that writes numbered lines to `log`, striking the file in the middle. */
const writer = (log: string, strike: string): string =>
  `for i in $(seq ${lines / 2}); do echo "line $i" >> ${log}; done; sleep 1.5; ${strike}; for i in $(seq ${lines / 2 + 1} ${lines}); do echo "line $i" >> ${log}; done; echo "line end" >> ${log}`;

/** Follows a log while it is struck, and counts: every line once, or a mark that says that some are missing. */
function followWhile(strike: (log: string) => string) {
  return async (place: Place): Promise<Verdict> => {
    const scene: Scene = await openScene(place, { sidecar: 'logs: [{ file: "LOG", on: HOST }]' });
    try {
      const [host = ''] = scene.hosts;
      const log = `${dirname(scene.witnessFile)}/app.log`;
      await scene.at(host, `echo "line 0" > ${log}`);
      const engine = scene.engine();
      const { logs } = engine.watch(await engine.createRun(scene.file));
      const seen: LogLine[] = [];
      logs.read(0, (some) => seen.push(...some));
      const has = (text: string): boolean => seen.some((line) => line.text === text);
      await eventually('the log is followed', () => logs.sources[0]?.state === 'live', 20_000);
      const writing = scene.at(host, writer(log, strike(log)));
      await eventually('the last line comes', () => has('line end'), 60_000);
      await writing;
      const numbers = Array.from({ length: lines }, (_, n) => `line ${n + 1}`);
      const counts = numbers.map((text) => seen.filter((line) => line.text === text).length);
      const missing = counts.filter((count) => count === 0).length;
      const marksSeen = (): readonly string[] =>
        seen.filter((line) => line.level === 'mark').map((line) => line.text);
      const isSaid = (): boolean => marksSeen().length > 0 || (logs.sources[0]?.gaps ?? 0) > 0;
      // Whether the file was emptied is looked at once a second: on a busy machine the last line can come first.
      if (missing > 0) await eventually('the gap is said', isSaid, 10_000);
      const marks = marksSeen();
      return {
        twice: counts.filter((count) => count > 1).length,
        invented: 0,
        // What is missing and said to be missing is not lost in silence.
        lost: missing > 0 && !isSaid() ? missing : 0,
        unverified: 0,
        words: `${lines - missing} of ${lines} lines, ${marks.length} marks${marks.length === 0 ? '' : ` (${marks[0]})`}`,
      };
    } finally {
      await scene.dispose();
    }
  };
}

const places = ['local', 'remote'] as const;

export const logFaults: readonly Fault[] = [
  {
    name: 'log rotated by rename while it is followed',
    columns: places,
    meet: followWhile((log) => `mv ${log} ${log}.1`),
  },
  {
    name: 'log copied and truncated while it is followed',
    columns: places,
    meet: followWhile((log) => `cp ${log} ${log}.1; : > ${log}`),
  },
  {
    name: 'log deleted while it is followed',
    columns: places,
    meet: followWhile((log) => `rm ${log}; sleep 1`),
  },
  {
    name: 'log flooded while it is followed',
    columns: places,
    meet: followWhile((log) => `yes "a line of a flood that means nothing" | head -n 300000 >> ${log}`),
  },
];
