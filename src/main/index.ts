import { join } from 'node:path';
import { app, session } from 'electron';
import { Application } from './application.ts';
import { intentOfArguments, intentOfLink, intentOfMessage, type LaunchIntent } from './lib/launch-intent.ts';
import { isRootWithoutSandbox, withoutSandbox } from './lib/sandbox.ts';
import { userDataFolder } from './lib/user-data.ts';
import { guardContents, refusePermissions } from './window/guard-contents.ts';
import { declareScheme, refuseRemote, servePage } from './window/serve-page.ts';

// A state folder of one's own is an application of one's own: its lock and its window's place go with it.
app.setPath('userData', userDataFolder(app.getPath('appData')));

// Every process of a page gets the sandbox, whatever a window or a command line says. Chromium's does not start for root.
if (isRootWithoutSandbox()) console.error(withoutSandbox);
else app.enableSandbox();

const first = intentOfArguments(process.argv.slice(1), process.cwd());

if (app.requestSingleInstanceLock({ ...first })) start();
else app.quit();

function start(): void {
  let application: Application | null = null;
  // macOS names the file before the application is ready.
  let wish: LaunchIntent = first;
  const show = (next: LaunchIntent): void => {
    if (application === null) wish = next;
    else application.show(next);
  };

  declareScheme();
  guardContents();
  // An unpackaged program would register the bare Electron, which then starts without this application.
  if (app.isPackaged) app.setAsDefaultProtocolClient('slipway');

  app.on('second-instance', (_event, _argv, _folder, message) => show(intentOfMessage(message)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    show({ show: 'plan', file, ask: false });
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(intentOfLink(url));
  });
  app.on('activate', () => show({ show: 'home' }));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (application !== null && !application.mayQuit()) event.preventDefault();
  });

  void app.whenReady().then(() => {
    const page = session.defaultSession;
    servePage(page, join(app.getAppPath(), 'out', 'renderer'));
    refuseRemote(page);
    refusePermissions(page);
    application = new Application();
    application.show(wish);
  });
}
