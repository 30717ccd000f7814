import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

// Gives the stand-in in the place of Electron to a bundle that runs in plain Node.
const standIn = pathToFileURL(`${import.meta.dirname}/electron.ts`).href;
const names = [
  'app',
  'BrowserWindow',
  'clipboard',
  'crashReporter',
  'dialog',
  'ipcMain',
  'Menu',
  'MessageChannelMain',
  'nativeTheme',
  'Notification',
  'powerMonitor',
  'powerSaveBlocker',
  'protocol',
  'safeStorage',
  'screen',
  'session',
  'shell',
  'utilityProcess',
];
const source = `import { electron } from ${JSON.stringify(standIn)};\nexport const { ${names.join(', ')} } = electron;\n`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'electron:stand-in', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'electron:stand-in' ? { format: 'module', source, shortCircuit: true } : next(url, context),
});
