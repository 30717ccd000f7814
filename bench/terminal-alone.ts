import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const require = createRequire(import.meta.url);
const folderOf = (name: string): string =>
  require.resolve(`${name}/package.json`).replace(/package\.json$/, '');
const files: Readonly<Record<string, readonly [type: string, path: string]>> = {
  '/xterm.js': ['text/javascript', `${folderOf('@xterm/xterm')}lib/xterm.js`],
  '/xterm.css': ['text/css', `${folderOf('@xterm/xterm')}css/xterm.css`],
  '/fit.js': ['text/javascript', `${folderOf('@xterm/addon-fit')}lib/addon-fit.js`],
};

/** The terminal by itself, as large as the console's and drawn alike, fed from memory as fast as it takes it. */
const script = `
const terminal = new Terminal({ fontFamily: 'monospace', fontSize: 12, lineHeight: 1.25, minimumContrastRatio: 4.5, scrollback: 10000 });
const fit = new FitAddon.FitAddon();
terminal.loadAddon(fit);
terminal.open(document.getElementById('host'));
fit.fit();
let bytes;
globalThis.load = async () => { bytes = new Uint8Array(await (await fetch('/flood')).arrayBuffer()); };
globalThis.flood = () => new Promise((resolve) => {
  const since = performance.now();
  const piece = 64 * 1024;
  let at = 0;
  let waiting = 0;
  const feed = () => {
    while (waiting < 8 && at < bytes.length) {
      waiting += 1;
      terminal.write(bytes.subarray(at, at + piece), () => { waiting -= 1; feed(); });
      at += piece;
    }
    if (waiting === 0) requestAnimationFrame(() => resolve(performance.now() - since));
  };
  feed();
});
`;

export interface TerminalAlone {
  /** Where the page is with a terminal of this size; `load()` there takes the flood into its memory. */
  url(size: { readonly width: number; readonly height: number }): string;
  close(): void;
}

/** Serves a page that holds xterm.js and nothing else. */
export async function serveTerminalAlone(flood: string): Promise<TerminalAlone> {
  const server = createServer((request, response) => {
    const { pathname: path, searchParams: size } = new URL(request.url ?? '/', 'http://localhost');
    const file = files[path];
    if (file !== undefined) response.writeHead(200, { 'content-type': file[0] }).end(readFileSync(file[1]));
    else if (path === '/flood')
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(readFileSync(flood));
    else if (path === '/script.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else {
      const host = `<div id="host" style="width:${Number(size.get('width'))}px;height:${Number(size.get('height'))}px"></div>`;
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<!doctype html><link rel="stylesheet" href="/xterm.css">${host}<script src="/xterm.js"></script><script src="/fit.js"></script><script src="/script.js"></script>`,
        );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: ({ width, height }) => `http://127.0.0.1:${port}/?width=${width}&height=${height}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
