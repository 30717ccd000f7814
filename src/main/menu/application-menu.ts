import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { showHidden } from '../../shared/text/control-characters.ts';

export interface MenuActions {
  readonly about: () => void;
  readonly chooseFile: () => void;
  readonly openFile: (file: string) => void;
  readonly closeWindow: () => void;
  /** The application's log; null where there is none. */
  readonly log: string | null;
  /** The folder of the documentation; null where it is not part of this installation. */
  readonly docs: string | null;
}

/**
 * The application's menu. Outside macOS it has keys that no terminal wants for itself, and no letters for Alt: Ctrl+W, Ctrl+R, Ctrl+Q,
 * Alt+F and their like belong to the shell. `recent` are the checklists opened last, the latest first.
 */
export function setMenu(actions: MenuActions, recent: readonly string[]): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [macMenu(actions)] : []),
      { label: 'File', submenu: fileMenu(actions, recent) },
      ...(mac ? [{ role: 'editMenu' as const }] : []),
      { label: 'View', submenu: viewMenu() },
      ...(mac ? [{ role: 'windowMenu' as const }] : []),
      { role: 'help', label: 'Help', submenu: helpMenu(actions) },
    ]),
  );
}

const line: MenuItemConstructorOptions = { type: 'separator' };

function macMenu({ about }: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Slipway',
    submenu: [
      { label: 'About Slipway', click: about },
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit', label: 'Quit Slipway' },
    ],
  };
}

function fileMenu(
  { chooseFile, openFile, closeWindow }: MenuActions,
  recent: readonly string[],
): MenuItemConstructorOptions[] {
  const mac = process.platform === 'darwin';
  const open: MenuItemConstructorOptions[] = [
    { label: 'Open checklist…', accelerator: mac ? 'Cmd+O' : 'Ctrl+Shift+O', click: chooseFile },
    {
      label: 'Open recent',
      enabled: recent.length > 0,
      submenu: recent.map((file) => ({
        label: labelOf(file, recent),
        click: () => openFile(file),
      })),
    },
    line,
  ];
  if (mac) return [...open, { role: 'close' }];
  return [
    ...open,
    { label: 'Close window', click: closeWindow },
    { label: 'Quit Slipway', click: () => app.quit() },
  ];
}

function viewMenu(): MenuItemConstructorOptions[] {
  // The window has a zoom of its own, which it remembers: Electron's would stand beside it.
  // Tools are only for people who work on Slipway, and who started it from its source.
  const tools: MenuItemConstructorOptions[] = app.isPackaged ? [] : [line, { role: 'toggleDevTools' }];
  return [{ role: 'togglefullscreen' }, ...tools];
}

function helpMenu({ about, log, docs }: MenuActions): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [
    ...(docs === null ? [] : [{ label: 'Documentation', click: () => void shell.openPath(docs) }]),
    ...(log === null ? [] : [{ label: 'Show log file', click: () => shell.showItemInFolder(log) }]),
  ];
  return process.platform === 'darwin' ? items : [...items, line, { label: 'About Slipway', click: about }];
}

/** A file by its name, with its folder where the name alone does not tell it from another; Windows would take `&` for a key. */
function labelOf(file: string, all: readonly string[]): string {
  const isAlone = all.filter((other) => basename(other) === basename(file)).length === 1;
  return showHidden(isAlone ? basename(file) : file).replaceAll('&', '&&');
}

/** The folder of the documentation of this installation; null where it has none. */
export function docsFolder(): string | null {
  const folder = join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'docs');
  return existsSync(folder) ? folder : null;
}
