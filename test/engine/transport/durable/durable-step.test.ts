import { describe, expect, it } from 'vitest';
import {
  attachCommand,
  forgetInput,
  markerStart,
  readMarker,
  startInput,
} from '../../../../src/engine/transport/durable/durable-step.ts';
import { DurableStream } from '../../../../src/engine/transport/durable/durable-stream.ts';
import { givenTo, scriptOf } from '../../../../src/engine/transport/durable/given.ts';
import { stepScript } from '../../../../src/engine/transport/durable/step-script.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';

const nonce = '0123456789abcdef';

describe('the end of a stream', () => {
  it.each([
    ['ended:0:12:\n', { state: 'ended', exit: 0, size: 12, reason: '' }],
    ['ended:137:0:\n', { state: 'ended', exit: 137, size: 0, reason: '' }],
    [
      'lost::34:the server restarted\n',
      { state: 'lost', exit: null, size: 34, reason: 'the server restarted' },
    ],
    ['absent:::\n', { state: 'absent', exit: null, size: 0, reason: '' }],
    ['sealed:::it never began\n', { state: 'sealed', exit: null, size: 0, reason: 'it never began' }],
    ['refused:::disk full: /home\n', { state: 'refused', exit: null, size: 0, reason: 'disk full: /home' }],
  ])('%j is read', (text, end) => {
    expect(readMarker(text)).toEqual(end);
  });

  it.each(['', 'ended', 'ended:0:12:', 'ended:x:12:\n', 'done:0:0:\n', 'ended:0:-1:\n', ' ended:0:0:\n'])(
    '%j is not complete, or none',
    (text) => {
      expect(readMarker(text)).toBeNull();
    },
  );
});

describe('a durable stream', () => {
  function streamOf() {
    const seen: string[] = [];
    const stream = new DurableStream(nonce, (bytes) => seen.push(Buffer.from(bytes).toString()));
    return { stream, text: () => seen.join('') };
  }
  const marker = (end: string) => Buffer.concat([markerStart(nonce), Buffer.from(end)]);

  it('passes output on without the marker', () => {
    const { stream, text } = streamOf();
    stream.push(Buffer.concat([Buffer.from('out\n'), marker('ended:0:4:\n')]));
    expect([text(), stream.received, stream.end]).toEqual([
      'out\n',
      4,
      { state: 'ended', exit: 0, size: 4, reason: '' },
    ]);
  });

  it('treats a step’s own record separators as output', () => {
    const { stream, text } = streamOf();
    stream.push(Buffer.from('a\x1eb'));
    stream.push(Buffer.from('\x1eslipway:'));
    stream.push(Buffer.from('someone else:\n'));
    expect([text(), stream.end]).toEqual(['a\x1eb\x1eslipway:someone else:\n', null]);
  });

  it('treats another step’s marker as output', () => {
    const { stream, text } = streamOf();
    const foreign = `\x1eslipway:fedcba9876543210:ended:0:0:\n`;
    stream.push(Buffer.from(foreign));
    expect([text(), stream.end]).toEqual([foreign, null]);
  });

  it('holds back what could begin a marker until it cannot', () => {
    const { stream, text } = streamOf();
    stream.push(Buffer.from('x\x1esl'));
    expect(text()).toBe('x');
    stream.push(Buffer.from('eep'));
    expect(text()).toBe('x\x1esleep');
  });

  it('ignores bytes after its end', () => {
    const { stream, text } = streamOf();
    stream.push(marker('ended:0:0:\n'));
    stream.push(Buffer.from('late'));
    expect([text(), stream.received]).toEqual(['', 0]);
  });

  it('waits for the rest of its end', () => {
    const { stream } = streamOf();
    const bytes = marker('lost::0:it is gone\n');
    for (const byte of bytes.subarray(0, -1)) stream.push(Buffer.from([byte]));
    expect(stream.end).toBeNull();
    stream.push(bytes.subarray(-1));
    expect(stream.end).toMatchObject({ state: 'lost', reason: 'it is gone' });
  });
});

