import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSlipway, type SlipwayResult } from './slipway.ts';
import { tempFolders } from './temp-folder.ts';

/** A shell fence with these lines, to stand between blank ones. */
export const fence = (...lines: readonly string[]): string => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

/** A checklist in a folder of its own, released by the command line with nobody at the keyboard. */
export interface ReleasedChecklist {
  readonly dir: string;
  write(name: string, text: string): Promise<void>;
  slipway(...args: readonly string[]): Promise<SlipwayResult>;
  /** Writes PLAN.md with these parts under a title, and runs it with `--yes`. */
  release(...parts: readonly string[]): Promise<SlipwayResult>;
  /** The lines that commands left in the file `witness` of the folder: what is not there did not run. */
  witness(): Promise<readonly string[]>;
}

/** Gives a new {@link ReleasedChecklist} a call; call it where the suite is described. */
export function releasedChecklists(): () => Promise<ReleasedChecklist> {
  const folder = tempFolders();
  return async () => {
    const dir = await folder();
    const write = (name: string, text: string): Promise<void> => writeFile(join(dir, name), text);
    const slipway = (...args: readonly string[]): Promise<SlipwayResult> =>
      runSlipway(args, { SLIPWAY_HOME: join(dir, 'state') });
    return {
      dir,
      write,
      slipway,
      release: async (...parts) => {
        await write('PLAN.md', `# Deploy the harbor\n\n${parts.join('\n')}\n`);
        return slipway('run', join(dir, 'PLAN.md'), '--yes');
      },
      witness: async () => {
        const file = join(dir, 'witness');
        return existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n') : [];
      },
    };
  };
}
