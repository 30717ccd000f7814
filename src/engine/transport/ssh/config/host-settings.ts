import { type Decides, type Keyword, keywords, type ReadKeyword } from './openssh-keywords.ts';

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

/** A setting of OpenSSH that is not followed here, and what it decides. */
export interface NotFollowed {
  readonly name: string;
  readonly decides: Decides;
}

/** The values of a setting, under the names it has had; empty where nothing was said. */
export function valuesOf(settings: Settings, keyword: ReadKeyword): readonly string[] {
  return valuesUnder(settings, keyword, keywords[keyword]);
}

/** The first value of a setting; undefined where nothing was said. */
export function firstValueOf(settings: Settings, keyword: ReadKeyword): string | undefined {
  return valuesOf(settings, keyword)[0];
}

function valuesUnder(settings: Settings, name: string, { also = [] }: Keyword): readonly string[] {
  const names = [name, ...also].map((each) => each.toLowerCase());
  return names.map((each) => settings.get(each)).find((values) => values !== undefined) ?? [];
}

/** A setting that is a list with commas; empty where nothing was said. */
function listOf(settings: Settings, keyword: ReadKeyword): readonly string[] {
  return (firstValueOf(settings, keyword) ?? '').split(',').filter((name) => name !== '');
}

export function wantedAlgorithms(settings: Settings): WantedAlgorithms {
  return {
    kex: listOf(settings, 'KexAlgorithms'),
    hostKeys: listOf(settings, 'HostKeyAlgorithms'),
    ciphers: listOf(settings, 'Ciphers'),
    macs: listOf(settings, 'MACs'),
  };
}

/** Algorithms that keys may sign with; empty where nothing was said. */
export function keyAlgorithmsOf(settings: Settings): readonly string[] {
  return listOf(settings, 'PubkeyAcceptedAlgorithms');
}

/** The switch of each method. */
const switches: Readonly<Record<SignInMethod, ReadKeyword>> = {
  publickey: 'PubkeyAuthentication',
  'keyboard-interactive': 'KbdInteractiveAuthentication',
  password: 'PasswordAuthentication',
};
const preferred: readonly SignInMethod[] = ['publickey', 'keyboard-interactive', 'password'];

/** The ways to sign in that are allowed, in the order of PreferredAuthentications, which also leaves out what it does not name. */
export function methodsOf(settings: Settings): readonly SignInMethod[] {
  const order = firstValueOf(settings, 'PreferredAuthentications')?.split(',') ?? preferred;
  const isOff = (value: string | undefined): boolean => value === 'no' || value === 'false';
  return order
    .map((name) => name.trim())
    .filter((name): name is SignInMethod => preferred.some((method) => method === name))
    .filter((method) => !isOff(firstValueOf(settings, switches[method])));
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

/** Which settings are set that only OpenSSH can follow. */
export function notFollowedOf(settings: Settings): readonly NotFollowed[] {
  return Object.entries<Keyword>(keywords).flatMap(([name, keyword]) => {
    const { decides, unless } = keyword;
    if (keyword.way !== 'openssh' || decides === undefined || unless === undefined) return [];
    const [value] = valuesUnder(settings, name, keyword);
    return value === undefined || unless.includes(value.toLowerCase()) ? [] : [{ name, decides }];
  });
}