describe('what a start reads', () => {
  const spec = attemptOf('r1', 'deploy', 'make', { shell: 'a.web-1', host: 'web-1' });

  it('is the attempt, what it is given, its script, and a closing line', () => {
    const lines = startInput({ ...spec, env: { A: "it's\ntwo" } }, nonce).split('\n');
    expect(lines[0]).toBe('exit 97');
    expect(lines[1]).toMatch(
      new RegExp(`^r1 deploy\\.1\\.web-1 ${nonce} a\\.web-1 step - [0-9a-f]{16} - 4$`),
    );
    expect(lines.slice(2, 6)).toEqual([
      "slipway_set A 'it'\\''s",
      "two'",
      "slipway_names='A' slipway_secrets=''",
      'slipway_at=',
    ]);
    expect(lines.slice(6)).toEqual(scriptOf(spec).split('\n').slice(0, -1).concat(nonce, ''));
    expect(lines).toContain('make');
  });

  it.each([
    [{ readOnly: true }, 'copy -'],
    [{ endsSection: true }, 'step e-'],
    [{ command: 'ulimit -n 9' }, 'step l-'],
  ])('says what the step is: %j', (more, said) => {
    const head = startInput({ ...spec, ...more }, nonce).split('\n')[1];
    expect(head).toContain(` a.web-1 ${said} `);
  });

  it('tells what a shell was given before by a name that says nothing of it', () => {
    const given = (secret: string) => givenTo({ ...spec, secrets: { TOKEN: secret } });
    expect(given('s3cret').id).toBe(given('s3cret').id);
    expect(given('s3cret').id).not.toBe(given('other').id);
    expect(given('s3cret').lines).toContain("slipway_names='TOKEN' slipway_secrets='TOKEN'");
  });

  it.each(['1A', 'A-B', 'A B', '', 'A;id', 'A=B'])(
    'leaves out %j, which is no name of a variable',
    (name) => {
      const { lines } = givenTo({ ...spec, env: { [name]: 'x' }, secrets: { [name]: 'y' } });
      expect(lines[0]).toBe("slipway_names='' slipway_secrets=''");
    },
  );

  it('is a list of folders when there is something to remove', () => {
    expect(forgetInput(['r1/a.1', 'r2'])).toBe('- r1/a.1 r2\n');
  });
});

describe('what an attach asks', () => {
  const spec = attemptOf('r1', 'deploy', 'make');
  const head = (command: string) => command.split('\n')[0];

  it('is the output after what is already kept', () => {
    expect(head(attachCommand(spec, 42, nonce))).toBe(`set -- r1 deploy.1 ${nonce} 42 ''`);
  });

  it.each([
    [0, '1'],
    [1, '2'],
    [1_000, '2'],
    [90_500, '92'],
  ])('rounds its age up to whole seconds: %d ms', (age, seconds) => {
    expect(head(attachCommand(spec, 0, nonce, age))?.endsWith(` 0 ${seconds}`)).toBe(true);
  });
});

describe('the script of a step', () => {
  const linesOf = (more: Parameters<typeof attemptOf>[3]) =>
    stepScript(attemptOf('r', 'i', 'make', more)).split('\n');

  it('sets variables in front of the command, secrets over others', () => {
    const lines = linesOf({ env: { A: '1', B: "it's" }, secrets: { A: 's3cret' } });
    expect(lines.slice(0, 3)).toEqual(['rm -f -- "$0"', 'export A=s3cret', "export B='it'\\''s'"]);
    expect(lines.slice(-5, -3)).toEqual(['make', '']);
  });

  it.each(['1A', 'A-B', 'A B', '', 'A;id', 'A=B'])(
    'leaves out %j, which is no name of a variable',
    (name) => {
      const script = stepScript(
        attemptOf('r', 'i', 'make', { env: { [name]: 'x' }, secrets: { [name]: 'y' } }),
      );
      expect(script.split('\n')[1]).toBe("slipway_names='' slipway_keeps=1");
    },
  );

  it('deletes itself before all else, and does not save a secret', () => {
    const lines = linesOf({ secrets: { TOKEN: 's3cret' } });
    expect(lines[0]).toBe('rm -f -- "$0"');
    expect(lines).toContain("slipway_secrets='TOKEN'");
    expect(lines.at(-2)).toBe('slipway_finish 0 "$slipway_status"');
  });

  it('of a verification saves no state', () => {
    expect(linesOf({ readOnly: true }).some((line) => /^slipway_(?:arm$|finish )/.test(line))).toBe(false);
  });

  it.each([
    [null, 'slipway_at='],
    ['api', 'slipway_at=api'],
    ['~/my app', `slipway_at="$HOME"/'my app'`],
  ])('starts its section in %j', (cwd, line) => {
    expect(linesOf({ cwd })).toContain(line);
  });
});
