import type { Remote } from '../../../shared/plan/plan.ts';
import { splitWords } from '../shell/split-words.ts';
import { optionRules, readOptions } from './line-options.ts';
import { readRemote } from './remote-line.ts';

/** An `scp` line that says nothing but what goes where, so that the transport can do the same. */
export interface PlainCopy extends Extract<Remote, { readonly kind: 'copy' }> {
  /** `-r`: folders too. */
  readonly recursive: boolean;
  /** `-p`: files keep the time of their last change. */
  readonly keepTimes: boolean;
}

/** What only a shell, or scp itself, would make something of. */
const special = /[*?[\]{}$`\\]|^~(?!\/)/;
/** Options that change nothing about which files end up where, and the two that do. */
const plainOptions = 'rpqvCB46OsT';

/**
 * Reads an `scp` line; null where it is none, where its options say how the host is reached or how the copy is made, and
 * where its operands are patterns. `rsync` is never read: what it leaves out and deletes is its own to know.
 */
export function readPlainCopy(command: string): PlainCopy | null {
  const words = splitWords(command);
  if (words?.[0] !== 'scp') return null;
  const remote = readRemote(command);
  if (remote?.kind !== 'copy') return null;
  const options = readOptions(words.slice(1), optionRules.scp).options.map(({ name }) => name);
  if (!options.every((option) => plainOptions.includes(option))) return null;
  if ([...remote.from, remote.to].some((operand) => special.test(operand))) return null;
  // What such a copy is called depends on where one stands.
  if (remote.from.some((operand) => /(?:^|\/)\.\.\/*$/.test(operand))) return null;
  return {
    ...remote,
    recursive: options.includes('r'),
    keepTimes: options.includes('p'),
  };
}
