import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { LocalTransport } from '../../../../src/engine/transport/local/local-pty.ts';
import { readingsOf } from '../../../../src/engine/watch/alerts/host-readings.ts';
import { RuleWatch } from '../../../../src/engine/watch/alerts/rule-watch.ts';
import { SourceWatch } from '../../../../src/engine/watch/sources/source-watch.ts';
import { readCommand, samplesOf } from '../../../../src/engine/watch/values/read-command.ts';
import type { AlertRule } from '../../../../src/shared/plan/plan.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe('a command that prints what is measured', () => {
  let here: LocalTransport;
  let dir: string;
  let watch: SourceWatch | null = null;
  beforeEach(async () => {
    dir = await folder();
    here = new LocalTransport(dir, dir);
  });
  afterEach(() => watch?.close());

  const run = (command: string, name: string | null = null, timeoutMs = 5_000) =>
    readCommand(here, { command, name, timeoutMs }, () => 5);

  it('gives a number its name, and names of its own with their labels', async () => {
    expect(await run('echo 12.5', 'waiting')).toEqual({
      at: 5,
      samples: [{ name: 'waiting', labels: {}, value: 12.5, at: null }],
    });
    const { samples } = await run('printf \'jobs{queue="mail"} 3\\n\\ndone_total 7\\n\'; echo noise >&2');
    expect(samples.map(({ name, labels, value }) => [name, labels, value])).toEqual([
      ['jobs', { queue: 'mail' }, 3],
      ['done_total', {}, 7],
    ]);
  });

  it.each([
    ['fails', 'echo 3; echo no such table >&2; exit 4', 'the command ended with status 4: no such table'],
    ['is not there', 'no-such-command-here', /^the command ended with status 127: .*not found/],
    ['prints nothing', 'true', 'the command printed nothing'],
    ['prints no number', 'echo many', 'the command printed a line that is no name and number: "many"'],
    ['prints words among its lines', 'echo a 1; echo and more words', /no name and number: "and more words"/],
    ['prints a number and has no name for it', 'echo 3', /say what it is with “name” in the sidecar/],
    ['prints too much', 'yes "name 1"', /^the command printed more than .*; nothing of it was used$/],
    ['prints what is not finite', 'echo a NaN', /no name and number: "a NaN"/],
  ])('is refused in words where it %s', async (_what, command, why) => {
    await expect(run(command)).rejects.toThrow(why);
  });

  it('is stopped on its host when its time is over, and reads no keyboard', async () => {
    await expect(run('sleep 60', null, 1_000)).rejects.toThrow(
      'the command did not end within 1 s and was stopped there',
    );
    expect((await run('cat; echo 1', 'n')).samples).toHaveLength(1);
  });

  it('measures the rule whose series it names, and says why it does not, without silencing a page', async () => {
    let printed = 'echo 1500';
    const source = {
      kind: 'values' as const,
      address: 'count-jobs',
      ca: null,
      host: 'local',
      everyMs: 1_000,
      match: null,
      series: { 'Queue depth above 1000': 'queue_depth' },
      command: {
        get command() {
          return printed;
        },
        name: 'queue_depth',
        timeoutMs: 5_000,
      },
    };
    const clock = new HandClock();
    const targets = { get: () => here } as Partial<Targets> as Targets;
    const watching = new SourceWatch(source, targets, clock, () => undefined);
    watch = watching;
    await expect.poll(() => watching.answers).toBe(1);
    const rule: AlertRule = {
      text: 'Queue depth above 1000',
      metric: 'queue depth',
      op: '>',
      value: 1_000,
      line: 1,
    };
    const judge = () => new RuleWatch(rule).judge(readingsOf([watching]), clock.now());
    expect(judge()).toMatchObject({ state: 'pending', value: 1_500, asked: [{ answers: 1 }] });
    printed = 'exit 3';
    await clock.advance(1_000);
    expect(judge()).toMatchObject({ state: 'no-data', reason: 'the command ended with status 3' });
    const [readings] = readingsOf([watching]);
    expect([readings?.silentSince.scrape, readings?.up]).toEqual([undefined, null]);
  });

  it('of many lines is read to the last', () => {
    const text = Array.from({ length: 1_000 }, (_, n) => `a{n="${n}"} ${n}`).join('\n');
    expect(samplesOf(text, null)).toHaveLength(1_000);
  });
});
