import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asQuestion, readAnswer } from '../../../../../src/engine/transport/answer.ts';
import { loadScript } from '../../../../../src/engine/transport/scripts/load-script.ts';
import { QuestionLane } from '../../../../../src/engine/transport/ssh/channel/question-lane.ts';
import { SpareQuestions } from '../../../../../src/engine/transport/ssh/channel/spare-questions.ts';
import { useSshTransport } from '../../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a channel for questions', () => {
  const server = useSshTransport();
  const client = () => server.transport.connection.client();
  let lane: QuestionLane;
  beforeEach(async () => {
    lane = await QuestionLane.open(await client());
  });
  afterEach(() => lane.end());

  async function ask(script: string, timeoutMs = 5_000) {
    if (!lane.reserve()) throw new Error('the lane is not free');
    const { exit, stdout, stderr } = await lane.ask(script, 'box', timeoutMs);
    return { exit, stdout: stdout.toString(), stderr: stderr.toString() };
  }

  it('answers one after the other, each with its own outputs and status', async () => {
    expect(await ask('echo out; echo err >&2; exit 4')).toEqual({
      exit: 4,
      stdout: 'out\n',
      stderr: 'err\n',
    });
    expect(await ask('printf unended')).toEqual({ exit: 0, stdout: 'unended', stderr: '' });
    expect(await ask("printf '%s' \"it's \\\\ a\ttest\"")).toMatchObject({ stdout: "it's \\ a\ttest" });
  });

  it('keeps nothing that a question sets, and gives it nothing to read', async () => {
    await ask('A=1; cd /; set -e; umask 0; readonly B=2; trap "echo gone" EXIT');
    const { stdout } = await ask('echo "${A-unset} ${B-unset}"; pwd; umask; cat; false; echo on');
    expect(stdout).toMatch(/^unset unset\n(?!\/\n).*\n0?0?22\non\n$/);
  });

  it('tells an answer from what a question leaves running in the background', async () => {
    await ask('(sleep 0.3; echo late) & echo now');
    await new Promise((later) => setTimeout(later, 500));
    const { stdout } = await ask(asQuestion('echo then'));
    const answer = readAnswer({ exit: 0, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0) });
    expect(answer?.stdout.toString()).toBe('then\n');
  });

  it('is not free while it answers, nor after an answer that took too long', async () => {
    const answer = ask('sleep 0.3');
    expect(lane.reserve()).toBe(false);
    await answer;
    await expect(ask('sleep 5', 200)).rejects.toThrow('did not answer within 0.2 s');
    await expect.poll(() => lane.reserve()).toBe(false);
  });

  it('takes no answer that has no end', async () => {
    await expect(ask('cat /dev/zero')).rejects.toThrow('16');
    await expect.poll(() => lane.reserve()).toBe(false);
  });

  it('says that no answer came where the connection was lost', async () => {
    const answer = ask('sleep 5');
    (await client()).destroy();
    await expect(answer).rejects.toThrow('was lost before the command ended');
  });
});

describe.each([['sh'], ['bash'], ['busybox', 'sh']])('in %s, the script that answers', (...shell) => {
  const run = (input: string): string => {
    const [program = '', ...args] = shell;
    return spawnSync(program, [...args, '-c', loadScript('questions')], { input, encoding: 'utf8' }).stdout;
  };

  it('runs each whole question, and no half of one', () => {
    expect(run('exit 97\nn1\necho one\nn1\nn2\necho two\n')).toBe('one\n\x1eslipway:n1:ended:0::\n');
  });

  it('ends a shell that a login runs in its place', () => {
    const [program = '', ...args] = shell;
    const read = spawnSync(program, args, { input: 'exit 97\nn1\necho one\nn1\n', encoding: 'utf8' });
    expect([read.status, read.stdout]).toEqual([97, '']);
  });
});

describe.skipIf(sshdMissing !== null)('the channels for questions of a connection', () => {
  const server = useSshTransport();

  it('are reserved once each, and for the connection they stand on', async () => {
    const client = await server.transport.connection.client();
    const spare = new SpareQuestions();
    expect(await spare.reserve(client)).toBeNull();
    spare.prime(client);
    const lanes = await Promise.all([1, 2, 3].map(() => spare.reserve(client)));
    expect(lanes.map((lane) => lane === null)).toEqual([false, false, true]);
    expect(new Set(lanes).size).toBe(3);
    spare.giveUp();
    spare.prime(client);
    expect(await spare.reserve(client)).toBeNull();
  });

  it('answer what is asked behind a step', async () => {
    await server.transport.warmUp();
    const answers = await Promise.all(
      ['echo a', 'echo b; exit 3', 'echo c'].map((script) => server.transport.exec(script)),
    );
    expect(answers.map(({ exit, stdout }) => [exit, stdout.toString()])).toEqual([
      [0, 'a\n'],
      [3, 'b\n'],
      [0, 'c\n'],
    ]);
  });
});
