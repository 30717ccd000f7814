import { attempt } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from '../lib/engine-error.ts';
import { readRegularFile, UnreadableFile } from '../lib/read-regular-file.ts';
import * as words from './document-words.ts';

/** Larger documents are refused: no checklist a person wrote comes near it, and a window could not show it. */
export const maxDocumentBytes = 4 * 1024 * 1024;

export interface DocumentText {
  readonly file: string;
  readonly text: string;
  readonly bytes: Buffer;
}

/**
 * Reads a checklist. Refuses, with a sentence for the person, what cannot be one: no such file, a folder, a pipe, a binary,
 * text that is not UTF-8, more than {@link maxDocumentBytes}. An empty file is a document; it parses to an empty plan.
 */
export async function readDocument(file: string): Promise<DocumentText> {
  const bytes = await readRegularFile(file, maxDocumentBytes).catch((error: unknown) => {
    throw refusalOf(file, error);
  });
  if (bytes.includes(0)) {
    throw new EngineError('BAD_INPUT', words.notText(file), words.notTextHint);
  }
  // The byte order mark stays in the text, so that offsets into it are offsets into the file.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const text = attempt(() => decoder.decode(bytes), null);
  if (text === null) {
    throw new EngineError('BAD_INPUT', words.notUtf8(file), words.notUtf8Hint);
  }
  return { file, text, bytes };
}

function refusalOf(file: string, error: unknown): EngineError {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new EngineError('NOT_FOUND', words.noFile(file), words.noFileHint);
  if (!(error instanceof UnreadableFile))
    return new EngineError('BAD_INPUT', words.notReadable(file, errorText(error)), words.notReadableHint);
  if (error.kind === 'folder') return new EngineError('BAD_INPUT', words.isFolder(file), words.isFolderHint);
  if (error.kind === 'special')
    return new EngineError('BAD_INPUT', words.isSpecial(file, error.message), words.notTextHint);
  const message = words.tooLarge(file, error.bytes, maxDocumentBytes);
  return new EngineError('BAD_INPUT', message, words.tooLargeHint);
}
