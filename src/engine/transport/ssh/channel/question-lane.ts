import { randomBytes } from 'node:crypto';
import type { Client } from 'ssh2';
import { EngineError } from '../../../lib/engine-error.ts';
import { DurableStream } from '../../durable/durable-stream.ts';
import { loadScript } from '../../scripts/load-script.ts';
import type { ExecResult } from '../../transport.ts';
import * as words from '../../transport-words.ts';
import { type ExecChannel, maxAnswerBytes, openExec } from './ssh-channel.ts';

const questions = loadScript('questions');

/** What ends a shell that a login runs in place of what it is given. */
const guard = 'exit 97';

/** One answer on its way. */
interface Asked {
  readonly nonce: string;
  readonly input: string;
  readonly timeoutMs: number;
}

/** A channel that stays open and answers one question after the other; see scripts/questions.sh. */
export class QuestionLane {
  readonly client: Client;
  readonly #opened: ExecChannel;
  #isBusy = false;
  #isGuarded = false;

  private constructor(client: Client, opened: ExecChannel) {
    this.client = client;
    this.#opened = opened;
    // What a login prints by itself is nobody's answer.
    opened.channel.resume();
    opened.channel.stderr.resume();
    opened.channel.on('error', () => undefined);
  }

  static async open(client: Client): Promise<QuestionLane> {
    return new QuestionLane(client, await openExec(client, questions));
  }

  /** Keeps it for one question, see {@link ask}; false where it has another one or has closed. */
  reserve(): boolean {
    const { channel } = this.#opened;
    if (this.#isBusy || channel.destroyed || !channel.writable) return false;
    this.#isBusy = true;
    return true;
  }

  end(): void {
    this.#opened.channel.end();
  }

  /**
   * Asks the question it was reserved for and gives what it printed. Throws UNREACHABLE where no whole answer came, within `timeoutMs`
   * or before the channel closed, and FAILED where it is longer than {@link maxAnswerBytes}; whether the question was run is then not
   * known.
   */
  async ask(script: string, target: string, timeoutMs: number): Promise<ExecResult> {
    const nonce = randomBytes(8).toString('hex');
    const input = `${this.#isGuarded ? '' : `${guard}\n`}${nonce}\n${script}\n${nonce}\n`;
    this.#isGuarded = true;
    try {
      return await this.#answer(target, { nonce, input, timeoutMs });
    } finally {
      this.#isBusy = false;
    }
  }

  #answer(target: string, { nonce, input, timeoutMs }: Asked): Promise<ExecResult> {
    const { channel } = this.#opened;
    const stdout = collector(nonce);
    const stderr = collector(nonce);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        channel.close();
        settle(() => reject(new EngineError('UNREACHABLE', words.noTargetAnswer(target, timeoutMs))));
      }, timeoutMs);
      const take = (): void => {
        const { end } = stdout.stream;
        if (end === null || stderr.stream.end === null) return;
        settle(() => resolve({ exit: end.exit, stdout: stdout.bytes(), stderr: stderr.bytes() }));
      };
      let answered = 0;
      const push = (stream: DurableStream, chunk: Buffer): void => {
        answered += chunk.length;
        if (answered > maxAnswerBytes) {
          channel.close();
          settle(() => reject(new EngineError('FAILED', words.answerTooLong(target, maxAnswerBytes))));
          return;
        }
        stream.push(chunk);
        take();
      };
      const takeOut = (chunk: Buffer): void => push(stdout.stream, chunk);
      const takeErr = (chunk: Buffer): void => push(stderr.stream, chunk);
      const lose = (): void =>
        settle(() => reject(new EngineError('UNREACHABLE', words.lostBeforeEnd(target))));
      const settle = (how: () => void): void => {
        clearTimeout(timer);
        channel.off('data', takeOut).off('close', lose).resume();
        channel.stderr.off('data', takeErr).resume();
        how();
      };
      channel.on('data', takeOut).once('close', lose);
      channel.stderr.on('data', takeErr);
      channel.write(input);
    });
  }
}

function collector(nonce: string): { readonly stream: DurableStream; readonly bytes: () => Buffer } {
  const chunks: Uint8Array[] = [];
  const stream = new DurableStream(nonce, (bytes) => chunks.push(bytes));
  return { stream, bytes: () => Buffer.concat(chunks) };
}
