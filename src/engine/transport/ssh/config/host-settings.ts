/** What OpenSSH says of a host: its settings by their names in small letters, each with its values in order. */
export type Settings = ReadonlyMap<string, readonly string[]>;

export type SignInMethod = 'publickey' | 'keyboard-interactive' | 'password';

/** Names of algorithms in the order that is wanted; empty where nothing was said. */
export interface WantedAlgorithms {
  readonly kex: readonly string[];
  readonly hostKeys: readonly string[];
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
}

/** A setting of OpenSSH that is not followed here: it vouches for a host's key, or it signs a person in. */
export interface NotFollowed {
  readonly name: string;
  readonly decides: 'host-key' | 'sign-in';
}

export function wantedAlgorithms(settings: Settings): WantedAlgorithms {
  const list = (key: string): readonly string[] =>
    (settings.get(key)?.[0] ?? '').split(',').filter((name) => name !== '');
  return {
    kex: list('kexalgorithms'),
    hostKeys: list('hostkeyalgorithms'),
    ciphers: list('ciphers'),
    macs: list('macs'),
  };
}

/** Algorithms that keys may sign with, under the two names the setting has had; empty where nothing was said. */
export function keyAlgorithmsOf(settings: Settings): readonly string[] {
  const [list = ''] =
    settings.get('pubkeyacceptedalgorithms') ?? settings.get('pubkeyacceptedkeytypes') ?? [];
  return list.split(',').filter((algorithm) => algorithm !== '');
}

/** The switch of each method, under the names it has had. */
const switches: Readonly<Record<SignInMethod, readonly string[]>> = {
  publickey: ['pubkeyauthentication'],
  'keyboard-interactive': ['kbdinteractiveauthentication', 'challengeresponseauthentication'],
  password: ['passwordauthentication'],
};
const preferred: readonly SignInMethod[] = ['publickey', 'keyboard-interactive', 'password'];

/** The ways to sign in that are allowed, in the order of PreferredAuthentications, which also leaves out what it does not name. */
export function methodsOf(settings: Settings): readonly SignInMethod[] {
  const order = settings.get('preferredauthentications')?.[0]?.split(',') ?? preferred;
  const isOff = (value: string | undefined): boolean => value === 'no' || value === 'false';
  return order
    .map((name) => name.trim())
    .filter((name): name is SignInMethod => preferred.some((method) => method === name))
    .filter((method) => !switches[method].some((key) => isOff(settings.get(key)?.[0])));
}

/** Left out of SendEnv, which names it by default on many systems: what Slipway reads there stays in one language. */
const language = /^(LANG|LANGUAGE|LC_.*)$/;

/** The variables of SetEnv (`NAME=value`), and ours that SendEnv names (with `*` and `?`); what is set wins over what is sent. */
export function envOf(pairs: readonly string[], sent: readonly string[]): Readonly<Record<string, string>> {
  const patterns = sent.map(
    (pattern) =>
      new RegExp(
        `^${pattern
          .replace(/[^\w*?]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      ),
  );
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !language.test(entry[0]) &&
      patterns.some((pattern) => pattern.test(entry[0])),
  );
  const set = pairs.flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
  });
  return Object.fromEntries([...ours, ...set]);
}

/** A positive number, or what stands for it where there is none. */
export function numberOf(setting: string | undefined, otherwise: number): number {
  const value = Number(setting);
  return Number.isFinite(value) && value > 0 ? value : otherwise;
}

const notFollowed: readonly (NotFollowed & { readonly key: string })[] = [
  { key: 'knownhostscommand', name: 'KnownHostsCommand', decides: 'host-key' },
  { key: 'verifyhostkeydns', name: 'VerifyHostKeyDNS', decides: 'host-key' },
  { key: 'certificatefile', name: 'CertificateFile', decides: 'sign-in' },
  { key: 'pkcs11provider', name: 'PKCS11Provider', decides: 'sign-in' },
];

/** Which of the settings that decide on a key or a sign-in are set, and are not followed here. */
export function notFollowedOf(settings: Settings): readonly NotFollowed[] {
  const isSet = (key: string): boolean =>
    !['none', 'no', 'false', undefined].includes(settings.get(key)?.[0]?.toLowerCase());
  return notFollowed.filter(({ key }) => isSet(key)).map(({ name, decides }) => ({ name, decides }));
}
