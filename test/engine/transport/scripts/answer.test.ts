import { describe, expect, it } from 'vitest';
import { asQuestion, readAnswer } from '../../../../src/engine/transport/answer.ts';
import { inEachShell } from '../../../support/posix-shells.ts';

describe('an answer', () => {
  inEachShell((server) => {
    const ask = async (script: string, around: (question: string) => string = (question) => question) => {
      const answer = readAnswer(await server().exec(around(asQuestion(script))));
      return answer === null ? null : [answer.exit, answer.stdout.toString(), answer.stderr.toString()];
    };

    it('is what the script prints, to the byte, and what it ends with', async () => {
      expect(await ask('printf "a\\n\\n"; printf "no end" >&2; exit 3')).toEqual([3, 'a\n\n', 'no end']);
      expect(await ask('')).toEqual([0, '', '']);
      expect(await ask("printf 'a\\0b'")).toEqual([0, 'a\0b', '']);
    });

    it('has nothing of what a login prints before and after it', async () => {
      const chatty = (question: string): string =>
        `trap 'echo bye; echo so long >&2' EXIT; echo Welcome; echo careful >&2; (${question}\n); false`;
      expect(await ask('echo 1.0', chatty)).toEqual([1, '1.0\n', '']);
    });

    it('ends once, whatever runs beside the script or in it', async () => {
      const script = `x=$(echo in; exit 2); (exit 3); { echo beside; } & wait
        printf 'a\\nb\\n' | while IFS= read -r line; do echo "$line"; done
        f() { return 4; }; f || echo "$x"; exit 5`;
      expect(await ask(script)).toEqual([5, 'beside\na\nb\nin\n', '']);
    });

    it('is all that came where the script was cut short', async () => {
      expect((await ask('echo half; kill -9 $$'))?.[1]).toBe('half\n');
    });

    it('is none where something else answered', async () => {
      expect(await ask('echo 1.0', () => 'echo This account is closed.; exit 1')).toBeNull();
    });
  });
});
