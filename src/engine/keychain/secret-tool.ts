import { EngineError } from '../lib/engine-error.ts';
import { type Keychain, mustBeReference } from './keychain.ts';
import * as words from './keychain-words.ts';
import { runTool, type ToolResult } from './run-tool.ts';

const missing = words.secretToolMissing;

/** Secrets are found by these attributes, whatever their label says. */
const attributes = ['application', 'slipway'];

function secretTool(args: readonly string[], input?: string): Promise<ToolResult> {
  return runTool('secret-tool', args, { missing, ...(input === undefined ? {} : { input }) });
}

/** The desktop's keyring on Linux (GNOME Keyring, KWallet, KeePassXC), by libsecret's own tool. */
export const secretToolKeychain: Keychain = {
  name: words.keyring,

  async get(reference) {
    mustBeReference(reference);
    const found = await secretTool(['lookup', ...attributes, 'reference', reference]);
    if (found.code === 0) return found.stdout;
    if (found.stderr !== '') throw refused(found);
    // A locked keyring answers a lookup as if there were nothing; only a search tells the two apart.
    const searched = await secretTool(['search', ...attributes, 'reference', reference]);
    if (searched.code !== 0 || saysLocked(searched)) throw refused(searched);
    return null;
  },

  async set(reference, value) {
    mustBeReference(reference);
    const args = ['store', `--label=Slipway: ${reference}`, ...attributes, 'reference', reference];
    const kept = await secretTool(args, value);
    if (kept.code !== 0) throw refused(kept);
  },

  async remove(reference) {
    mustBeReference(reference);
    if ((await secretToolKeychain.get(reference)) === null) return false;
    const cleared = await secretTool(['clear', ...attributes, 'reference', reference]);
    if (cleared.code !== 0) throw refused(cleared);
    return true;
  },

  async list() {
    const found = await secretTool(['search', '--all', ...attributes]);
    if (found.code !== 0 || saysLocked(found)) throw refused(found);
    const references = [...found.stderr.matchAll(/^attribute\.reference = (.+)$/gm)];
    return references.flatMap(([, reference]) => reference ?? []).sort();
  },
};

/** What the tool says itself; beside it stand the names and attributes of secrets, which say what they like. */
function saysLocked({ stderr }: ToolResult): boolean {
  return /^secret-tool: .*locked/m.test(stderr);
}

function refused({ code, stderr }: ToolResult): EngineError {
  const said = /^secret-tool: (.+)/m.exec(stderr)?.[1];
  if (said === undefined || /locked/i.test(said))
    return new EngineError('NOT_NOW', words.keyringLocked, words.unlockKeyring);
  return new EngineError('NOT_NOW', words.keyringFailed(said, code), words.needsSession);
}
