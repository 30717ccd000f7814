import { createHmac, randomBytes } from 'node:crypto';
import { quotePath, quoteWord } from '../quote.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { AttemptSpec } from '../transport.ts';

const sudo = loadScript('step/sudo');

/** A secret of this name is what sudo is given when it asks (scripts/step/sudo.sh). */
export const sudoSecret = 'SUDO_PASSWORD';

/** Tells texts apart without saying anything of the secrets in them. */
const salt = randomBytes(32);

/** What a step is given, for a shell that may have been given it before. */
export interface Given {
  /** The same for the same text, within this process; says nothing of it. */
  readonly id: string;
  /** Shell text for scripts/shell/living.sh: the variables of the run, its secrets, and where its shell starts. */
  readonly lines: readonly string[];
}

export function givenTo({ env, secrets, cwd }: Pick<AttemptSpec, 'env' | 'secrets' | 'cwd'>): Given {
  const names = (of: Readonly<Record<string, string>>): string => Object.keys(of).filter(isName).join(' ');
  const all = { ...env, ...secrets };
  const text = [
    ...Object.entries(all)
      .filter(([name]) => isName(name))
      .map(([name, value]) => `slipway_set ${name} ${quoteWord(value)}`),
    `slipway_names='${names(all)}' slipway_secrets='${names(secrets)}'`,
    `slipway_at=${cwd === null ? '' : quotePath(cwd)}`,
    ...(sudoSecret in secrets ? [sudo] : []),
  ].join('\n');
  const id = createHmac('sha256', salt).update(text).digest('hex').slice(0, 16);
  return { id, lines: text.split('\n') };
}

/** Whether a shell takes this as the name of a variable. */
export const isName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

/** Whether a command sets limits of its shell, which then go on to the next step. */
export const setsLimits = (command: string): boolean => /\bulimit\b/.test(command);

/** The flags of a step for living.sh: `e` where it is the last of its section, `l` where it sets limits. */
export function flagsOf({ endsSection, command }: AttemptSpec): string {
  return `${endsSection ? 'e' : ''}${setsLimits(command) ? 'l' : ''}-`;
}

/** What living.sh runs: the command, in the options of its author, and behind it what tells that it has come to its end. */
export function scriptOf({ command }: AttemptSpec): string {
  // An empty line: a command may end in a mark that takes the next one.
  return `{ slipway_on; } 2>/dev/null\n${command}\n\n{ slipway_last=$?; slipway_off; } 2>/dev/null\n`;
}
