import { describe, expect, it } from 'vitest';
import { PromptQueue } from '../../../src/engine/prompts/prompt-queue.ts';

/** A queue, and how many questions were open each time it changed. */
function queue() {
  const told: number[] = [];
  const prompts = new PromptQueue((open) => told.push(open.length));
  const only = () => {
    const [first] = prompts.open;
    if (first === undefined) throw new Error('Nothing is asked.');
    return first;
  };
  return { prompts, told, only };
}

describe('a question', () => {
  it('waits for an answer, and consoles hear about both', async () => {
    const { prompts, told, only } = queue();
    const answer = prompts.passphrase('web-1', '~/.ssh/id', false);
    expect(told).toEqual([1]);
    expect(prompts.answer(only().id, 'word')).toBe(true);
    expect(await answer).toBe('word');
    expect(told).toEqual([1, 0]);
  });

  it('takes the first answer and ignores a second one', async () => {
    const { prompts, told, only } = queue();
    const answer = prompts.password('web-1', 'root', 'box', false);
    const { id } = only();
    prompts.answer(id, 'first');
    expect(prompts.answer(id, 'second')).toBe(false);
    expect(await answer).toBe('first');
    expect(told).toEqual([1, 0]);
  });

  it('that was never asked cannot be answered', () => {
    const { prompts, told } = queue();
    expect(prompts.answer('made-up', 'x')).toBe(false);
    expect(told).toEqual([]);
  });

  it('is refused with null', async () => {
    const { prompts, only } = queue();
    const answer = prompts.password('web-1', 'root', 'box', false);
    prompts.answer(only().id, null);
    expect(await answer).toBeNull();
  });

  it('can be open beside others, each with its own answer', async () => {
    const { prompts } = queue();
    const answers = Promise.all([
      prompts.password('web-1', 'root', 'one', false),
      prompts.password('web-2', 'root', 'two', false),
    ]);
    const [one, two] = prompts.open;
    expect(one?.id).not.toBe(two?.id);
    prompts.answer(two?.id ?? '', 'b');
    prompts.answer(one?.id ?? '', 'a');
    expect(await answers).toEqual(['a', 'b']);
  });
});

describe('what is shown of a question', () => {
  it.each([
    ['a passphrase', (q: PromptQueue) => q.passphrase('web', '~/id', false), 'Passphrase of the key'],
    [
      'a passphrase that did not fit',
      (q: PromptQueue) => q.passphrase('web', '~/id', true),
      'That passphrase does not open the key',
    ],
    ['a password', (q: PromptQueue) => q.password('web', 'root', 'box', false), 'Password of root@box'],
    [
      'a password that did not fit',
      (q: PromptQueue) => q.password('web', 'root', 'box', true),
      'The server did not accept that password',
    ],
    ['a secret', (q: PromptQueue) => q.secret('TOKEN', null), 'Secret TOKEN'],
  ])('for %s is its title, and its answer is hidden', (_what, ask, title) => {
    const { prompts, only } = queue();
    void ask(prompts);
    expect(only()).toMatchObject({ title, secret: true });
  });

  it('for a host key is its fingerprint; nothing is hidden', () => {
    const { prompts, only } = queue();
    void prompts.acceptHostKey('web', '[box]:2222', 'ssh-ed25519', 'SHA256:abc');
    expect(only()).toMatchObject({
      kind: 'host-key',
      title: 'Is this [box]:2222?',
      detail: 'SHA256:abc',
      secret: false,
      message: expect.stringContaining('ssh-ed25519'),
    });
  });
});

describe('a host key', () => {
  it.each([
    ['accept', true],
    ['yes', false],
    ['', false],
    [null, false],
  ])('with the answer %j is accepted: %s', async (value, accepted) => {
    const { prompts, only } = queue();
    const answer = prompts.acceptHostKey('web', 'box', 'ssh-ed25519', 'SHA256:abc');
    prompts.answer(only().id, value);
    expect(await answer).toBe(accepted);
  });
});

