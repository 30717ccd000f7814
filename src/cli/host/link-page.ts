import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makePrivateFolder } from '../../engine/index.ts';
import { attempt } from '../../shared/lib/attempt.ts';

/** A page that leads a browser of this account to a link. */
export interface LinkPage {
  /** `file:` URL. */
  readonly url: string;
  remove(): void;
}

/**
 * Writes a page that only this account can read and that leads to `url`. Pages of processes that are gone are removed first;
 * their links are of no use any more.
 */
export function writeLinkPage(state: string, url: string): LinkPage {
  const folder = makePrivateFolder(join(state, 'opening'));
  for (const name of readdirSync(folder))
    if (!isAlive(Number(name.split('-')[0]))) rmSync(join(folder, name), { force: true });
  const file = join(folder, `${process.pid}-${randomBytes(8).toString('hex')}.html`);
  writeFileSync(file, pageTo(url), { mode: 0o600, flag: 'wx' });
  const remove = (): void => {
    process.off('exit', remove);
    attempt(() => rmSync(file, { force: true }), undefined);
  };
  process.on('exit', remove);
  return { url: pathToFileURL(file).href, remove };
}

/** `url` is one of our own making: it needs no escapes. */
function pageTo(url: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}"><title>Slipway</title>`;
}

function isAlive(pid: number): boolean {
  return Number.isInteger(pid) && pid > 0 && attempt(() => process.kill(pid, 0), false);
}
