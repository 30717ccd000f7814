// What the engine asks a person for: host keys, passphrases, passwords, secrets.

const inMemory = 'It is kept in memory until Slipway ends';

export const hostKeyTitle = (host: string): string => `Is this ${host}?`;
export const hostKey = (host: string, type: string): string =>
  `${host} is not in your known hosts. Compare its ${type} fingerprint with the server's own before you accept it. Nothing has been sent to it yet.`;
export const passphraseTitle = (again: boolean): string =>
  again ? 'That passphrase does not open the key' : 'Passphrase of the key';
export const passphrase = (target: string, keyFile: string): string =>
  `${target} uses the key ${keyFile}. Its passphrase is kept in memory until Slipway ends.`;
export const passwordTitle = (user: string, host: string, again: boolean): string =>
  again ? 'The server did not accept that password' : `Password of ${user}@${host}`;
export const password = (target: string): string => `${target} asks for a password. ${inMemory}.`;
export const secretTitle = (name: string): string => `Secret ${name}`;
export const secret = (name: string, keepIn: string | null): string =>
  `Commands of this checklist use ${name}${keepIn === null ? '' : `, which is not in ${keepIn} yet`}. ${inMemory}, and shown nowhere.`;
export const targetAsks = (target: string): string => `${target} asks for an answer`;
/** Counts of characters. */
export const quoteCut = (shown: number, all: number): string =>
  `Only the first ${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} characters are shown.`;
export const targetsWords = (target: string): string =>
  `The text below is from ${target}, not from Slipway. Your answer goes to that server. Never give it the passphrase of a key.`;
