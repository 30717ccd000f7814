import { pathToFileURL } from 'node:url';
import { app, recorded } from './electron.ts';

// Runs the built main process and prints what it did, as one line of JSON.
const [given = '{}', ...args] = process.argv.slice(2);
const wish: { main: string; platform: string; isPackaged: boolean; lock: boolean; opened: string } =
  JSON.parse(given);
Object.defineProperty(process, 'platform', { value: wish.platform });
Object.defineProperty(process, 'resourcesPath', { value: '/opt/slipway/resources' });
app.isPackaged = wish.isPackaged;
recorded.lock = wish.lock;
const ready = Promise.withResolvers<void>();
recorded.ready = ready.promise;
let protocols = 0;
app.setAsDefaultProtocolClient = () => {
  protocols += 1;
  return true;
};
process.argv = ['electron', ...(wish.isPackaged ? [] : ['/opt/slipway']), ...args];
await import(pathToFileURL(wish.main).href);
if (wish.opened !== '') {
  app.emit('open-file', { preventDefault: () => undefined }, wish.opened);
  app.emit('activate');
}
ready.resolve();
for (let turn = 0; turn < 5; turn += 1) await new Promise((next) => setImmediate(next));
const { loaded, paths, quits, modelIds, crashReports } = recorded;
console.log(JSON.stringify({ loaded, paths, quits, protocols, modelIds, crashReports }));
process.exit(0);
