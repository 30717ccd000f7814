import { describe, expect, it } from 'vitest';
import { substitutionsIn } from '../../../../src/engine/plan/commands/substitutions.ts';

describe('what a line runs to make its own words', () => {
  it.each<[string, readonly string[]]>([
    ['echo $(a) `b` <(c) >(d)', ['a', 'b', 'c', 'd']],
    ['echo "$(a) `b`"', ['a', 'b']],
    ['echo "<(a)"', []],
    ["echo '$(a) `b`'", []],
    ['echo \\$(a) \\`b\\`', []],
    ['echo $((1 + 2))', []],
    ['echo $(a $(b))', ['a $(b)']],
    ['echo $(a ")" b) $(c)', ['a ")" b', 'c']],
    [`echo "$(echo "it's")" $(b)`, [`echo "it's"`, 'b']],
    [`echo "it's $(a)"`, ['a']],
    ['echo $(a', ['a']],
    ['echo `a', ['a']],
    ['a 2>&1 > (b)', []],
    ['', []],
  ])('of “%s”', (line, insides) => {
    expect(substitutionsIn(line)).toEqual(insides);
  });

  it('are read in time that grows with the line', () => {
    const long = '$('.repeat(10_000);
    expect(substitutionsIn(long)).toHaveLength(1);
  });
});
