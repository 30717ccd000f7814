import { X } from 'lucide-react';
import { useState } from 'react';
import { type Answers, targetName } from './answers.ts';
import * as words from './words.ts';

interface Props {
  readonly answers: Answers;
  onChange(next: Partial<Answers>): void;
}

const validName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Servers by name: anything OpenSSH on this machine resolves. */
export function TargetsQuestion({ answers, onChange }: Props) {
  const [ssh, setSsh] = useState('');
  const [name, setName] = useState('');
  const chosen = name.trim() === '' ? targetName(ssh) : name.trim();
  const wrong = ssh.trim() === '' || !validName.test(chosen) || chosen === 'local';
  const used = new Set(Object.values(answers.where));
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title">{words.serversTitle}</h2>
      <ul className="target-list">
        {Object.entries(answers.targets).map(([target, address]) => (
          <li key={target}>
            <span className="target">{target}</span>
            <code>{words.address(address)}</code>
            <button
              type="button"
              className="icon-btn"
              aria-label={words.removeServer(target)}
              disabled={used.has(target)}
              title={used.has(target) ? words.inUse : words.remove}
              onClick={() => {
                const { [target]: _gone, ...targets } = answers.targets;
                onChange({ targets });
              }}
            >
              <X size={13} />
            </button>
          </li>
        ))}
      </ul>
      <form
        className="add-target"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) return;
          onChange({ targets: { ...answers.targets, [chosen]: ssh.trim() } });
          setSsh('');
          setName('');
        }}
      >
        <span className="mono">ssh</span>
        <input
          className="field mono"
          aria-label={words.sshLabel}
          placeholder={words.sshPlaceholder}
          data-testid="target-ssh"
          spellCheck={false}
          value={ssh}
          onChange={(event) => setSsh(event.target.value)}
        />
        <input
          className="field mono name"
          aria-label={words.nameLabel}
          placeholder={ssh.trim() === '' ? words.namePlaceholder : targetName(ssh)}
          data-testid="target-name"
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="btn" data-testid="add-target" disabled={wrong}>
          {words.addServer}
        </button>
      </form>
    </section>
  );
}
