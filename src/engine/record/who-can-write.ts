import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { accountName } from '../lib/account.ts';
import * as words from './record-words.ts';

/** Who could have changed a journal: by the modes of its file and of the folders that hold it and its heads. */
export function whoCanWrite(journal: string): string {
  if (process.platform === 'win32') return words.whoByRights;
  const modes = [journal, dirname(journal)].map((path) => statSync(path));
  const owner = modes[0]?.uid;
  const name = owner === process.getuid?.() ? accountName() : `uid ${owner}`;
  const others = modes.some(({ mode }) => (mode & 0o002) !== 0);
  const group = modes.some(({ mode }) => (mode & 0o020) !== 0);
  return words.whoCould(name, others, group ? (modes[0]?.gid ?? null) : null);
}
