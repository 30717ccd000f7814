import { type Keychain, missingKeychain } from './keychain.ts';
import * as words from './keychain-words.ts';
import { macosKeychain } from './macos-security.ts';
import { secretToolKeychain } from './secret-tool.ts';

/** The keychain that this system has of its own. */
export function machineKeychain(platform: NodeJS.Platform = process.platform): Keychain {
  if (platform === 'darwin') return macosKeychain;
  if (platform === 'win32') return missingKeychain(words.notOnWindows, words.useDesktop);
  return secretToolKeychain;
}

/** A keychain in front of another one: kept in the first, found in either. Refuses as the first does. */
export function inFrontOf(first: Keychain, second: Keychain): Keychain {
  return {
    name: first.name,
    async get(reference) {
      const found = await first.get(reference).catch((error: unknown) => ({ error }));
      if (typeof found === 'string') return found;
      const behind = await second.get(reference).catch(() => null);
      if (behind === null && found !== null) throw found.error;
      return behind;
    },
    set: (reference, value) => first.set(reference, value),
    remove: (reference) => first.remove(reference),
    list: () => first.list(),
  };
}
