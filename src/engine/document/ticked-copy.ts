import { open, stat } from 'node:fs/promises';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from '../lib/engine-error.ts';
import * as words from './document-words.ts';

/** A name of a version is cut where it is longer. */
const longestVersion = 60;
/** Copies with the same version beside one document. */
const mostCopies = 99;

export interface CopySource {
  /** Absolute path of the document. */
  readonly file: string;
  readonly text: string;
  /** What the release is called; empty where the document does not say. */
  readonly version: string;
  /** ms since 1970. */
  readonly now: number;
}

/**
 * Writes the copy of a document that a run ticks in its place, `NAME.<version or date>.md` beside it, and gives its path. An
 * existing file is never overwritten: the next copy of a version is `NAME.<version>-2.md`.
 */
export async function writeTickedCopy({ file, text, version, now }: CopySource): Promise<string> {
  const [, name = file, extension = ''] = /^(.*?)(\.(?:md|markdown|mdx))?$/is.exec(file) ?? [];
  const called = version.replace(/[^\p{L}\p{N}._+-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
  const tag = called === '' ? new Date(now).toISOString().slice(0, 10) : called.slice(0, longestVersion);
  try {
    const { mode } = await stat(file);
    for (let n = 1; n <= mostCopies; n += 1) {
      const copy = `${name}.${tag}${n === 1 ? '' : `-${n}`}${extension === '' ? '.md' : extension}`;
      if (await writeNew(copy, text, mode & 0o777)) return copy;
    }
  } catch (error) {
    throw new EngineError('FAILED', words.noCopy(name, errorText(error)), words.noCopyHint);
  }
  throw new EngineError('FAILED', words.tooManyCopies(`${name}.${tag}`), words.noCopyHint);
}

/** False where a file of that name is there already. */
async function writeNew(file: string, text: string, mode: number): Promise<boolean> {
  const handle = await open(file, 'wx', mode).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (handle === null) return false;
  try {
    await handle.writeFile(text);
    await handle.sync();
    return true;
  } finally {
    await handle.close();
  }
}
