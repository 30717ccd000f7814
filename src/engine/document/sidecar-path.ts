import { existsSync, realpathSync } from 'node:fs';
import { attempt } from '../../shared/lib/attempt.ts';

/**
 * `DEPLOY.md` -> `DEPLOY.slipway.yaml`, beside it. Of a checklist that is a link, the one beside the link counts; where there is
 * none, the one beside the file that it leads to.
 */
export function sidecarPath(document: string): string {
  const beside = named(document);
  if (existsSync(beside)) return beside;
  const behind = named(attempt(() => realpathSync(document), document));
  return existsSync(behind) ? behind : beside;
}

function named(document: string): string {
  return document.replace(/\.(?:md|markdown|mdx)$/i, '').concat('.slipway.yaml');
}
