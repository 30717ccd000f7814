import { ipcMain } from 'electron';
import { isFromOwnPage } from '../lib/page.ts';
import type { EngineProcess } from './engine-process.ts';

/** Gives ports to windows that ask. The sender must be the main frame of the console's own page; anything else gets no answer. */
export function acceptConnections(engine: EngineProcess): void {
  ipcMain.on('slipway:connect', (event) => {
    if (isFromOwnPage(event)) engine.connect(event.sender);
  });
}
