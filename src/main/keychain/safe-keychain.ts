import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { safeStorage } from 'electron';
import { attemptAsync, parseJson } from '../../shared/lib/attempt.ts';
import { KeychainRefusal } from './keychain-messages.ts';

const advice = 'In the sidecar, env:NAME, file:PATH and prompt need no keychain.';

/**
 * Secrets by reference in one file, each encrypted with a key that the system's own keychain holds. Every call throws a
 * KeychainRefusal where the system has no key for us, or the file cannot be read.
 */
export class SafeKeychain {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async get(reference: string): Promise<string | null> {
    await mustEncrypt();
    const kept = (await this.#read())[reference];
    if (kept === undefined) return null;
    const secret = await attemptAsync(
      () => safeStorage.decryptStringAsync(Buffer.from(kept, 'base64')),
      null,
    );
    if (secret === null) {
      throw new KeychainRefusal(
        `The secret ${reference} cannot be decrypted: the system no longer gives out its key, or the keychain is locked.`,
        'Unlock the keychain, or enter the secret again when asked.',
      );
    }
    // The system has another key now, or a better one. Where that cannot be written, the old one still serves.
    if (secret.shouldReEncrypt) await attemptAsync(() => this.set(reference, secret.result), undefined);
    return secret.result;
  }

  async set(reference: string, value: string): Promise<void> {
    await mustEncrypt();
    const encrypted = await attemptAsync(() => safeStorage.encryptStringAsync(value), null);
    if (encrypted === null)
      throw new KeychainRefusal('The secret could not be encrypted: the keychain refuses.', advice);
    await this.#write({ ...(await this.#read()), [reference]: encrypted.toString('base64') });
  }

  /** False where there was nothing to remove. */
  async remove(reference: string): Promise<boolean> {
    const { [reference]: removed, ...kept } = await this.#read();
    if (removed === undefined) return false;
    await this.#write(kept);
    return true;
  }

  async list(): Promise<readonly string[]> {
    return Object.keys(await this.#read()).sort();
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw new KeychainRefusal(`${this.#file} cannot be read: ${(error as Error).message}.`, advice);
    }
    const kept = readKept(text);
    if (kept === null)
      throw new KeychainRefusal(
        `${this.#file} does not hold what was written there.`,
        'Remove it, then enter the secrets again when asked.',
      );
    return kept;
  }

  /** The file is the old one or the new one, whole, and nobody else's to read. */
  async #write(kept: Readonly<Record<string, string>>): Promise<void> {
    const draft = `${this.#file}.${randomUUID()}`;
    try {
      await writeFile(draft, JSON.stringify({ version: 1, secrets: kept }), { mode: 0o600, flush: true });
      await rename(draft, this.#file);
    } catch (error) {
      await rm(draft, { force: true });
      throw new KeychainRefusal(`The secret could not be saved: ${(error as Error).message}.`, advice);
    }
  }
}

async function mustEncrypt(): Promise<void> {
  // Without a keyring Electron falls back to a key that every program knows.
  const isPlain = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (isPlain || !(await safeStorage.isAsyncEncryptionAvailable()))
    throw new KeychainRefusal(
      'This desktop has no keychain for secrets, or it is locked.',
      `Unlock it or install one (GNOME Keyring, KWallet). ${advice}`,
    );
}

function readKept(text: string): Readonly<Record<string, string>> | null {
  const secrets: unknown = Reflect.get(Object(parseJson(text)), 'secrets');
  if (typeof secrets !== 'object' || secrets === null) return null;
  const entries = Object.entries(secrets);
  return entries.every(([, kept]) => typeof kept === 'string') ? Object.fromEntries(entries) : null;
}