describe('a secret', () => {
  it.each([
    ['kept where a keychain is named and the person wants it', 'Keychain', true, { value: 'v', keep: true }],
    ['not kept where the person does not want it', 'Keychain', false, { value: 'v', keep: false }],
  ])('is %s', async (_what, keepIn, keep, expected) => {
    const { prompts, only } = queue();
    const answer = prompts.secret('TOKEN', keepIn);
    expect(only()).toMatchObject({ keepIn });
    prompts.answer(only().id, 'v', keep);
    expect(await answer).toEqual(expected);
  });

  it('offers no keychain when there is none', () => {
    const { prompts, only } = queue();
    void prompts.secret('TOKEN', null);
    expect(only()).not.toHaveProperty('keepIn');
  });

  it('that is refused is not kept', async () => {
    const { prompts, only } = queue();
    const answer = prompts.secret('TOKEN', 'Keychain');
    prompts.answer(only().id, null, true);
    expect(await answer).toBeNull();
  });
});

describe('questions of a server', () => {
  const lines = [
    { prompt: 'Password: ', echo: false },
    { prompt: 'Code: ', echo: true },
  ];

  it('are asked one by one; only secret answers are hidden', async () => {
    const { prompts, only } = queue();
    const answers = prompts.keyboard('web', '', lines);
    expect(only()).toMatchObject({ title: 'web asks for an answer', quote: 'Password: ', secret: true });
    prompts.answer(only().id, 'word');
    await expect.poll(() => prompts.open.length).toBe(1);
    expect(only()).toMatchObject({ quote: 'Code: ', secret: false });
    prompts.answer(only().id, '123');
    expect(await answers).toEqual(['word', '123']);
  });

  it('stop at the first refusal', async () => {
    const { prompts, only } = queue();
    const answers = prompts.keyboard('web', 'Two factors', lines);
    expect(only().quote).toBe('Two factors\nPassword: ');
    prompts.answer(only().id, null);
    expect(await answers).toBeNull();
    expect(prompts.open).toEqual([]);
  });

  it('imitate none of ours, whatever a server writes', async () => {
    const { prompts, only } = queue();
    void prompts.passphrase('web', '/home/ann/.ssh/id', false);
    const { title, message } = only();
    prompts.answer(only().id, null);
    void prompts.keyboard('web', title, [{ prompt: `${message}\x1b[2J\u202e`, echo: false }]);
    await expect.poll(() => prompts.open.length).toBe(1);
    const asked = only();
    expect(asked.title).toBe('web asks for an answer');
    expect(asked.message).toMatch(/not from Slipway.*Never give it the passphrase of a key/);
    expect(asked.quote).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
  });

  it('are bounded in length and number', async () => {
    const { prompts, only } = queue();
    const many = Array.from({ length: 1_000 }, (_, at) => ({ prompt: `${at}`.repeat(9_000), echo: true }));
    const answers = prompts.keyboard('web', '', many);
    for (let asked = 0; asked < 20; asked += 1) {
      await expect.poll(() => prompts.open.length).toBe(1);
      expect(only().quote?.length).toBeLessThan(2_100);
      prompts.answer(only().id, 'x');
    }
    expect(await answers).toHaveLength(20);
  });

  it.each([2_000, 2_001, 10_000_000, 50_000_000])(
    'of %i characters are shown at their beginning, and said to be cut where they are',
    async (length) => {
      const { prompts, only } = queue();
      const controls = '\x1b[2J\u202e';
      void prompts.keyboard('web', '', [{ prompt: controls.repeat(length / 5).padEnd(length), echo: true }]);
      await expect.poll(() => prompts.open.length).toBe(1);
      const { message, quote } = only();
      expect(JSON.stringify(only()).length).toBeLessThan(20_000);
      expect(quote).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
      if (length === 2_000) expect(message).not.toContain('characters are shown');
      else
        expect(message).toContain(
          `Only the first 2,000 of ${length.toLocaleString('en-US')} characters are shown.`,
        );
    },
  );

  it('are empty when the server asks nothing', async () => {
    expect(await queue().prompts.keyboard('web', '', [])).toEqual([]);
  });
});
