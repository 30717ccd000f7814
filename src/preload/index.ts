import { contextBridge, ipcRenderer, webUtils } from 'electron';

/**
 * All that the page gets of the desktop: a way to ask for ports, the platform's name, and where a dropped file lies.
 * What travels over the ports is the contract's business; this file neither reads nor writes it.
 */
contextBridge.exposeInMainWorld('slipway', {
  connect: (): void => ipcRenderer.send('slipway:connect'),
  platform: process.platform,
  pathFor: (file: File): string => webUtils.getPathForFile(file),
});

// Ports cannot cross the bridge; they can be posted to the page, and only to a page of this very origin.
ipcRenderer.on('slipway:ports', (event) => {
  window.postMessage({ type: 'slipway-ports' }, location.origin, [...event.ports]);
});
