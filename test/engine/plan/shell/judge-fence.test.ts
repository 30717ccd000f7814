import { describe, expect, it } from 'vitest';
import { logicalLines } from '../../../../src/engine/plan/shell/logical-lines.ts';
import { isShellFence } from '../../../../src/engine/plan/shell/shell-fence.ts';
import { whyNotRunnable } from '../../../../src/engine/plan/shell/why-not-runnable.ts';

describe('the lines that begin a command', () => {
  it.each([
    ['alone', ['make', 'make test'], ['make', 'make test']],
    ['before continued ones', ['curl -X POST \\', '  -d x', 'make'], ['curl -X POST', 'make']],
    ['before what a pipe goes on with', ['a |', ' b', 'c', '  && d', 'e'], ['a', 'c', 'e']],
    [
      'before the rest of a quote',
      ['git tag -m "One', '', "- it's two", 'three"', 'make'],
      ['git tag -m "One', 'make'],
    ],
    ['before a heredoc', ["cat <<'END' > a", 'x: 1', 'y "z', 'END', 'make'], ["cat <<'END' > a", 'make']],
    ['before two heredocs', ['cmd <<A <<B', '1', 'A', '2', 'B', 'make'], ['cmd <<A <<B', 'make']],
    ['where a quote does not end', ['say "never', 'ends'], ['say "never', 'ends']],
    ['where a heredoc does not end', ['cat <<END', 'x', 'y'], ['cat <<END', 'x', 'y']],
    ['where an apostrophe is no quote', ["don't", "isn't"], ["don't", "isn't"]],
    ['without comments', ['# One', 'make # it\'s "two', '', '# three'], ['make # it\'s "two']],
  ])('%s', (_what, lines, heads) => {
    expect(logicalLines(lines)).toEqual(heads);
  });

  it('of fifty thousand lines with open quotes are found in one pass', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => (at % 2 === 0 ? `a "'` : `b '"'`));
    expect(logicalLines(lines).length).toBeGreaterThan(0);
  });
});

describe('a fence without a label', () => {
  it.each([
    ['one command over many lines', 'curl --form a=1 \\\n    --form b=2 \\\n    "https://a.example/builds"'],
    [
      'a value that a command gives',
      'ID=$(curl -sS -X POST \\\n    -H "A: b" \\\n    https://a.example \\\n    | jq -r .id)\necho $ID',
    ],
    [
      'a text over many lines',
      'git tag -a v1 -m "Version 1\n\nAll of it is new.\nNobody knows it yet.\nTry it."\ngit push --tags',
    ],
    [
      'a heredoc',
      "cat <<'EOF' > shop.conf\nListen on every address.\nTrust nobody at all.\nEOF\nsystemctl reload shop",
    ],
    ['accounts', 'groupadd shop\nuseradd -g shop shop\npasswd shop'],
    ['a program that flags give away', 'shopctl push --all\nshopctl status\nshopctl open'],
    [
      'an unknown program whose output is paged',
      'shopaudit check -r web | less\nshopaudit check -r api | less',
    ],
    ['patterns of files', 'yum install -y libaio*'],
    ['a script of the project with flags', 'tools-repo/create/create.js --all'],
  ])('holds shell: %s', (_what, text) => {
    expect(isShellFence('', text)).toBe(true);
  });

  it.each([
    ['a letter', "Dear all,\nwe don't ship today.\nIt isn't ready."],
    ['a message', 'Release 1.2 is out\nexit the old version\nset the new one'],
    ['settings', 'host: a.example\nport: 80'],
    ['names', 'web-1\nweb-2\nweb-3'],
    ['a log', '12:00:01 started shop\n12:00:02 stopped shop'],
    ['what a program prints', 'NAME   READY   STATUS\nshop   1/1     Running'],
  ])('holds none: %s', (_what, text) => {
    expect(isShellFence('', text)).toBe(false);
  });
});

describe('a fence labelled as shell', () => {
  it('holds it, however much it shows of what is printed', () => {
    const printed = '# Expected answer:\n{\n  "status": "ok",\n  "checks": {\n    "db": "ok"\n  }\n}';
    expect(isShellFence('bash', `curl https://a.example/health\n\n${printed}`)).toBe(true);
  });

  it('holds the script that it calls from its folder', () => {
    expect(whyNotRunnable('./tools/generate.py')).toBeNull();
    expect(whyNotRunnable('tools/generate.py')).toBe('it is the path of a file');
  });

  it('holds it, however long a document it applies', () => {
    const manifest = Array.from({ length: 20 }, (_, at) => `  key${at}: value`).join('\n');
    expect(
      isShellFence('bash', `kubectl apply -f - <<EOF\nkind: Claim\n${manifest}\nEOF\nkubectl get pvc`),
    ).toBe(true);
  });
});
