/** `DEPLOY.md` -> `DEPLOY.slipway.yaml`, beside it. */
export function sidecarPath(document: string): string {
  return document.replace(/\.(?:md|markdown|mdx)$/i, '').concat('.slipway.yaml');
}
