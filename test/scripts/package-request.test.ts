import { describe, expect, it } from 'vitest';
import {
  missingCredentials,
  signingArguments,
  signingEnvironment,
} from '../../scripts/package/credentials.mjs';
import { explainFailure } from '../../scripts/package/explain-failure.mjs';
import { builderRuns, readRequest, wrongSystem } from '../../scripts/package/package-request.mjs';

describe('npm run package', () => {
  it('makes what this system can have where nothing is named', () => {
    expect(readRequest([], 'linux')).toEqual({ system: 'linux', dirOnly: false });
    expect(readRequest(['mac', '--dir'], 'linux')).toEqual({ system: 'mac', dirOnly: true });
    expect(readRequest(['--dir'], 'win32')).toEqual({ system: 'win', dirOnly: true });
  });

  it.each([[['bsd']], [['linux', 'mac']], [['--publish']]])('refuses %j and says what there is', (args) => {
    expect(() => readRequest(args, 'linux')).toThrow(/^Nothing was packaged: .*\nnpm run package/);
  });

  it('says which system makes what', () => {
    expect(wrongSystem({ system: 'linux', dirOnly: true }, 'darwin')).toMatch(
      /Nothing was made. Run this on Linux/,
    );
    expect(wrongSystem({ system: 'mac', dirOnly: false }, 'linux')).toMatch(
      /Run this on macOS, or add --dir/,
    );
    expect(wrongSystem({ system: 'mac', dirOnly: true }, 'linux')).toBeNull();
    expect(wrongSystem({ system: 'linux', dirOnly: false }, 'linux')).toBeNull();
  });

  it('makes every kind for Linux by itself, from one application', () => {
    const runs = builderRuns({ system: 'linux', dirOnly: false }, '/electron');
    expect(runs.map(({ what }) => what)).toEqual(['dir', 'AppImage', 'deb']);
    expect(runs[0]?.args).toEqual(['--linux', 'dir', '--publish', 'never', '-c.electronDist=/electron']);
    expect(runs[2]?.args).toContain('--prepackaged');
    expect(builderRuns({ system: 'mac', dirOnly: false }, null)).toEqual([
      { what: 'dmg and zip', args: ['--mac', '--publish', 'never'] },
    ]);
  });
});

describe('a package that was not made', () => {
  const printed = (line: string) =>
    `  • packaging platform=linux\n  ⨯ ${line}\n    at ClientRequest (got:970:111)\n`;

  it('is told with what could not be fetched, and what to do', () => {
    const output = printed('getaddrinfo ENOTFOUND github.com  failedTask=build stackTrace=RequestError: x');
    expect(explainFailure('dir', output)).toBe(
      "The unpacked application was not made: Electron's program could not be fetched (ENOTFOUND github.com). Run this again where GitHub can be reached, or unpack an Electron of this version yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.",
    );
    expect(explainFailure('deb', output)).toMatch(/^The deb was not made: a tool .*USE_SYSTEM_FPM=true\.$/);
    expect(explainFailure('AppImage', output)).toMatch(/GitHub can be reached\.$/);
  });

  it('is told with the builder’s own words where it is anything else', () => {
    expect(explainFailure('deb', printed('Please specify project homepage'))).toBe(
      'The deb was not made. electron-builder says:\n⨯ Please specify project homepage',
    );
    expect(explainFailure('deb', 'one line')).toBe('The deb was not made. electron-builder says:\none line');
  });
});

describe('signatures', () => {
  const notary = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 's' };

  it('are missed by name, and with what follows', () => {
    expect(missingCredentials('linux', {})).toEqual([]);
    expect(missingCredentials('win', {})).toEqual([expect.stringMatching(/no signature.*SmartScreen warns/)]);
    expect(missingCredentials('mac', {})).toEqual([
      expect.stringMatching(/no signature.*CSC_LINK; or CSC_NAME/),
      expect.stringMatching(/no notarization/),
    ]);
  });

  it('need all of their credentials', () => {
    expect(missingCredentials('mac', { CSC_LINK: 'x', ...notary })).toEqual([]);
    expect(missingCredentials('mac', { CSC_LINK: 'x', ...notary, APPLE_API_ISSUER: '' })).toHaveLength(1);
  });

  it('are not made with a certificate that only happens to be there', () => {
    expect(signingEnvironment('mac', {})).toEqual({ CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
    expect(signingEnvironment('mac', { CSC_NAME: 'x' })).toEqual({ CSC_NAME: 'x' });
    expect(signingEnvironment('linux', { PATH: '/bin' })).toEqual({ PATH: '/bin' });
  });

  it('of nobody keep an application startable on macOS, where its fuses broke the one it came with', () => {
    const anew = ['-c.electronFuses.resetAdHocDarwinSignature=true'];
    expect(signingArguments('mac', {}, 'darwin')).toEqual(anew);
    expect(signingArguments('mac', { CSC_LINK: 'x' }, 'darwin')).toEqual([]);
    expect(signingArguments('mac', {}, 'linux')).toEqual([]);
    expect(signingArguments('win', {}, 'darwin')).toEqual([]);
  });

  it('are not tried with credentials that are there and empty', () => {
    const empty = { CSC_LINK: '', APPLE_ID: '', OTHER: '' };
    expect(signingEnvironment('mac', empty)).toEqual({ OTHER: '', CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
  });
});
