import { readFile, stat } from 'node:fs/promises';
import { attempt } from '../../shared/lib/attempt.ts';
import { EngineError } from '../lib/engine-error.ts';

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
      throw new EngineError('NOT_FOUND', `There is no file ${file}.`, 'Check the path; nothing was changed.');
    }
    throw new EngineError('BAD_INPUT', `${file} cannot be read: ${error.message}`, 'Check its permissions.');
  });
  if (info.isDirectory()) {
    throw new EngineError('BAD_INPUT', `${file} is a folder.`, 'Name the Markdown checklist inside it.');
  }
  if (info.size > maxDocumentBytes) {
    throw new EngineError(
      'BAD_INPUT',
      `${file} is ${(info.size / 1e6).toFixed(1)} MB; a checklist may be ${maxDocumentBytes / 1024 / 1024} MiB at most.`,
      'Split it, or point Slipway at the checklist itself rather than at an export or a log.',
    );
  }
  const bytes = await readFile(file).catch((error: Error) => {
    throw new EngineError('BAD_INPUT', `${file} cannot be read: ${error.message}`, 'Check its permissions.');
  });
  if (bytes.includes(0)) {
    throw new EngineError('BAD_INPUT', `${file} is not text: it holds NUL bytes.`, 'Open a Markdown file.');
  }
  // The byte order mark stays in the text, so that offsets into it are offsets into the file.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const text = attempt(() => decoder.decode(bytes), null);
  if (text === null) {
    throw new EngineError(
      'BAD_INPUT',
      `${file} is not valid UTF-8 text.`,
      'Save it as UTF-8; Slipway does not guess encodings because a tick must change exactly one byte.',
    );
  }
  return { file, text, bytes };
}
