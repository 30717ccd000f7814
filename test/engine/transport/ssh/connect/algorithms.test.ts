import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../../../../src/engine/transport/ssh/auth/refused-error.ts';
import { noneInCommon, offerTo } from '../../../../../src/engine/transport/ssh/connect/algorithms.ts';
import { noAgreement } from '../../../../../src/engine/transport/ssh/connect/connect-errors.ts';
import { readOffer } from '../../../../../src/engine/transport/ssh/connect/server-offer.ts';
import { loadSsh } from '../../../../../src/engine/vendor-patches/load-native.ts';
import { resolvedHost } from '../../../../support/resolved-host.ts';

const nothing = { kex: [], hostKeys: [], ciphers: [], macs: [] };
const offer = async (wanted: Partial<typeof nothing> | object, filed: readonly string[] = []) =>
  offerTo({ ...nothing, ...wanted }, filed, (await loadSsh()).supported);

/** The first message of a server, with these lists in it. */
function kexInit(...lists: readonly string[]): Buffer {
  const strings = lists.flatMap((list) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(list.length);
    return [length, Buffer.from(list)];
  });
  const payload = Buffer.concat([Buffer.from([20]), Buffer.alloc(16), ...strings]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(payload.length + 1);
  return Buffer.concat([head, payload]);
}
const lists = ['k1,ext-info-s,kex-strict-s-v00@openssh.com', 'h1', 'c1,c2', 'c1', 'm1', 'm1'];

describe('what is offered to a server', () => {
  it('is what OpenSSH trusts, the fastest cipher first and chacha20 last, where nobody has chosen', async () => {
    const { ciphers, macs } = await offer({
      ciphers:
        'chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com'.split(
          ',',
        ),
    });
    expect([ciphers[0], ciphers.at(-1)]).toEqual(['aes128-gcm@openssh.com', 'chacha20-poly1305@openssh.com']);
    expect(macs[0]).toBe('hmac-sha2-256-etm@openssh.com');
  });

  it('is what was chosen, in its order and without what cannot be done', async () => {
    expect(
      await offer({
        kex: ['sntrup761x25519-sha512', 'diffie-hellman-group14-sha1'],
        hostKeys: ['ssh-ed25519-cert-v01@openssh.com', 'ssh-rsa', 'ssh-ed25519'],
        ciphers: ['aes256-ctr', 'aes128-gcm@openssh.com'],
        macs: ['umac-64@openssh.com'],
      }),
    ).toEqual({
      kex: ['diffie-hellman-group14-sha1'],
      hostKeys: ['ssh-rsa', 'ssh-ed25519'],
      ciphers: ['aes256-ctr', 'aes128-gcm@openssh.com'],
      macs: [],
    });
  });

  it('never has a weak algorithm in it that nobody has asked for', async () => {
    const all = Object.values(await offer({})).flat();
    expect(all.filter((name) => /^ssh-rsa$|dss|group1-|group14-sha1|cbc|arcfour|md5|96/.test(name))).toEqual(
      [],
    );
  });

  it('has the types first that are filed for the host, and none that is not allowed', async () => {
    const { hostKeys } = await offer({ hostKeys: ['ssh-ed25519', 'rsa-sha2-512'] }, ['ssh-rsa', 'ssh-dss']);
    expect(hostKeys).toEqual(['rsa-sha2-512', 'ssh-ed25519']);
  });
});

describe('what a server offers', () => {
  it('is read from its first message, behind its greeting', () => {
    const text = Buffer.concat([Buffer.from('hello\r\nSSH-2.0-OpenSSH_9.2\r\n'), kexInit(...lists)]);
    expect(readOffer(text)).toEqual({ kex: ['k1'], hostKeys: ['h1'], ciphers: ['c1', 'c2'], macs: ['m1'] });
    for (let end = 0; end < text.length; end += 1) expect(readOffer(text.subarray(0, end))).toBeNull();
  });

  it.each([
    ['an HTTP server', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a list that is longer than its message', kexInit('x').fill(0xff, 22, 26)],
  ])('is nothing where it is %s', (_what, bytes) => {
    expect(readOffer(Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), bytes]))).toBeNull();
  });
});

describe('two sides', () => {
  const ours = { kex: ['k1'], hostKeys: ['h1'], ciphers: ['c1'], macs: ['m1'] };
  it.each([
    [{}, null],
    [{ kex: ['k2'] }, 'kex'],
    [{ hostKeys: ['h2'] }, 'hostKeys'],
    [{ ciphers: ['c2'] }, 'ciphers'],
    [{ macs: ['m2'] }, 'macs'],
  ])('with %j have nothing in common of %s', (theirs, kind) => {
    expect(noneInCommon(ours, { ...ours, ...theirs })).toBe(kind);
  });

  it('need no MAC for a cipher that has its own', () => {
    const gcm = { ...ours, ciphers: ['aes128-gcm@openssh.com'] };
    expect(noneInCommon(gcm, { ...gcm, macs: [] })).toBeNull();
  });

  it('that cannot agree are refused with a code of their own, and both are named', () => {
    const refused = noAgreement(resolvedHost(), ours, { ...ours, kex: ['k2', 'k3'] });
    expect(refused).toBeInstanceOf(RefusedError);
    expect(refused).toMatchObject({
      code: 'BAD_INPUT',
      message:
        '10.0.0.1:22 and Slipway cannot agree on KexAlgorithms: the server offers k2, k3; Slipway offers k1. Nothing was sent to it.',
    });
  });

  it('are not blamed where the server has said nothing', () => {
    expect(noAgreement(resolvedHost(), ours, null)).toBeNull();
  });
});
