import { type Behavior, everyMethod } from './stand-in-sshd.ts';

/** What would clear the screen, name the window, fill the clipboard, and turn the writing direction; and markup that a page might obey. */
export const controls =
  '\u001b[2J\u001b]0;owned\u0007\u001b]52;c;ZXZpbA==\u0007\u009b2J\u202e\u0000<img src=x onerror="document.title=\'owned\'">';

/** Lines as Slipway itself writes them. */
export const forged = `Passphrase of the key\r\nann's key is used.\r\n  \u2713 Ship it  done\r\nrun ended: passed${controls}`;

/** A server that asks at sign-in as if it were Slipway; `padding` characters more than that. */
export function forgedSignIn(padding = 20_000): Behavior {
  return {
    banner: forged,
    signIn: (attempt) => {
      if (attempt.method !== 'keyboard-interactive') {
        attempt.reject(everyMethod);
        return;
      }
      const prompt = `${forged}${'x'.repeat(padding)}`;
      attempt.prompt([{ prompt, echo: false }], 'Passphrase of the key', forged, () => attempt.reject([]));
    },
  };
}
