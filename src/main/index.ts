import { join } from 'node:path';
import { app, crashReporter, session } from 'electron';
import { Application } from './application.ts';
import { stepEnvironment, thisStart } from './environment/step-environment.ts';
import { intentOfArguments, intentOfLink, intentOfMessage, type LaunchIntent } from './lib/launch-intent.ts';
import { takeOwnFolders } from './lib/own-folders.ts';
import { ownLog } from './lib/own-log.ts';
import { isRootWithoutSandbox, withoutSandbox } from './lib/sandbox.ts';
import { guardContents, refusePermissions } from './window/guard-contents.ts';
import { declareScheme, refuseRemote, servePage } from './window/serve-page.ts';

const state = takeOwnFolders();
const log = ownLog(state);
// What crashes leaves its memory on this machine, for whoever is asked to look at it. Nothing is sent anywhere.
crashReporter.start({ uploadToServer: false });
// What Windows calls the application on its task bar and in notifications: the name its installer gives the shortcut.
if (process.platform === 'win32') app.setAppUserModelId('dev.slipway.console');

// Every process of a page gets the sandbox, whatever a window or a command line says. Chromium's does not start for root.
if (isRootWithoutSandbox()) console.error(withoutSandbox);
else app.enableSandbox();

const first = intentOfArguments(process.argv.slice(1), process.cwd());

if (app.requestSingleInstanceLock({ ...first })) start();
else app.quit();

function start(): void {
  let application: Application | null = null;
  // The system names a file before the application is ready.
  let wish: LaunchIntent = first;
  const show = (next: LaunchIntent): void => {
    if (application === null) wish = next;
    else application.show(next);
  };
  // Read while the window opens: a login shell takes its time.
  const environment = stepEnvironment(thisStart(app.isPackaged));

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
  // Before the window is there it only says that the application starts: it asks for nothing that a file does not.
  app.on('activate', () => application?.show({ show: 'home' }));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (application !== null && !application.mayQuit()) event.preventDefault();
  });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) =>
    log.note(`the process ${name ?? type} is gone: ${reason}, status ${exitCode}`),
  );

  void app.whenReady().then(() => {
    const page = session.defaultSession;
    servePage(page, join(app.getAppPath(), 'out', 'renderer'));
    refuseRemote(page);
    refusePermissions(page);
    application = new Application({ state, log, environment });
    application.show(wish);
  });
}
