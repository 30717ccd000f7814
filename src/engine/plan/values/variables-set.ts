/** Where a command's name may stand: at a beginning, behind what joins commands, and behind assignments. */
const start = String.raw`(?:^|[;&|({\x60]|\$\(|\b(?:do|then|else|elif|while|until|if|time|command|builtin)\s|!\s|\b[A-Za-z_]\w*=\S*\s)[ \t]*`;
/** A command's words, up to what ends them. */
const operands = String.raw`((?:[ \t]+(?:"[^"]*"|'[^']*'|[^\s;&|<>()"'\x60]+))*)`;

const assigned =
  /(?:^|[\s;&|({])(?:(?:export|local|declare|typeset|readonly)\s+(?:[-+]\w+\s+)*)?([A-Za-z_]\w*)(?:\[[^\]]*\])?\+?=/gm;
const declared = new RegExp(`${start}(?:local|declare|typeset|readonly)${operands}`, 'gm');
const read = new RegExp(`${start}read${operands}`, 'gm');
const listRead = new RegExp(`${start}(?:mapfile|readarray)${operands}`, 'gm');
const options = new RegExp(String.raw`${start}getopts[ \t]+\S+[ \t]+([A-Za-z_]\w*)`, 'gm');
/** One name each: formatted, looped over, counted, a file's number, and set by its own default. */
const others = [
  new RegExp(String.raw`${start}printf[ \t]+-v[ \t]+([A-Za-z_]\w*)`, 'gm'),
  new RegExp(String.raw`${start}(?:for|select|coproc|setenv)[ \t]+([A-Za-z_]\w*)`, 'gm'),
  /\(\(\s*([A-Za-z_]\w*)\s*(?:[-+*/%]?=(?!=)|\+\+|--)/g,
  /\{([A-Za-z_]\w*)\}[<>]/g,
  /\$\{([A-Za-z_]\w*):?=/g,
];

/** Variables that a shell's commands set, in whatever way: no step behind them has to be given them. */
export function variablesSet(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (
    !/=|\b(?:read|mapfile|readarray|getopts|printf|for|select|declare|local|typeset|coproc|setenv)\b|\+\+|--|\{\w+\}[<>]/.test(
      text,
    )
  )
    return names;
  const addWords = (words: string | undefined, valued: string, fallback: string | null): void => {
    const found = operandsOf(words ?? '', valued);
    for (const name of found) names.add(name);
    if (found.length === 0 && fallback !== null) names.add(fallback);
  };
  for (const [, name = ''] of text.matchAll(assigned)) names.add(name);
  for (const [, words] of text.matchAll(declared)) addWords(words, '', null);
  for (const [, words] of text.matchAll(read)) addWords(words, 'dinNptu', 'REPLY');
  for (const [, words] of text.matchAll(listRead)) addWords(words, 'dnOsuCc', 'MAPFILE');
  for (const [, name = ''] of text.matchAll(options))
    for (const each of [name, 'OPTARG', 'OPTIND']) names.add(each);
  for (const pattern of others) for (const [, name = ''] of text.matchAll(pattern)) names.add(name);
  return names;
}

/** The names among a command's words; `valued` are the letters of options that take the next word. */
function operandsOf(text: string, valued: string): readonly string[] {
  const names: string[] = [];
  let skips = false;
  for (const word of text.match(/"[^"]*"|'[^']*'|\S+/g) ?? []) {
    const option = /^[-+]([A-Za-z]+)$/.exec(word)?.[1];
    if (skips) skips = false;
    else if (option !== undefined) skips = valued.includes(option.at(-1) ?? ' ');
    else {
      const name = /^([A-Za-z_]\w*)(?:$|=|\[)/.exec(word)?.[1];
      if (name !== undefined) names.push(name);
    }
  }
  return names;
}
