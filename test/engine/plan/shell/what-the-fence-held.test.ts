import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinContinuations, trimCommand } from '../../../../src/engine/plan/shell/continuations.ts';
import { judgeFence, readShellFence } from '../../../../src/engine/plan/shell/shell-fence.ts';
import { loadShellParser, type ShellParser } from '../../../../src/engine/plan/shell/shell-parser.ts';

let shell: ShellParser;
beforeAll(async () => {
  shell = await loadShellParser();
});

const commandsOf = (fence: string, info = 'bash'): readonly string[] =>
  readShellFence(fence, info, 0, shell).flatMap(({ commands }) => commands);

/** What a shell prints of a script. */
const run = (script: string): string =>
  execFileSync('bash', ['-c', `show() { printf '<%s>' "$@"; echo; }\n${script}`], { encoding: 'utf8' });

/** Lines as authors write them; whatever they print shows how they were read. */
const pieces: readonly string[] = [
  'show plain',
  'show a \\\n  b',
  'show a\\\nb',
  "show 'a \\\n  b'",
  'show "a \\\n  b"',
  'show "a\\\\" \\\n  b',
  "show $'it\\'s \\\n' \\\n  c",
  "show 'ends \\'",
  'show a\\\\',
  'show "$(show x \\\n  y)"',
  'show "$(show "x y" \\\n  z)" \\\n  end',
  'show a \\\n  "$(show b)"',
  'show `show x \\\n  y`',
  'for i in `echo 1 2`\ndo show $i\ndone',
  'if true; then\n  show yes \\\n    no # why \\\nfi',
  "cat <<'EOF'\na \\\nb `\n$HOME\nEOF",
  'cat <<EOF | tr a-z A-Z\nshow \\\n  joined\nEOF',
  'cat <<-EOF\n\ttabbed \\\n\tline\n\tEOF',
  '# a comment \\\nshow behind',
  'show one # two \\\nshow three',
  'show a\\ ',
  'show tail^\nshow next',
  'show dollar$ percent%',
  'show x |\n  cat',
  'show a &&\n  show b ||\n  show c',
  '(\n  show sub\n)',
  'show {a,b}{1,2}',
  'f() {\n  show in "$1" \\\n    \'f \\\n\'\n}\nf x',
  'V="two\nlines"\nshow "$V"',
  'show \'"\' "\'" \\\n  end',
  'case x in\n  x) show x;;\nesac',
  'a=(1 \\\n  "2 3")\nshow "${a[@]}"',
];

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function fences(count: number): readonly string[] {
  const next = random(20_261_127);
  return Array.from({ length: count }, () => {
    const length = 1 + Math.floor(next() * 6);
    return Array.from({ length }, () => pieces[Math.floor(next() * pieces.length)] ?? '').join('\n');
  });
}

describe('the commands of a fence', () => {
  it.each(pieces)('are what stands in it: %j', (piece) => {
    expect(run(commandsOf(piece).join('\n'))).toBe(run(piece));
  });

  it('are, one after the other, what the fence does as a whole', () => {
    for (const fence of fences(150)) expect(run(commandsOf(fence).join('\n')), fence).toBe(run(fence));
  });

  it.each([
    ['docker run \\\n    -d \\\n  app', 'docker run -d app'],
    ['echo a\\\nb', 'echo ab'],
    ['echo a \\\nb', 'echo a b'],
    ['echo a \\\n  > "x-$(date +%s)"', 'echo a > "x-$(date +%s)"'],
    ['echo "$(echo "a" \\\n  b)"', 'echo "$(echo "a" \\\n  b)"'],
    ["sed -i 's/a/b\\\nc/' x", "sed -i 's/a/b\\\nc/' x"],
    ['echo "a \\\n  b"', 'echo "a \\\n  b"'],
    ['echo # a \\\nb', 'echo # a \\\nb'],
    ['echo a\\\\\nb', 'echo a\\\\\nb'],
    ['echo "it \\\n', 'echo "it \\\n'],
  ])('are one line where the shell joins lines, and nowhere else: %j', (source, joined) => {
    expect(joinContinuations(source, 'posix')).toBe(joined);
  });

  it.each([
    ['powershell', 'Restart-Service shop `\n  -Force', 'Restart-Service shop -Force'],
    ['powershell', 'Write-Host "a `\nb"', 'Write-Host "a `\nb"'],
    ['powershell', 'Set-Content x @"\na `\nb\n"@', 'Set-Content x @"\na `\nb\n"@'],
    ['powershell', 'echo a\\\nb', 'echo a\\\nb'],
    ['cmd', 'copy a ^\n  b', 'copy a b'],
    ['cmd', 'echo "a ^\nb', 'echo "a ^\nb'],
    ['posix', 'echo a ^\nb', 'echo a ^\nb'],
    ['posix', 'echo a `\nb`', 'echo a `\nb`'],
  ] as const)('are joined by the mark of their own shell only, in %s: %j', (by, source, joined) => {
    expect(joinContinuations(source, by)).toBe(joined);
  });

  it.each([
    ['./a &\n./b &\nwait\n./c', ['./a &\n./b &\nwait', './c']],
    [
      '(sleep 1; ./a) &\nA=$!\n\n./b &\nwait "$A"\nwait\n./c',
      ['(sleep 1; ./a) &\nA=$!\n\n./b &\nwait "$A"\nwait', './c'],
    ],
    ['./a &\n./b\nwait', ['./a &', './b', 'wait']],
    ['./a &\n# then\nwait', ['./a &', 'wait']],
    ['./a &\n./b', ['./a &', './b']],
    ['./a && ./b\nwait', ['./a && ./b', 'wait']],
    ['./a 2>&1\nwait', ['./a 2>&1', 'wait']],
  ])('are one where jobs are waited for, with nothing between that could fail: %j', (fence, commands) => {
    expect(commandsOf(fence)).toEqual(commands);
  });

  it('keep a blank that is escaped at the end', () => {
    expect(trimCommand('  cd my\\  ')).toBe('cd my\\ ');
    expect(trimCommand('echo a\\\\  ')).toBe('echo a\\\\');
  });
});

