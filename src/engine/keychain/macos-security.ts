import { EngineError } from '../lib/engine-error.ts';
import { type Keychain, mustBeReference } from './keychain.ts';
import * as words from './keychain-words.ts';
import { runTool, type ToolResult } from './run-tool.ts';

const missing = words.securityMissing;
/** What `security` ends with when there is no such item. */
const notFound = 44;
const service = 'slipway';

function security(args: readonly string[], input?: string): Promise<ToolResult> {
  return runTool('security', args, { missing, ...(input === undefined ? {} : { input }) });
}

/** The login keychain of macOS, by its own command. */
export const macosKeychain: Keychain = {
  name: words.loginKeychain,

  async get(reference) {
    mustBeReference(reference);
    const found = await security(['find-generic-password', '-s', service, '-a', reference, '-g']);
    if (found.code === notFound) return null;
    if (found.code !== 0) throw refused(found);
    return readPassword(found.stderr);
  },

  async set(reference, value) {
    mustBeReference(reference);
    // Typed to it, because a value in the arguments could be read by every process of the machine.
    const hex = Buffer.from(value, 'utf8').toString('hex');
    const typed = `add-generic-password -U -s ${service} -a "${reference}" -X ${hex}\n`;
    const kept = await security(['-i'], typed);
    if (kept.code !== 0 || kept.stderr !== '') throw refused(kept);
  },

  async remove(reference) {
    mustBeReference(reference);
    const removed = await security(['delete-generic-password', '-s', service, '-a', reference]);
    if (removed.code === notFound) return false;
    if (removed.code !== 0) throw refused(removed);
    return true;
  },

  async list() {
    const dumped = await security(['dump-keychain']);
    if (dumped.code !== 0) throw refused(dumped);
    return dumped.stdout
      .split(/^keychain: /m)
      .filter((item) => item.includes(`"svce"<blob>="${service}"`))
      .flatMap((item) => /"acct"<blob>="([^"]*)"/.exec(item)?.[1] ?? [])
      .sort();
  },
};

/** `password: "plain"`, or in hexadecimal where it holds anything else than ASCII. */
function readPassword(said: string): string {
  const hex = /^password: 0x([0-9A-F]*)/m.exec(said)?.[1];
  if (hex !== undefined) return Buffer.from(hex, 'hex').toString('utf8');
  return /^password: "([\s\S]*)"\s*$/m.exec(said)?.[1] ?? '';
}

function refused({ code, stderr }: ToolResult): EngineError {
  const said = (stderr.split('\n').at(-1) ?? '').replace(/\.$/, '');
  return new EngineError('NOT_NOW', words.loginRefused(said, code), words.unlockLogin);
}
