import { type ReactNode, useState } from 'react';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import * as words from '../parts/words.ts';
import { hostsIn, offeredHosts } from './place-answers.ts';

/** Hosts that are offered at once, the rest is found by typing; of more targets, only the names are shown. */
const mostOffered = 6;
/** Hosts that are offered beside targets. */
const fewOffered = 3;

interface Props {
  readonly opened: OpenedPlan;
  readonly chosen: string | null;
  onTarget(name: string): void;
  /** Several hosts are meant as one group. */
  onHosts(hosts: readonly string[]): void;
  /** What stands behind the servers. */
  readonly children: ReactNode;
}

/** The servers a person can mean: those of the sidecar, those the document or OpenSSH knows, this machine, and any other. */
export function ServerPicker({ opened, chosen, onTarget, onHosts, children }: Props) {
  const targets = Object.entries(opened.sidecar.targets ?? {});
  const offered = offeredHosts(opened);
  const [typing, setTyping] = useState(targets.length === 0 && offered.length === 0);
  return (
    <div className="servers">
      <div className="card-answers">
        {targets.map(([name, spec]) => (
          <button
            key={name}
            type="button"
            className="server"
            aria-pressed={chosen === name}
            data-testid={`server-${name}`}
            title={'ssh' in spec ? spec.ssh : words.group}
            onClick={() => onTarget(name)}
          >
            {name}
            {targets.length <= mostOffered && detailOf(name, spec)}
          </button>
        ))}
        {offered.slice(0, targets.length === 0 ? mostOffered : fewOffered).map(({ ssh, from }) => (
          <button
            key={ssh}
            type="button"
            className="server"
            aria-pressed={false}
            data-testid={`host-${ssh}`}
            title={from === 'document' ? words.fromDocument : words.fromConfig}
            onClick={() => onHosts([ssh])}
          >
            {ssh}
          </button>
        ))}
        <button
          type="button"
          className="server local"
          aria-pressed={chosen === 'local'}
          data-testid="server-local"
          onClick={() => onTarget('local')}
        >
          {words.thisMachine}
        </button>
        {!typing && (
          <button type="button" className="link" data-testid="another-server" onClick={() => setTyping(true)}>
            {words.useAnother}
          </button>
        )}
        {children}
      </div>
      {typing && <HostForm hosts={offered.map(({ ssh }) => ssh)} onHosts={onHosts} />}
      {offered.length > mostOffered && (
        <p className="hint">{words.moreHosts(offered.length - mostOffered)}</p>
      )}
    </div>
  );
}

/** How a target is reached, where its name does not say so. */
function detailOf(name: string, spec: object): ReactNode {
  if (!('ssh' in spec)) return <small>{words.group}</small>;
  return spec.ssh === name ? null : <small>{String(spec.ssh)}</small>;
}

function HostForm({ hosts, onHosts }: { hosts: readonly string[]; onHosts(hosts: readonly string[]): void }) {
  const [ssh, setSsh] = useState('');
  return (
    <form
      className="add-server"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = hostsIn(ssh);
        if (typed.length === 0) return;
        onHosts(typed);
        setSsh('');
      }}
    >
      <input
        className="field mono"
        list="known-hosts"
        data-testid="target-ssh"
        aria-label={words.sshLabel}
        placeholder={words.sshPlaceholder}
        autoComplete="off"
        spellCheck={false}
        value={ssh}
        onChange={(event) => setSsh(event.target.value)}
      />
      <datalist id="known-hosts">
        {hosts.map((host) => (
          <option key={host} value={host} />
        ))}
      </datalist>
      <button type="submit" className="btn" data-testid="add-target">
        {words.addServers(hostsIn(ssh).length)}
      </button>
    </form>
  );
}
