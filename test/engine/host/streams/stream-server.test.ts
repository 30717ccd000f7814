import { describe, expect, it } from 'vitest';
import { StreamServer, type StreamSource } from '../../../../src/engine/host/streams/stream-server.ts';
import {
  decodeFrame,
  encodeAck,
  encodeFrame,
  encodeResize,
  frameType,
  highWaterBytes,
  readAgainBytes,
  readAheadBytes,
} from '../../../../src/shared/wire/stream-frame.ts';

type Sink = Parameters<StreamSource['start']>[0];

/** A source that a test speaks for, and what was asked of it. */
function source() {
  const asked: string[] = [];
  let sink: Sink | null = null;
  const given: StreamSource = {
    start: (to) => {
      sink = to;
    },
    pause: () => asked.push('pause'),
    resume: () => asked.push('resume'),
    input: (bytes) => asked.push(`input ${Buffer.from(bytes).toString()}`),
    resize: (cols, rows) => asked.push(`resize ${cols}x${rows}`),
    close: () => asked.push('close'),
  };
  const to = (): Sink => {
    if (sink === null) throw new Error('The source was not started.');
    return sink;
  };
  return {
    given,
    asked,
    say: (text: string) => to().data(Buffer.from(text)),
    pour: (bytes: number) => to().data(Buffer.alloc(bytes)),
    end: (exit: number | null, reason: string | null = null) => to().end(exit, reason),
  };
}

/** A console on the other side of the link. */
function console_(server: StreamServer) {
  const frames: { stream: number; type: number; text: string; length: number }[] = [];
  server.connect((bytes) => {
    const frame = decodeFrame(bytes);
    if (frame !== null)
      frames.push({
        stream: frame.stream,
        type: frame.type,
        text: Buffer.from(frame.payload).toString(),
        length: frame.payload.length,
      });
  });
  const received = () =>
    frames.filter(({ type }) => type === frameType.data).reduce((sum, { length }) => sum + length, 0);
  const text = (stream: number) =>
    frames
      .filter((frame) => frame.stream === stream && frame.type === frameType.data)
      .map((frame) => frame.text)
      .join('');
  const ends = () =>
    frames.filter(({ type }) => type === frameType.end).map((frame) => JSON.parse(frame.text));
  return { frames, received, text, ends };
}

const poll = { timeout: 5_000 };

describe('a stream to a console', () => {
  it('carries its bytes in order, then its end', async () => {
    const server = new StreamServer();
    const { text, ends } = console_(server);
    const from = source();
    const id = server.open(from.given);
    from.say('one ');
    from.say('two');
    from.end(3, 'it broke');
    await expect.poll(ends, poll).toEqual([{ exit: 3, reason: 'it broke' }]);
    expect(text(id)).toBe('one two');
  });

  it('has its own number and bytes', async () => {
    const server = new StreamServer();
    const { text } = console_(server);
    const [a, b] = [source(), source()];
    const [first, second] = [server.open(a.given), server.open(b.given)];
    a.say('a');
    b.say('b');
    await expect.poll(() => [text(first), text(second)], poll).toEqual(['a', 'b']);
    expect(first).not.toBe(second);
  });

  it('waits for a console that has not connected', async () => {
    const server = new StreamServer();
    const from = source();
    const id = server.open(from.given);
    from.say('early');
    const { text } = console_(server);
    await expect.poll(() => text(id), poll).toBe('early');
  });

  it('sends no more than is acknowledged, and goes on with the next acknowledgement', async () => {
    const server = new StreamServer();
    const { received } = console_(server);
    const from = source();
    const id = server.open(from.given);
    const all = highWaterBytes + 300_000;
    from.pour(all);
    await expect.poll(received, poll).toBeGreaterThanOrEqual(highWaterBytes);
    const sent = received();
    expect(sent).toBeLessThan(all);
    server.receive(encodeFrame(id, frameType.ack, encodeAck(sent)));
    await expect.poll(received, poll).toBe(all);
  });

  it('ends only after the last byte, however late that is acknowledged', async () => {
    const server = new StreamServer();
    const { received, ends } = console_(server);
    const from = source();
    const id = server.open(from.given);
    from.pour(highWaterBytes + 100_000);
    from.end(0);
    await expect.poll(received, poll).toBeGreaterThanOrEqual(highWaterBytes);
    expect(ends()).toEqual([]);
    server.receive(encodeFrame(id, frameType.ack, encodeAck(received())));
    await expect.poll(ends, poll).toEqual([{ exit: 0, reason: null }]);
  });

  it('pauses its source while a console is behind, then resumes it', async () => {
    const server = new StreamServer();
    const { received } = console_(server);
    const from = source();
    const id = server.open(from.given);
    from.pour(highWaterBytes + readAheadBytes);
    from.pour(readAheadBytes);
    expect(from.asked).toEqual(['pause']);
    while (from.asked.length === 1) {
      const before = received();
      server.receive(encodeFrame(id, frameType.ack, encodeAck(before)));
      await expect.poll(() => received() > before || from.asked.length > 1, poll).toBe(true);
    }
    expect(from.asked).toEqual(['pause', 'resume']);
    expect(readAgainBytes).toBeLessThan(readAheadBytes);
  });
});

describe('a console', () => {
  function connected() {
    const server = new StreamServer();
    const seen = console_(server);
    const from = source();
    const id = server.open(from.given);
    return { server, id, from, ...seen };
  }

  it('types, resizes and closes', () => {
    const { server, id, from } = connected();
    server.receive(encodeFrame(id, frameType.input, Buffer.from('ls\r')));
    server.receive(encodeFrame(id, frameType.resize, encodeResize(120, 40)));
    server.receive(encodeFrame(id, frameType.resize, Uint8Array.of(1, 2, 3)));
    server.receive(encodeFrame(id, frameType.close, new Uint8Array()));
    expect(from.asked).toEqual(['input ls\r', 'resize 120x40', 'close']);
  });

  it('that closed a stream gets nothing more from it', async () => {
    const { server, id, from, frames } = connected();
    server.receive(encodeFrame(id, frameType.close, new Uint8Array()));
    from.say('late');
    from.end(0);
    const other = source();
    server.open(other.given);
    other.end(0);
    await expect.poll(() => frames.length, poll).toBe(1);
    expect(frames[0]?.stream).not.toBe(id);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a single byte', Uint8Array.of(1)],
    ['a stream that is not there', encodeFrame(99, frameType.input, Buffer.from('x'))],
    ['a kind of frame that is not known', Uint8Array.of(1, 0, 0, 0, 200, 0x78)],
  ])('that sends %s changes nothing', (_what, bytes) => {
    const { server, from } = connected();
    server.receive(bytes);
    expect(from.asked).toEqual([]);
  });

  it('that acknowledges too much gets no extra credit', async () => {
    const { server, id, from, received } = connected();
    server.receive(encodeFrame(id, frameType.ack, encodeAck(1_000_000_000)));
    from.pour(highWaterBytes + 500_000);
    await expect.poll(received, poll).toBeGreaterThanOrEqual(highWaterBytes);
    expect(received()).toBeLessThan(highWaterBytes + 500_000);
  });

  it('that is gone ends its streams', () => {
    const { server, from, id } = connected();
    server.disconnect();
    expect(from.asked).toEqual(['close']);
    server.receive(encodeFrame(id, frameType.input, Buffer.from('x')));
    expect(from.asked).toEqual(['close']);
  });
});
