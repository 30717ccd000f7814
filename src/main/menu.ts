import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The application's menu. Outside macOS it stays hidden and lends only keys no terminal wants for itself: Ctrl+W, Ctrl+R,
 * Ctrl+Q and their like belong to the shell.
 */
export function setMenu(openFile: () => void): void {
  const mac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { label: 'Open checklist…', accelerator: mac ? 'Cmd+O' : 'Ctrl+Shift+O', click: openFile },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  const macFirst: MenuItemConstructorOptions[] = mac ? [{ role: 'appMenu' }] : [];
  const macMore: MenuItemConstructorOptions[] = mac ? [{ role: 'editMenu' }] : [];
  const macLast: MenuItemConstructorOptions[] = mac ? [{ role: 'windowMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...macFirst,
      { label: 'File', submenu: file },
      ...macMore,
      { label: 'View', submenu: view },
      ...macLast,
    ]),
  );
}
