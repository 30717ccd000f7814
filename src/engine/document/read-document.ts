import { readFile, stat } from 'node:fs/promises';
import { attempt } from '../../shared/lib/attempt.ts';
import { EngineError } from '../lib/engine-error.ts';
import * as words from './document-words.ts';

/** Larger documents are refused: no checklist a person wrote comes near it, and a window could not show it. */
export const maxDocumentBytes = 4 * 1024 * 1024;

export interface DocumentText {
  readonly file: string;
  readonly text: string;
  readonly bytes: Buffer;
}

/**
 * Reads a checklist. Refuses, with a sentence for the person, what cannot be one: no such file, a folder, a binary,
 * text that is not UTF-8, more than {@link maxDocumentBytes}. An empty file is a document; it parses to an empty plan.
 */
export async function readDocument(file: string): Promise<DocumentText> {
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      throw new EngineError('NOT_FOUND', words.noFile(file), words.noFileHint);
    }
    throw new EngineError('BAD_INPUT', words.notReadable(file, error.message), words.notReadableHint);
  });
  if (info.isDirectory()) {
    throw new EngineError('BAD_INPUT', words.isFolder(file), words.isFolderHint);
  }
  if (info.size > maxDocumentBytes) {
    throw new EngineError('BAD_INPUT', words.tooLarge(file, info.size, maxDocumentBytes), words.tooLargeHint);
  }
  const bytes = await readFile(file).catch((error: Error) => {
    throw new EngineError('BAD_INPUT', words.notReadable(file, error.message), words.notReadableHint);
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
