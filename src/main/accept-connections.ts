import { type IpcMainEvent, ipcMain } from 'electron';
import type { EngineProcess } from './engine-process.ts';
import { isOwnPage } from './page.ts';

/** Gives ports to windows that ask. The sender must be the main frame of the console's own page; anything else gets no answer. */
export function acceptConnections(engine: EngineProcess): void {
  ipcMain.on('slipway:connect', (event) => {
    if (isOwnMainFrame(event)) engine.connect(event.sender);
  });
}

function isOwnMainFrame(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}
