/** An option of a command line as its program reads it. */
export interface LineOption {
  /** Its letter, or its long name with the dashes in front. */
  readonly name: string;
  /** The word that belongs to it; null where it has none. */
  readonly value: string | null;
  /** As one would write it alone: `-p 2222`, `-p2222`, `-t`. */
  readonly text: string;
}

/** How a program reads its options. */
export interface OptionRules {
  /** Letters that take a word, joined to them or behind them. */
  readonly withWord: string;
  /** Long options that take the next word as theirs; with `=` any can. */
  readonly longWithWord: ReadonlySet<string>;
  /** Options may also stand behind operands. */
  readonly anywhere: boolean;
}

const none: ReadonlySet<string> = new Set();

/** From the manuals of OpenSSH and rsync: the same letter means one thing to one of them and another to the next. */
export const optionRules = {
  ssh: { withWord: 'BbcDEeFIiJLlmOoPpQRSWw', longWithWord: none, anywhere: false },
  scp: { withWord: 'cDFiJloPSX', longWithWord: none, anywhere: false },
  rsync: {
    withWord: 'BefMT@',
    longWithWord: new Set(
      `address backup-dir block-size bwlimit checksum-choice checksum-seed chmod chown compare-dest compress-choice
      compress-level config contimeout copy-as copy-dest debug dparam early-input exclude exclude-from files-from filter
      groupmap iconv include include-from info link-dest log-file log-file-format max-alloc max-delete max-size min-size
      modify-window only-write-batch out-format outbuf partial-dir password-file port protocol read-batch remote-option
      rsh rsync-path skip-compress sockopts stop-after stop-at suffix temp-dir timeout usermap write-batch`
        .split(/\s+/)
        .map((name) => `--${name}`),
    ),
    anywhere: true,
  },
} as const satisfies Readonly<Record<string, OptionRules>>;

/** The options at the start of words (or anywhere, as the rules say) and what is left. `--` ends them. Pure. */
export function readOptions(
  words: readonly string[],
  rules: OptionRules,
): { readonly options: readonly LineOption[]; readonly operands: readonly string[] } {
  const options: LineOption[] = [];
  const operands: string[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    at += 1;
    if (word === '--') break;
    if (!isOption(word)) {
      operands.push(word);
      if (!rules.anywhere) break;
      continue;
    }
    const read = word.startsWith('--')
      ? readLong(word, words[at], rules)
      : readLetters(word, words[at], rules);
    options.push(...read.options);
    if (read.tookNext) at += 1;
  }
  return { options, operands: [...operands, ...words.slice(at)] };
}

/** A lone dash is an operand. */
function isOption(word: string): boolean {
  return word.startsWith('-') && word.length > 1;
}

interface ReadWord {
  readonly options: readonly LineOption[];
  readonly tookNext: boolean;
}

function readLong(word: string, next: string | undefined, { longWithWord }: OptionRules): ReadWord {
  if (next === undefined || !longWithWord.has(word))
    return { options: [{ name: word, value: null, text: word }], tookNext: false };
  return { options: [{ name: word, value: next, text: `${word} ${next}` }], tookNext: true };
}

/** `-rP22` is `-r -P 22`: the first letter that takes a word has the rest of this one, or the next. */
function readLetters(word: string, next: string | undefined, { withWord }: OptionRules): ReadWord {
  const options: LineOption[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const name = word[at] ?? '';
    if (!withWord.includes(name)) {
      options.push({ name, value: null, text: `-${name}` });
      continue;
    }
    const joined = word.slice(at + 1);
    const value = joined === '' ? (next ?? '') : joined;
    options.push({ name, value, text: joined === '' ? `-${name} ${value}` : `-${name}${value}` });
    return { options, tookNext: joined === '' };
  }
  return { options, tookNext: false };
}
