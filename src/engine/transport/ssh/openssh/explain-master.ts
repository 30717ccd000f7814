import { EngineError } from '../../../lib/engine-error.ts';
import * as words from '../../transport-words.ts';
import { knownHostName } from '../auth/known-hosts.ts';
import { RefusedError } from '../auth/refused-error.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';

/** What came out of an ssh: what it logged itself, and what was said beside it (a banner, a jump host's ssh, a ProxyCommand). */
export interface SshOutput {
  readonly log: string;
  readonly others: string;
}

/** What ssh logged, parted: what it tells everybody, and what it tells only who asks (`-v`). */
interface Said {
  readonly host: ResolvedHost;
  readonly aloud: string;
  readonly details: string;
  /** As much of the two as ssh logged before the words of a server could be among them. */
  readonly own: { readonly aloud: string; readonly details: string };
  /** What was said beside the log, on one line. */
  readonly others: string;
}

/**
 * From these lines on the words of a server may be in the log, with line ends of their own. Until then ssh has read its configuration,
 * agreed with the server on algorithms, and checked its key: what it says of those is its own.
 */
const heard =
  /^debug1: (?:SSH2_MSG_NEWKEYS received|SSH2_MSG_SERVICE_ACCEPT received|Remote: |Authentications that can continue)|^Received disconnect from |^Unable to negotiate with /;

const isDetail = (line: string): boolean =>
  /^(debug\d: |OpenSSH_|Authenticated to |Pseudo-terminal )/.test(line);

/**
 * Why ssh did not connect, as an error like those of Slipway's own connections: a refusal where a person has to change something, else
 * one that may be gone the next time. `cut` says what cut it short, if anything did. ssh ends with 255 for all of them, so that only its
 * words tell them apart; what a server can say is believed for no more than that this server refused the sign-in.
 */
export function explainMaster(
  host: ResolvedHost,
  { log, others }: SshOutput,
  cut: string | null,
): EngineError {
  const lines = log.split(/\r?\n/).filter((line) => line !== '');
  const end = lines.findIndex((line) => heard.test(line));
  const parts: Said = {
    host,
    ...parted(lines),
    own: parted(end === -1 ? lines : lines.slice(0, end + 1)),
    others: others
      .split(/\r?\n/)
      .filter((line) => line !== '' && !isDetail(line))
      .join(' '),
  };
  if (cut !== null) return notReached(parts, cut);
  return (
    changedKey(parts) ??
    revokedKey(parts) ??
    unknownKey(parts) ??
    badSettings(parts) ??
    refusedSignIn(parts) ??
    notReached(parts, whyNot(parts))
  );
}

function parted(lines: readonly string[]): Pick<Said, 'aloud' | 'details'> {
  return {
    aloud: lines.filter((line) => !isDetail(line)).join('\n'),
    details: lines.filter(isDetail).join('\n'),
  };
}

function changedKey({ host, own: { aloud } }: Said): RefusedError | null {
  if (!/IDENTIFICATION HAS CHANGED/.test(aloud)) return null;
  const [, type = '', print = ''] =
    /for the (\S+) key sent by the remote host is\n(\S+?)\.?\n/.exec(aloud) ?? [];
  const place = /^Offending .*? in (.*)$/m.exec(aloud)?.[1] ?? 'known_hosts';
  const name = nameOf(host);
  return refusal(words.keyChanged(name, `${type} ${print}`, place), words.keyChangedHint(name));
}

function revokedKey({ host, own: { aloud } }: Said): RefusedError | null {
  const [, file, why] = /in revoked keys file (.*?): (.*)$/m.exec(aloud) ?? [];
  if (file !== undefined && why !== undefined)
    return refusal(words.revokedUnreadable(nameOf(host), file, why), words.revokedUnreadableHint);
  const revoked = /revoked by file (.*)$/m.exec(aloud)?.[1];
  if (revoked === undefined && !/(REVOKED HOST KEY|is marked as revoked)/.test(aloud)) return null;
  return refusal(words.keyRevoked(nameOf(host), revoked ?? 'known_hosts'), words.keyRevokedHint);
}

