import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const practice = readFileSync(
  join(import.meta.dirname, '..', '..', 'resources', 'practice', 'project', 'RELEASE_CHECKLIST.slipway.yaml'),
  'utf8',
);

/** A sidecar with something of everything. */
const full = `version: 1
environment: production
targets:
  web-1: { ssh: deploy@web-1 }
  web-2: { ssh: web-2, key: ~/.ssh/id }
  web: { group: [web-1, web-2], max: 1 }
where: { Deployment: web, Rollback: web }
values: { <version>: "1.2", port: 08 }
env: { A: "1", B: yes }
secrets: { DB: env:DB, KEY: "file:key" }
steps: { Deploy: { timeout: 5m, retries: 2 } }
restorePoint: { paths: [/srv/app, "~/conf"], keepIn: /var/keep, version: "cat /srv/app/VERSION", on: web }
logs: [{ file: /var/log/app.log, on: web }, { journal: app }]
metrics: [{ url: http://127.0.0.1:9/metrics }]
alerts: [{ rule: Mail waits, op: ">", value: 5, for: 90s }]
rollback: { on: ask, use: Files }
ticks: off
choose: { which: one }
corrections: { "3:x": manual }
`;

const pieces = [
  ...[
    '\n',
    '\n  ',
    ': ',
    '- ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '>',
    '|-\n  x\n',
    '#',
    '\t',
    '\r',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '&a [*a,*a]',
    '!!binary ',
    '!!js/function ',
    '!!set ',
    '!x ',
    '%YAML 1.1\n',
    '---\n',
  ],
  ...[
    '...\n',
    '~',
    'null',
    'true',
    '08',
    '1e999',
    '.inf',
    '.nan',
    '0x10',
    '-0',
    '2026-01-01',
    '99999999999999999999',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'version',
    'targets',
    'where',
    'group',
    'ssh',
  ],
  ...['\u0000', '\u202e', '\x1b[2J', '\ufeff', '𝄞', '../..', '$(x)', '-oProxyCommand=x', ''],
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ maxLength: 10, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...['[', '{a: ', '- ', '? ', '&a [', 'a\n'].map((one) => one.repeat(400))),
  },
);
const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 60 }), piece);

/** A malformed sidecar: one of ours with some of its parts cut and replaced, or made of pieces. */
export const anySidecar = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(full, practice), fc.array(change, { minLength: 1, maxLength: 5 }))
      .map(([text, changes]) => changes.reduce(changed, text)),
  },
  {
    weight: 1,
    arbitrary: fc.array(piece, { maxLength: 30 }).map((parts) => `version: 1\n${parts.join('')}`),
  },
);

function changed(text: string, [share, cut, put]: [number, number, string]): string {
  const at = Math.floor(share * text.length);
  return `${text.slice(0, at)}${put}${text.slice(at + cut)}`;
}
