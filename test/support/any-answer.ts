import fc from 'fast-check';

const sha256 = 'ab'.repeat(32);

/** Answers as scripts give them, by the reader that takes them. */
export const goodAnswers = {
  question: '\x1eslipway\x1e1.0.0\n\x1eslipway\x1e',
  marker: 'output\n\x1eslipway:n0nce:ended:0:7:\nnext',
  frames:
    'login\nslipway-log +0200\n@ begin 12 0 0 5.123\n+ 9\nline one\nh 5.124\n@ rotated 13 0 1 0.0\n+ 4\ntwo\n',
  entry: `{"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1700000000000000","MESSAGE":"up","PRIORITY":"6","SYSLOG_IDENTIFIER":"app"}`,
  paths: `/srv/app\0/kept/app\0${sha256}\0tree\x0012\0/srv/app\0folder\0a\0../b\0/srv/b\0\0/srv/x\0/kept/x\0${sha256}\x00644\x005\0/srv/x\0link\0\0`,
  missing: '0\n2\n',
  mark: '{"run":"20260101-1-a","actor":"ann","host":"box","at":"2026-01-01T00:00:00Z","pid":12,"space":"s","birth":"b"}',
  known: `free 1000\ns 644 1700000000 a\nh ${sha256} a\nl b\nw c\n`,
  hashes: `0 ${sha256} tree\n1 ${sha256} -\n`,
  listing: `/srv/app\nd 755 1700000000 0 .\n${sha256} 644 1700000000 5 a b\n`,
  stats: 'cpu  10 0 5 100 3 0 0 0\nMemTotal: 1000 kB\nMemAvailable: 400 kB\n/dev/sda1 100 40 60 40% /\n',
  exposition: '# TYPE up gauge\nup{job="app"} 1 1700000000000\nhttp_requests_total{code="200",path="/"} 12\n',
} as const;
export type AnswerKind = keyof typeof goodAnswers;

const pieces = [
  ...[
    '\0',
    '\n',
    '\r\n',
    ' ',
    '\x1e',
    '\x1eslipway\x1e',
    '\x1eslipway:n0nce:',
    'slipway-log ',
    '+ ',
    '@ ',
    'h ',
  ],
  ...[
    '-1',
    '1e999',
    'NaN',
    '99999999999999999999999',
    '0x10',
    '1.5',
    '',
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
  ],
  ...[
    'null',
    '__proto__',
    'constructor',
    '\u202e',
    '\x1b[2J',
    '\ufffd',
    'ended',
    'link',
    'tree',
    '/',
    '..',
    sha256,
  ],
];

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.constantFrom('a', '0', '(', '\0', '\n').map((one) => one.repeat(20_000)) },
);

/** A change of an answer: at a share of its length, so many characters are replaced by a piece. */
const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 40 }), piece);

/** A malformed answer of some kind, as bytes. */
export const anyAnswer = fc
  .tuple(
    fc.constantFrom(...(Object.keys(goodAnswers) as AnswerKind[])),
    fc.array(change, { minLength: 1, maxLength: 6 }),
    fc.array(fc.nat({ max: 255 }), { maxLength: 3 }),
  )
  .map(([kind, changes, tail]) => {
    let text: string = goodAnswers[kind];
    for (const [share, cut, put] of changes) {
      const at = Math.floor(share * text.length);
      text = `${text.slice(0, at)}${put}${text.slice(at + cut)}`;
    }
    return { kind, bytes: Buffer.concat([Buffer.from(text), Buffer.from(tail)]) };
  });
