import { contextBridge, ipcRenderer, webUtils } from 'electron';

/**
 * All that the page gets of the desktop: a way to ask for ports, the platform's name, where a dropped file lies, and a way to tell
 * what it shows. What travels over the ports is the contract's business; this file neither reads nor writes it.
 */
contextBridge.exposeInMainWorld('slipway', {
  connect: (): void => ipcRenderer.send('slipway:connect'),
  platform: process.platform,
  pathFor: (file: File): string => webUtils.getPathForFile(file),
  // The main process believes nothing of it before it has checked its shape.
  report: (report: unknown): void => ipcRenderer.send('slipway:report', report),
});

// Ports cannot cross the bridge; they can be posted to the page, and only to a page of this very origin.
ipcRenderer.on('slipway:ports', (event) => {
  window.postMessage({ type: 'slipway-ports' }, location.origin, [...event.ports]);
});

// A press on a notification, and what of the run it was about.
ipcRenderer.on('slipway:lead', (_event, lead: unknown) => {
  window.postMessage({ type: 'slipway-lead', lead }, location.origin);
});