describe('a fence that shows what was typed', () => {
  const typed = ['systemctl stop shop', 'dpkg -i shop.deb'];
  it.each([
    '$ ',
    '% ',
    '❯ ',
    'PS C:\\app> ',
    'PS> ',
    'C:\\app> ',
    'deploy@web-1:~$ ',
    'deploy@web-1:/srv/app$ ',
    'root@db1:/# ',
    'root@db1 /srv # ',
    '[root@db1 ~]# ',
    '[deploy@web-1 app]$ ',
    '(venv) $ ',
    '(venv) deploy@web-1:~$ ',
    'web-1$ ',
    'web-1# ',
    'bash-5.1$ ',
    'sh-4.4# ',
    '~ $ ',
    '/ # ',
    '# ',
  ])('gives the commands behind the prompt %j, and nothing of what was printed', (prompt) => {
    const [first, second] = typed;
    const fence = `${prompt}${first}\n(Reading database ... 1234 files)\nDone > 3 files.\n${prompt}${second}\nSetting up shop (1.2) ...\n`;
    expect(judgeFence('console', fence).is).toBe(true);
    expect(commandsOf(fence, 'console')).toEqual(typed);
  });

  it('keeps comments as titles where another prompt stands in it', () => {
    const steps = readShellFence('# Stop it\n$ systemctl stop shop\n', 'console', 0, shell);
    expect(steps.map(({ title, commands }) => [title, commands])).toEqual([
      ['Stop it', ['systemctl stop shop']],
    ]);
  });

  it('takes `#` for a comment above commands without a prompt', () => {
    expect(commandsOf('# systemctl stop shop\nsystemctl stop shop\n', 'console')).toEqual([
      'systemctl stop shop',
    ]);
    expect(commandsOf('# rm -rf /srv/app\nsystemctl stop shop\n', 'bash')).toEqual(['systemctl stop shop']);
  });

  it.each([
    ['$ for i in 1 2; do\n>   echo $i\n> done\n1\n2\n', ['for i in 1 2; do\n  echo $i\ndone']],
    ['$ for i in 1 2; do\n    echo $i\n  done\n1\n', ['for i in 1 2; do\n    echo $i\n  done']],
    ['$ echo "a\n> b"\na\nb\n', ['echo "a\nb"']],
    ['$ cat > x <<EOF\nserver=1\nEOF\n$ ls\nx\n', ['cat > x <<EOF\nserver=1\nEOF', 'ls']],
    ['$ docker run \\\n>   -d app\nabc123\n', ['docker run -d app']],
    ['$ docker run \\\n    -d app\nabc123\n', ['docker run -d app']],
    ['$ npm run build\n> shop@1.0.0 build\n> vite build\n', ['npm run build']],
  ])('takes the lines that complete a command, and no others: %j', (fence, commands) => {
    expect(commandsOf(fence, 'console')).toEqual(commands);
  });

  it.each([
    '>>> import shop\n>>> shop.migrate()\n',
    'mysql> DELETE FROM carts;\nQuery OK\n',
    'postgres=# DROP TABLE carts;\n',
    'MariaDB [(none)]> SELECT 1;\n',
    'irb(main):001:0> Shop.migrate\n',
    '127.0.0.1:6379> FLUSHALL\n',
  ])('of a program that is no shell is no script: %j', (fence) => {
    expect(judgeFence('console', fence).is).toBe(false);
    expect(judgeFence('', fence).is).toBe(false);
  });

  it('leaves out what was typed into a program that a command has started', () => {
    expect(commandsOf('$ mysql shop\nmysql> DELETE FROM carts;\n$ echo done\n', 'console')).toEqual([
      'mysql shop',
      'echo done',
    ]);
  });
});
