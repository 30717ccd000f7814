import { describe, expect, it } from 'vitest';
import { parseSidecar } from '../../../../src/engine/plan/sidecar/read-sidecar.ts';

describe('the name of a target', () => {
  it.each(['büro-1', 'Köln', '東京', '1-web', 'web-1.x_y'])('may be %s', (name) => {
    const { sidecar, diagnostics } = parseSidecar(
      `version: 1\ntargets: { "${name}": { ssh: box } }\nwhere: { "Deploy": "${name}" }\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(sidecar.where).toEqual({ Deploy: name });
  });

  it.each(['a b', '-x', '../x', 'a/b', '', 'a\u200bb'])('may not be %j, and the line says so', (name) => {
    const { diagnostics } = parseSidecar(`version: 1\ntargets:\n  ${JSON.stringify(name)}: { ssh: box }\n`);
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'error', line: 3 })]);
    expect(diagnostics[0]?.message).toContain('expected a name of letters, digits');
  });
});
