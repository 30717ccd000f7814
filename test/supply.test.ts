import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handedOn } from '../scripts/package/handed-on.mjs';
import { handedOnPackages } from './support/handed-on-packages.ts';
import { askRegistry, readAudit } from './support/npm-audit.ts';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): Record<string, unknown> => JSON.parse(readFileSync(resolve(file), 'utf8'));
const packages = Object.entries(read('package-lock.json').packages as Record<string, Locked>)
  .filter(([path]) => path !== '')
  .map(([path, locked]) => ({ name: path.replace(/^.*node_modules\//, ''), path, ...locked }));

/** Of packages whose entry in the lock file names none; looked up in the package itself. */
const lookedUp: Readonly<Record<string, string>> = { 'cpu-features': 'MIT', ssh2: 'MIT', buildcheck: 'MIT' };

describe('the packages a release is made of', () => {
  it('are pinned by a hash each', () => {
    expect(packages.filter(({ integrity }) => integrity === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('run scripts when they are installed only where package.json allows it by name', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript === true);
    const allowed = Object.keys(read('package.json').allowScripts as Record<string, true>);
    expect([...new Set(scripted.map(({ name }) => name))].sort()).toEqual(allowed.sort());
  });

  it('may be handed on', () => {
    const shipped = handedOnPackages();
    // One of each: what is imported by code and by style sheets, what is bundled with those, and what is installed beside them.
    const some = ['zod', '@fontsource-variable/inter', 'react-remove-scroll-bar', 'bcrypt-pbkdf', 'node-pty'];
    for (const name of some) expect(shipped).toContain(`node_modules/${name}`);
    expect(shipped).not.toContain('node_modules/electron-builder');
    const others = packages
      .filter(({ dev, path }) => dev !== true || shipped.has(path))
      .filter(({ name, license }) => !handedOn.has(license ?? lookedUp[name] ?? ''));
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('may run their own scripts only where they are needed: the packager’s are refused', () => {
    const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
    const refused = Object.keys(allowScripts).filter((name) => allowScripts[name] === false);
    expect(refused).toEqual(['electron-winstaller']);
  });

  it('have no known holes of severity high or more', { timeout: 90_000 }, async ({ skip }) => {
    const audit = await askRegistry();
    if (audit.findings === null) {
      process.stderr.write(
        `supply.test: npm audit could not ask the registry (${audit.reason}). Whether packages have known holes was not checked.\n`,
      );
      skip(audit.reason);
      return;
    }
    expect(audit.findings).toEqual([]);
  });
});

describe('what npm audit prints', () => {
  const hole = (name: string, severity: string) => ({ [name]: { name, severity, range: '<2' } });

  it('is found in it from severity high on', () => {
    const vulnerabilities = { ...hole('a', 'low'), ...hole('c', 'high'), ...hole('b', 'critical') };
    expect(readAudit(JSON.stringify({ vulnerabilities }))).toEqual({
      findings: ['b <2 (critical)', 'c <2 (high)'],
    });
    expect(readAudit(JSON.stringify({ vulnerabilities }), (name) => name === 'c')).toEqual({
      findings: ['c <2 (high)'],
    });
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ findings: [] });
  });

  it.each([
    [
      '{"message":"405 Method Not Allowed - POST https://registry.example/-/npm/v1/security"}',
      /^405 .* the registry$/,
    ],
    [
      '{"error":{"code":"ENOTFOUND","summary":"request to https://registry.example/x failed"}}',
      /the registry failed/,
    ],
    ['', /no report/],
    ['<html>', /no report/],
    ['{}', /no reason/],
  ])('is no finding where the registry did not answer: %s', (printed, reason) => {
    const audit = readAudit(printed);
    expect(audit).toEqual({ findings: null, reason: expect.stringMatching(reason) });
    expect(JSON.stringify(audit)).not.toContain('registry.example');
  });
});
