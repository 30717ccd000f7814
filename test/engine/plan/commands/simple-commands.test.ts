import { describe, expect, it } from 'vitest';
import { simpleCommands } from '../../../../src/engine/plan/commands/simple-commands.ts';

describe('the commands of a line', () => {
  it.each<[string, readonly string[]]>([
    ['a && b || c; d | e & f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['(a; b)', ['a', 'b']],
    ['echo "a && b" \'c; d\'', ['echo "a && b" \'c; d\'']],
    ['echo a\\;b', ['echo a\\;b']],
    ['echo $(a; b) && c', ['echo $(a; b)', 'c']],
    ['a 2>&1 | b', ['a 2>&1', 'b']],
    ['a &> log', ['a &> log']],
    ['a # and b; c', ['a']],
    ['cat <<EOF\nrm x\nEOF\nb', ['cat <<EOF', 'b']],
    ["cat <<-'END' > f\n\trm x\n\tEND\nb", ["cat <<-'END' > f", 'b']],
    ['for f in a b; do ( cd $f; rm x ); done', ['for f in a b', 'do', 'cd $f', 'rm x', 'done']],
    ['if ( test -f x ); then ( rm x ); fi', ['if', 'test -f x', 'then', 'rm x', 'fi']],
    ['list=(a b); c', ['list=(a b)', 'c']],
    ['ls !(*.c); d', ['ls !(*.c)', 'd']],
    [
      'v="$(grep \'"a"\' f | cut -d\'"\' -f4)"; git commit -m x',
      ['v="$(grep \'"a"\' f | cut -d\'"\' -f4)"', 'git commit -m x'],
    ],
    ['a "$(never closed; b', ['a "$(never closed; b']],
    ['', []],
    ['echo "never closed; a', ['echo "never closed; a']],
  ])('of “%s”', (line, commands) => {
    expect(simpleCommands(line)).toEqual(commands);
  });
});
