import { execFile } from 'node:child_process';
import { delimiter } from 'node:path';

/** Where Homebrew puts programs; the system's own list lacks the first on new Macs. */
const homebrew = ['/opt/homebrew/bin', '/usr/local/bin'];
const pathHelper = '/usr/libexec/path_helper';
const mostMs = 2_000;

/**
 * The PATH that macOS gives every login shell (`/etc/paths`), with Homebrew's folders: what takes the place of a login shell that
 * does not answer. `path` is what the application was started with. `helper` is another one under test. Never throws.
 */
export function systemPath(path: string, helper: string = pathHelper): Promise<string> {
  return new Promise<string>((resolve) => {
    execFile(helper, ['-s'], { env: { PATH: path }, timeout: mostMs }, (_error, said) => {
      const listed = /^PATH="([^"]*)"/.exec(said)?.[1] ?? path;
      const folders = listed.split(delimiter).filter((folder) => folder !== '');
      resolve([...new Set([...homebrew, ...folders])].join(delimiter));
    });
  });
}
