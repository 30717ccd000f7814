// What the engine says about secrets and the keychains that hold them.

const nothingStarted = 'Nothing was started.';
/** What to do where a keychain cannot be used. */
export const otherSources = 'In the sidecar, env:NAME, file:PATH and prompt need no keychain.';
export const orOtherSources = (hint: string): string => `${hint} ${otherSources}`;

// Keychains
export const noKeychain = 'no keychain';
export const withoutKeychain = (reason: string): string => `${reason} ${nothingStarted}`;
export const badReference =
  'A reference is 1 to 200 characters on one line, has no double quotes or backslashes, and does not start with a dash. Nothing was read or saved.';
export const notOnWindows = 'Secrets in a keychain are not supported on Windows without the desktop console.';
export const useDesktop = orOtherSources('Run the checklist in the desktop console.');
export const notAsked = (reason: string): string =>
  `The keychain cannot be asked: ${reason}. ${nothingStarted}`;
export const notInstalled = (program: string): string => `${program} is not installed`;
export const noAnswer = (program: string): string =>
  `The keychain did not answer: ${program} was ended. ${nothingStarted}`;

// macOS
export const loginKeychain = 'the login keychain';
export const securityMissing = 'It is a part of macOS; check PATH.';
export const loginRefused = (said: string, code: number | null): string =>
  `The login keychain is locked or refuses: ${said === '' ? `security ended with ${code}` : said}. ${nothingStarted}`;
export const unlockLogin = orOtherSources('Unlock it (security unlock-keychain) and allow the access.');

// The desktop on Linux
export const keyring = "the desktop's keyring";
export const secretToolMissing = 'Install it (Debian: apt install libsecret-tools).';
export const keyringLocked = `The desktop's keyring is locked, or was not unlocked when it asked. ${nothingStarted}`;
export const unlockKeyring = orOtherSources('Unlock it and try again.');
export const keyringFailed = (said: string, code: number | null): string =>
  `The desktop's keyring cannot be used: ${said} (secret-tool ended with ${code}). ${nothingStarted}`;
export const needsSession = orOtherSources(
  'Start a desktop session, or dbus-run-session with a keyring daemon.',
);

// Secrets
export const secretMissing = (name: string, reference: string): string =>
  `The secret ${name} (${reference}) is missing. ${nothingStarted}`;
export const enterSecret = 'Enter it when asked; it is kept in memory only.';
export const saveSecret = (reference: string): string => `Save it with: slipway secret set ${reference}`;
export const correctSecret = 'Put it where the sidecar says it is, or correct `secrets` there.';
export const secretWithoutKeychain = (name: string): string =>
  `The secret ${name} is in a keychain, and this console has none. ${nothingStarted}`;
export const unknownSource = (name: string, reference: string): string =>
  `The secret ${name} has a source that Slipway does not know: ${reference}. ${nothingStarted}`;
export const unknownSourceHint = 'Write env:NAME, file:PATH, prompt or keychain:REFERENCE.';
