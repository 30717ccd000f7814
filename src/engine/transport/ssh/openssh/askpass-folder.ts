import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptAsync } from '../../../../shared/lib/attempt.ts';
import { ignore } from '../../../lib/ignore.ts';
import { loadScript } from '../../scripts/load-script.ts';

const script = loadScript('connect/askpass');

/** How often it is looked for questions, in ms: a folder of a handful of files, and only while a connection is made. */
const lookEveryMs = 50;

/** Answers a question of ssh's; null refuses it. */
export type Answer = (question: string) => Promise<string | null>;

/**
 * The program that ssh asks its questions through, in a folder that is ours alone. It may be run by the ssh of a jump host, whose
 * own input and output carry the connection, so everything goes through the folder.
 */
export class AskpassFolder {
  readonly program: string;
  readonly #folder: string;
  readonly #answer: Answer;
  readonly #seen = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  private constructor(folder: string, answer: Answer) {
    this.#folder = folder;
    this.#answer = answer;
    this.program = join(folder, 'ask');
  }

  /** Puts the program into `folder` (mode 0700), and answers what it asks until it is closed. */
  static async open(folder: string, answer: Answer): Promise<AskpassFolder> {
    const askpass = new AskpassFolder(folder, answer);
    await writeFile(askpass.program, `#!/bin/sh\nowner=${process.pid}\n${script}\n`, { mode: 0o700 });
    askpass.#timer = setInterval(
      () => ignore(askpass.#look(), 'it is looked again in a moment'),
      lookEveryMs,
    );
    return askpass;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await rm(this.program, { force: true });
  }

  async #look(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const id = /^(\d+)\.question$/.exec(name)?.[1];
      if (id === undefined || this.#seen.has(id)) continue;
      const pipe = await this.#openPipe(id);
      if (pipe === null || this.#seen.has(id)) continue;
      this.#seen.add(id);
      ignore(this.#settle(id, pipe), 'who has asked is gone');
    }
  }

  /** The pipe that an answer goes into; null while nobody reads from it: opening it would wait. */
  #openPipe(id: string): Promise<FileHandle | null> {
    const flags = constants.O_WRONLY | constants.O_NONBLOCK;
    return attemptAsync(() => open(join(this.#folder, `${id}.answer`), flags), null);
  }

  /** It holds the pipe meanwhile: when this process ends, however it does, so does the waiting at its other end. */
  async #settle(id: string, pipe: FileHandle): Promise<void> {
    try {
      const answer = await this.#answer(await readFile(join(this.#folder, `${id}.question`), 'utf8'));
      if (answer === null) return;
      await writeFile(join(this.#folder, `${id}.answered`), '');
      await pipe.writeFile(`${answer}\n`);
    } finally {
      await pipe.close();
    }
  }
}
