import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../../src/engine/lib/engine-error.ts';
import { RefusedError } from '../../../../../src/engine/transport/ssh/auth/refused-error.ts';
import type { ResolvedHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import {
  explainSocket,
  isNotLetIn,
  needsPerson,
  notLetIn,
  unreachable,
} from '../../../../../src/engine/transport/ssh/connect/connect-errors.ts';
import { retryOnDisconnect } from '../../../../../src/engine/transport/ssh/connect/retry-on-disconnect.ts';
import type { Transport } from '../../../../../src/engine/transport/transport.ts';

const coded = (code: string, message = 'no'): Error & { code: string } =>
  Object.assign(new Error(message), { code });

describe('an error that only a person can clear', () => {
  it.each([
    ['a refused sign-in', new RefusedError('UNREACHABLE', 'no'), true],
    ['a wrong setting', new EngineError('BAD_INPUT', 'no'), true],
    ['a line that is down', new EngineError('UNREACHABLE', 'no'), false],
    ['a step that failed', new EngineError('FAILED', 'no'), false],
    ['a surprise', new TypeError('no'), false],
    ['something that is no error', 'no', false],
  ])('%s: %s', (_what, error, needs) => {
    expect(needsPerson(error)).toBe(needs);
  });
});

describe('a sign-in that failed', () => {
  it.each([
    ['says so', Object.assign(new Error('x'), { level: 'client-authentication' }), true],
    ['has no method left', Object.assign(new Error('x'), { code: 14 }), true],
    ['was tried too often', new Error('Received disconnect: Too many authentication failures'), true],
    ['is a lost line', coded('ECONNRESET'), false],
    ['is another reason to hang up', Object.assign(new Error('x'), { code: 2 }), false],
    ['is a time limit', Object.assign(new Error('Timed out'), { level: 'client-timeout' }), false],
  ])('%s: %s', (_what, error, isRefused) => {
    expect(isNotLetIn(error)).toBe(isRefused);
  });

  const host = { name: 'web', user: 'ann', hostname: '10.0.0.1', port: 2_222 } as ResolvedHost;

  it.each([
    [['agent', 'key ~/.ssh/id'], 'tried: agent, key ~/.ssh/id'],
    [[], 'no key, agent or password was available'],
  ])('names what was tried: %j', (tried, words) => {
    expect(notLetIn(host, tried)).toMatchObject({
      code: 'UNREACHABLE',
      message: `web (ann@10.0.0.1:2222) refused the sign-in; ${words}. Nothing was sent to it.`,
    });
  });
});

describe('a host that cannot be reached', () => {
  it.each([
    ['ECONNREFUSED', 'the connection was refused (is sshd running there?)'],
    ['ENOTFOUND', 'its name cannot be resolved'],
    ['EAI_AGAIN', 'its name cannot be resolved'],
    ['EHOSTUNREACH', 'there is no route to it'],
    ['ENETUNREACH', 'there is no route to it'],
    ['ETIMEDOUT', 'it does not answer'],
    ['EPROTO', 'something else'],
  ])('with %s: %s', (code, words) => {
    expect(explainSocket(coded(code, 'something else.'))).toBe(words);
  });

  it('on macOS may be one that the system keeps programs from', () => {
    const hintOn = (platform: NodeJS.Platform, code: string) =>
      unreachable('10.0.0.1', 22, explainSocket(coded(code, 'x')), platform).hint;
    expect(hintOn('darwin', 'EHOSTUNREACH')).toMatch(/Privacy & Security > Local Network/);
    expect(hintOn('darwin', 'ETIMEDOUT')).not.toMatch(/macOS/);
    expect(hintOn('linux', 'EHOSTUNREACH')).not.toMatch(/macOS/);
  });

  it('is described with its address and a single period', () => {
    expect(unreachable('10.0.0.1', 22, explainSocket(coded('X', 'it broke.'))).message).toBe(
      '10.0.0.1:22 cannot be reached: it broke.',
    );
  });
});

describe('work that is done again after a loss', () => {
  const loss = () => new EngineError('UNREACHABLE', 'the line is down');

  /** Work that fails so, time after time, and then succeeds; how often it was tried and how it was reached. */
  function work(...errors: readonly unknown[]) {
    const reached: string[] = [];
    let tries = 0;
    const transport = { reach: async (patience: string) => void reached.push(patience) };
    const run = (patience: 'once' | 'always') =>
      retryOnDisconnect(transport as Partial<Transport> as Transport, patience, async () => {
        const error = errors[tries];
        tries += 1;
        if (error !== undefined) throw error;
        return 'done';
      });
    return { run, reached, tries: () => tries };
  }

  it('is done at once when nothing is lost', async () => {
    const { run, reached, tries } = work();
    expect([await run('once'), tries(), reached]).toEqual(['done', 1, []]);
  });

  it.each(['once', 'always'] as const)('is done again once the host is reached (%s)', async (patience) => {
    const { run, reached, tries } = work(loss());
    expect([await run(patience), tries(), reached]).toEqual(['done', 2, [patience]]);
  });

  it('is given up after the sixth loss', async () => {
    const { run, tries } = work(...Array.from({ length: 9 }, loss));
    await expect(run('always')).rejects.toThrow('the line is down');
    expect(tries()).toBe(6);
  });

  it.each([
    ['a refusal', new RefusedError('UNREACHABLE', 'no')],
    ['a failure', new EngineError('FAILED', 'no')],
    ['a surprise', new TypeError('no')],
  ])('is not done again after %s', async (_what, error) => {
    const { run, tries } = work(error);
    await expect(run('always')).rejects.toBe(error);
    expect(tries()).toBe(1);
  });

  it('fails with the reason the host cannot be reached', async () => {
    const refused = new RefusedError('UNREACHABLE', 'the key changed');
    const transport = { reach: () => Promise.reject(refused) };
    await expect(
      retryOnDisconnect(transport as Partial<Transport> as Transport, 'once', () => Promise.reject(loss())),
    ).rejects.toBe(refused);
  });
});
