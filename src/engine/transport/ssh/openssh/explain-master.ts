import { EngineError } from '../../../lib/engine-error.ts';
import * as words from '../../transport-words.ts';
import { knownHostName } from '../auth/known-hosts.ts';
import { RefusedError } from '../auth/refused-error.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';

/** What ssh said, parted: what it tells everybody, and what it tells only who asks (`-v`). */
interface Said {
  readonly host: ResolvedHost;
  readonly aloud: string;
  readonly details: string;
}

/**
 * Why ssh did not connect, as an error like those of Slipway's own connections: a refusal where a person has to change something, else
 * one that may be gone the next time. `cut` says what cut it short, if anything did.
 */
export function explainMaster(host: ResolvedHost, said: string, cut: string | null): EngineError {
  const lines = said.split(/\r?\n/).filter((line) => line !== '');
  const isDetail = (line: string): boolean =>
    /^(debug\d: |OpenSSH_|Authenticated to |Pseudo-terminal )/.test(line);
  const parts: Said = {
    host,
    aloud: lines.filter((line) => !isDetail(line)).join('\n'),
    details: lines.filter(isDetail).join('\n'),
  };
  if (cut !== null) return notReached(parts, cut);
  return (
    changedKey(parts) ??
    revokedKey(parts) ??
    unknownKey(parts) ??
    refusedSignIn(parts) ??
    badSettings(parts) ??
    notReached(parts, whyNot(parts))
  );
}

function changedKey({ host, aloud }: Said): RefusedError | null {
  if (!/IDENTIFICATION HAS CHANGED/.test(aloud)) return null;
  const [, type = '', print = ''] =
    /for the (\S+) key sent by the remote host is\n(\S+?)\.?\n/.exec(aloud) ?? [];
  const place = /^Offending .*? in (.*)$/m.exec(aloud)?.[1] ?? 'known_hosts';
  const name = nameOf(host);
  return refusal(words.keyChanged(name, `${type} ${print}`, place), words.keyChangedHint(name));
}

function revokedKey({ host, aloud }: Said): RefusedError | null {
  const [, file, why] = /in revoked keys file (.*?): (.*)$/m.exec(aloud) ?? [];
  if (file !== undefined && why !== undefined)
    return refusal(words.revokedUnreadable(nameOf(host), file, why), words.revokedUnreadableHint);
  const revoked = /revoked by file (.*)$/m.exec(aloud)?.[1];
  if (revoked === undefined && !/(REVOKED HOST KEY|is marked as revoked)/.test(aloud)) return null;
  return refusal(words.keyRevoked(nameOf(host), revoked ?? 'known_hosts'), words.keyRevokedHint);
}

function unknownKey({ host, aloud, details }: Said): RefusedError | null {
  if (!/Host key verification failed|No \S+ host key is known for/.test(aloud)) return null;
  const key =
    [...details.matchAll(/Server host (?:key|certificate): (\S+ SHA256:[\w+/=]+)/g)].at(-1)?.[1] ?? '';
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

function badSettings({ host, aloud }: Said): RefusedError | null {
  const [, place, kind, offer] =
    /Unable to negotiate with (.*?): no matching (.*?) found\. Their offer: (.*)$/m.exec(aloud) ?? [];
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

function whyNot({ host, aloud }: Said): string {
  const own = aloud.split('\n').at(-1)?.replace(/\.$/, '') ?? '';
  if (host.proxyCommand !== null) {
    // ssh itself can say no more than that the line is closed: what the command said stands before it.
    const theirs = aloud
      .split('\n')
      .filter(
        (line) =>
          !/^(kex_exchange_identification|banner exchange|Connection (closed|reset)|ssh_dispatch)/.test(line),
      );
    return words.proxyCommandEnded(theirs.join(' ').replace(/\.$/, '').slice(0, 300));
  }
  const cause = causes.find(([pattern]) => pattern.test(aloud))?.[1];
  if (cause !== undefined) return cause;
  return own === '' || /Connection (closed|reset)/.test(own) ? words.closedByIt : own;
}

function notReached({ host }: Said, why: string): EngineError {
  return new EngineError(
    'UNREACHABLE',
    words.notReached(`${host.hostname}:${host.port}`, why),
    words.notReachedHint,
  );
}

function refusal(message: string, hint: string): RefusedError {
  return new RefusedError('UNREACHABLE', message, hint);
}

function nameOf({ hostname, port, hostKeyAlias }: ResolvedHost): string {
  return knownHostName(hostname, port, hostKeyAlias);
}