function unknownKey({ host, own: { aloud, details } }: Said): RefusedError | null {
  if (!/Host key verification failed|No \S+ host key is known for/.test(aloud)) return null;
  const key =
    [...details.matchAll(/^debug1: Server host (?:key|certificate): (\S+ SHA256:[\w+/=]+)/gm)].at(-1)?.[1] ??
    '';
  const certificate = /^(Certificate invalid: .*)$/m.exec(aloud)?.[1];
  const unknown = words.keyUnknown(nameOf(host), key);
  return refusal(
    certificate === undefined ? unknown : `${unknown} ${certificate}.`,
    host.strict === 'yes' ? words.keyStrictHint(host.newKeysFile ?? 'known_hosts') : words.keyUnknownHint,
  );
}

function refusedSignIn({ host, aloud, details }: Said): RefusedError | null {
  const refused = /Permission denied \(|Too many authentication failures|No more authentication methods/;
  if (!refused.test(aloud)) return null;
  const who =
    /^(\S+@\S+?): Permission denied/m.exec(aloud)?.[1] ?? `${host.user}@${host.hostname}:${host.port}`;
  // A connection through a jump host tells of the jump first.
  const offered = [...details.matchAll(/Offering public key: (.*?) (\S+) SHA256:/g)].map(
    ([, file = '', type = '']) => `${file} (${type})`,
  );
  const others = [...details.matchAll(/Next authentication method: (\S+)/g)]
    .map(([, method = '']) => method)
    .filter((method) => method !== 'publickey');
  return refusal(
    words.signInRefused(`${host.name} (${who})`, [...new Set([...offered, ...others])]),
    words.signInHint(host.name),
  );
}

function badSettings({ host, own: { aloud } }: Said): RefusedError | null {
  const [, place, kind, offer] =
    /^Unable to negotiate with (.*?): no matching (.*?) found\. Their offer: (.*)$/m.exec(aloud) ?? [];
  if (place !== undefined && kind !== undefined && offer !== undefined)
    return new RefusedError('BAD_INPUT', words.sshNoAgreement(place, kind, offer), words.sshNoAgreementHint);
  const bad =
    /^(.*(?:Bad configuration option|Unsupported option|bad configuration options|percent_expand: |Bad owner or permissions).*)$/m;
  const why = bad.exec(aloud)?.[1];
  return why === undefined
    ? null
    : new RefusedError('BAD_INPUT', words.badConfig(`${why} (${host.name})`), words.badConfigHint);
}

const causes: readonly (readonly [RegExp, string])[] = [
  [/Connection refused/, words.connectionRefused],
  [/Could not resolve hostname/, words.nameUnknown],
  [/No route to host|unreachable/, words.noRoute],
  [/timed out|Timeout/, words.silent],
];

function whyNot({ host, aloud, others }: Said): string {
  const quote = others.replace(/\.$/, '').slice(0, 300);
  // ssh itself can say no more than that the line is closed.
  if (host.proxyCommand !== null) return words.proxyCommandEnded(quote);
  const last = aloud.split('\n').at(-1)?.replace(/\.$/, '') ?? '';
  const cause = causes.find(([pattern]) => pattern.test(aloud))?.[1];
  if (cause !== undefined) return cause;
  const closed = last === '' || /Connection (closed|reset)/.test(last);
  if (closed && host.jumps.length > 0 && quote !== '') return words.jumpEnded(quote);
  return closed ? words.closedByIt : last;
}

function notReached({ host }: Said, why: string): EngineError {
  return new EngineError(
    'UNREACHABLE',
    words.notReached(`${host.hostname}:${host.port}`, why),
    words.hintNotReached(why),
  );
}

function refusal(message: string, hint: string): RefusedError {
  return new RefusedError('UNREACHABLE', message, hint);
}

function nameOf({ hostname, port, hostKeyAlias }: ResolvedHost): string {
  return knownHostName(hostname, port, hostKeyAlias);
}
