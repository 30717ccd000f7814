import { wordsOf } from '../words/compile-words.ts';

const your = wordsOf(({ placeholders }) => placeholders.your);
const yourSpelledOut = wordsOf(({ placeholders }) => placeholders.yourSpelledOut);
const owned = wordsOf(({ placeholders }) => placeholders.owned);
const here = wordsOf(({ placeholders }) => placeholders.here);
const logins = wordsOf(({ placeholders }) => placeholders.logins);

/** A way to write "put your own value here". Group 0 of the pattern is what is asked for and replaced. */
export interface Spelling {
  readonly name: string;
  readonly pattern: RegExp;
  /** Text in which the spelling means something else. */
  readonly unless?: RegExp;
}

/** How documents write "put your own value here". */
export const placeholderSpellings: readonly Spelling[] = [
  // <version>, <이전버전>, <your repo>
  { name: 'a name in angle brackets', pattern: /<(?!<)\p{L}[\p{L}\p{N} _.:/|-]{0,48}(?<![ -])>/gu },
  // {{ version }}, but not a Go template's {{.State}}
  { name: 'a name in double braces', pattern: /\{\{\s*[A-Za-z_][\w.]*\s*\}\}/g },
  // {VERSION}, api/{service_name}; brace expansions have commas, shell variables a dollar, format strings sentences
  {
    name: 'a name in braces',
    pattern: /(?<![$%{\w])\{[A-Z][A-Z0-9_-]+\}(?!\})|(?<=[/=@:])\{[a-z]+(?:[_-][a-z]+)+\}(?!\})/g,
  },
  {
    name: 'a word such as YOUR_… or CHANGE_ME',
    pattern:
      /\b(?:YOUR[_-][A-Z0-9_-]+|[A-Z0-9_]*REPLACE[_-](?:ME|THIS|WITH)[A-Z0-9_]*|CHANGE[_-]?(?:ME|THIS)|FIXME)\b/g,
  },
  // your-server.example, yourdomain.com, yourusername
  {
    name: 'a name that begins with “your”',
    pattern: /(?<![\w.-])(?:[a-z]+[.-])*your(?:[-_]?[a-z0-9]+)+(?:[.-][a-z0-9]+)*/g,
  },
  // 020_your_migration.sql, my-your-app
  {
    name: 'a name with “your” in it',
    pattern: /(?<![\w.-])[\w-]*[a-z0-9][_-]your[_-][\w-]+(?:\.\w+)*/g,
  },
  {
    name: 'a name that begins with “your”, in another language',
    pattern: new RegExp(`(?<![\\w.])(?:[a-z]+\\.)*${your}[-_]?${owned}[\\w.-]*`, 'gu'),
  },
  {
    name: 'a name that begins with “your”, in another language',
    pattern: new RegExp(`${yourSpelledOut}[-_]?\\p{L}[\\p{L}-]*`, 'gu'),
  },
  // [host], [service name]; not a test's brackets or an array index
  {
    name: 'a name in square brackets',
    pattern: /(?<![\w$)\]"'\\^-])\[(?:[a-z][a-z0-9 _-]{1,30}|[A-Z]+(?:[_ -][A-Z]+)+)\](?![\w(=[*+?])/g,
  },
  // user@server, root@host, user@anything
  {
    name: 'a login at a host that stands for another',
    pattern: new RegExp(
      `\\b${logins}@(?!example\\.)[\\w.-]+|\\b(?:root|deploy|ubuntu|admin|ec2-user)@(?:[\\w-]*server[\\w-]*|host(?:name)?|vps|remote|ip|x\\.x\\.x\\.x)\\b`,
      'gu',
    ),
  },
  // root@DB_SERVER_IP, http://BOT_HOST:8080
  {
    name: 'a host in capitals',
    pattern: /(?<=\w@|\w:\/\/)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?=[\s:/"')]|$)/g,
  },
  {
    name: 'a path that stands for another',
    pattern: /(?<![\w.])\/path\/to\/[\w./-]*|\b[A-Z]:\\path\\to\\[\w.\\-]*/g,
  },
  // YYYYMMDD_HHMMSS; `date +%Y…` has percent signs
  {
    name: 'a date pattern',
    pattern:
      /(?<![A-Za-z])YYYY(?:[-_.]?MM)?(?:[-_.]?DD)?(?:[-_T]?HH[-_:]?MM(?:[-_:]?SS)?)?|\bDD[-.]MM[-.]YYYY\b/g,
  },
  // v1.2.X, X.Y.Z[-rcN], x.x.x
  {
    name: 'a version with letters for numbers',
    pattern:
      /\bv?(?:\d+|[XYZxyz])(?:\.(?:\d+|[XYZ])){1,2}(?<=[XYZ](?:\.\d+)*)(?:-rc[NX])?(?:\[-rc[NX]\])?|\bv?x\.(?:x|y)(?:\.(?:x|z))?\b/g,
  },
  // vol-XXXXX, i-xxxxxxxx, sk_live_xxx
  {
    name: 'a run of X in place of an identifier',
    pattern: /(?<![\w-])[\w-]*(?:X{3,}|(?<![a-z])x{4,})[\w-]*/g,
  },
  // nodeX.example.com
  { name: 'a host name that ends in a letter for a number', pattern: /\b[a-z]{2,}[XN](?=\.[a-z])/g },
  // an ellipsis in an operand's place: `--rule-arn ...`, `arn:aws:...-old`
  {
    name: 'an ellipsis in the place of an operand',
    pattern: /(?<=[\s:=(]|\b0x)(?:\.\.\.|…)(?:-\w+)?(?=\s|$|["')])/g,
  },
  // HX..., sk_live_...: the beginning of an identifier and nothing else
  {
    name: 'an identifier that is cut short',
    pattern:
      /(?<=[\s=:'"])(?!HEAD\b)(?:[A-Z]{2,4}|\w*(?:[a-z]_|\d)\w*|[a-z]{2,}[A-Z]\w*)(?:\.\.\.|…)(?=\s|$|["')])/g,
    unless: /\becho\b/,
  },
  // sua_senha_forte_aqui, paste-token-here
  {
    name: 'a name that ends in “here”',
    pattern: new RegExp(`(?<![\\w.-])[A-Za-z][\\w-]*[_-]${here}(?!\\w)`, 'gi'),
  },
  // postgresql://postgres.REF:PASSWORD@host
  {
    name: 'a word in capitals in an address',
    pattern:
      /(?<=:\/\/[^\s'"]{0,80})\b(?:USER(?:NAME)?|PASS(?:WORD)?|HOST(?:NAME)?|REGION|REF|PORT|DBNAME|DATABASE|TOKEN|PROJECT(?:_?(?:REF|ID))?|BUCKET|DOMAIN|ACCOUNT(?:_ID)?)\b/g,
  },
  // --table=NAME, force VERSION
  {
    name: 'a word in capitals in the place of an operand',
    pattern:
      /(?<=[\w-](?:\s|=))(?:VERSION|NAME|NOMBRE|NOME|NOM|TAG|BRANCH|HOST(?:NAME)?|SERVER(?:_IP)?|IP|DOMAIN|USERNAME|PASSWORD|TOKEN|PID|FILENAME|REGION|BUCKET|CLUSTER|NAMESPACE|POD|CONTAINER|SHA|HASH|COMMIT|REVISION|[A-Z]+_(?:ID|NAME|ARN|SHA|TAG|IP|HOST|HASH))(?=\s|$)/g,
    unless: /\b(?:SELECT|CREATE|ALTER|GRANT|INSERT|UPDATE|DROP|FROM|unset|printenv|export|read|echo|grep)\b/,
  },
];

/** What every spelling but “here” has one of. */
const mark = new RegExp(
  [
    /[<{[$@…]|your|YOUR|REPLACE|CHANGE|FIXME|[\\/]path[\\/]|YYYY|[XYZ]\b|\bx\.|XX|xxx|[XN]\.|\.\.\.|:\/\/|[\s=][A-Z]{2,}/
      .source,
    your,
    yourSpelledOut,
  ].join('|'),
  'u',
);
const hereAtEnd = new RegExp(`[_-]${here}`, 'i');

/** Whether a text may hold a placeholder at all: most commands hold none and need no closer look. */
export function mayHoldPlaceholder(text: string): boolean {
  return mark.test(text) || hereAtEnd.test(text);
}
