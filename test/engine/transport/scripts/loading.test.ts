import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScript, type ScriptName } from '../../../../src/engine/transport/scripts/load-script.ts';

const folder = resolve('src/engine/transport/scripts');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sh'))
  .map((file) => file.replace(/\.sh$/, ''));
const textOf = (name: string): string => readFileSync(join(folder, `${name}.sh`), 'utf8');
const includesOf = (name: string): readonly string[] =>
  [...textOf(name).matchAll(/^\. (\S+)\.sh$/gm)].map(([, path = '']) => join(dirname(name), path));
const included = new Set(files.flatMap(includesOf));
const named = [...readFileSync(join(folder, 'load-script.ts'), 'utf8').matchAll(/^ {2}\| '(.+)'/gm)].map(
  ([, name]) => name as ScriptName,
);

describe('the script files', () => {
  it('are each loaded by name, or included by one that is', () => {
    expect([...new Set([...named, ...included])].toSorted()).toEqual(files.toSorted());
  });

  it.each(files)('%s says for whom it is and what it takes', (name) => {
    const [dialect, purpose] = textOf(name).split('\n');
    expect([dialect, purpose]).toEqual(['# shellcheck shell=sh', expect.stringMatching(/^# \S.*/)]);
    if (!included.has(name)) expect(textOf(name)).toMatch(/^# Called by: /m);
  });

  it.each(named)('%s is sent with what it includes, once, and without comments', (name) => {
    const lines = loadScript(name).split('\n');
    expect(
      lines.filter((line) => line.trim() === '' || line.startsWith('#') || line.startsWith(' ')),
    ).toEqual([]);
    expect(lines.filter((line) => /^\. \.\.\//.test(line))).toEqual([]);
    const functions = lines.flatMap((line) => /^(\w+)\(\)/.exec(line)?.[1] ?? []);
    expect(functions).toEqual([...new Set(functions)]);
  });
});
