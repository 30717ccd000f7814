import type { WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { app, type MenuItem, recorded, reset, Window } from '../electron.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { setMenu } = await import('../../../src/main/menu/application-menu.ts');
const { offerContextMenu } = await import('../../../src/main/menu/context-menu.ts');

const actions = {
  about: vi.fn(),
  chooseFile: vi.fn(),
  openFile: vi.fn(),
  closeWindow: vi.fn(),
  log: '/state/desktop.log',
  docs: '/opt/slipway/docs',
};
const platform = process.platform;
const onSystem = (name: NodeJS.Platform): void =>
  void Object.defineProperty(process, 'platform', { value: name });
beforeEach(() => reset());
afterEach(() => onSystem(platform));

/** Everything that can be chosen in a menu, by label or role. */
function choices(items: readonly MenuItem[] = recorded.menus.at(-1) ?? []): readonly MenuItem[] {
  return items.flatMap((item) => (item.submenu === undefined ? [item] : choices(item.submenu)));
}
const names = (): readonly string[] => choices().flatMap(({ label, role }) => label ?? role ?? []);

/** Keys of roles as Electron gives them where the menu says nothing (lib/browser/api/menu-item-roles.ts). */
const roleKeys: Readonly<Record<string, string>> = {
  close: 'CommandOrControl+W',
  quit: 'CommandOrControl+Q',
  reload: 'CommandOrControl+R',
  minimize: 'CommandOrControl+M',
};

describe('the menu', () => {
  test.each<NodeJS.Platform>(['linux', 'win32', 'darwin'])('has what a desktop expects on %s', (system) => {
    onSystem(system);
    setMenu(actions, ['/a.md']);
    for (const name of ['Open checklist…', 'About Slipway', 'Quit Slipway', 'Documentation', 'Show log file'])
      expect(
        names().filter((each) => each === name),
        name,
      ).toHaveLength(1);
    expect(names().some((name) => name === 'close' || name === 'Close window')).toBe(true);
    choices()
      .find(({ label }) => label === 'a.md')
      ?.click?.();
    expect(actions.openFile).toHaveBeenCalledWith('/a.md');
  });

  test.each<NodeJS.Platform>(['linux', 'win32'])('takes no key from a terminal on %s', (system) => {
    onSystem(system);
    setMenu(actions, ['/R&D.md']);
    for (const { role, accelerator } of choices()) {
      expect(roleKeys[role ?? '']).toBeUndefined();
      expect(accelerator ?? 'Ctrl+Shift+').toMatch(/^Ctrl\+Shift\+/);
    }
    // A single & would make the next letter a key together with Alt.
    const labels = [...(recorded.menus.at(-1) ?? []), ...choices()].map(({ label }) => label ?? '');
    expect(labels.filter((label) => /(?:^|[^&])&(?:&&)*(?!&)/.test(label))).toEqual([]);
  });

  test('closes the window by Cmd+W on macOS', () => {
    onSystem('darwin');
    setMenu(actions, []);
    expect(choices().some(({ role }) => role === 'close')).toBe(true);
  });

  test('has the developer tools only outside of a package', () => {
    setMenu(actions, []);
    expect(names()).toContain('toggleDevTools');
    app.isPackaged = true;
    setMenu(actions, []);
    expect(names()).not.toContain('toggleDevTools');
  });

  test('leaves out what is not there', () => {
    setMenu({ ...actions, log: null, docs: null }, []);
    expect(names()).not.toContain('Documentation');
    expect(names()).not.toContain('Show log file');
  });
});

describe('the right button', () => {
  const flags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };
  const press = (params: object): readonly MenuItem[] | undefined => {
    const { webContents } = new Window({});
    offerContextMenu(webContents as unknown as WebContents);
    webContents.emit(
      'context-menu',
      {},
      { editFlags: flags, isEditable: false, selectionText: '', ...params },
    );
    return recorded.popups.at(-1);
  };

  test('offers cut, copy, paste and all where something can be typed, as far as each can be done', () => {
    expect(press({ isEditable: true })).toEqual([
      { role: 'cut', enabled: false },
      { role: 'copy', enabled: true },
      { role: 'paste', enabled: true },
      { type: 'separator' },
      { role: 'selectAll', enabled: true },
    ]);
  });

  test('offers copy on a selection, and nothing on nothing', () => {
    expect(press({ selectionText: 'kubectl' })?.map(({ role }) => role)).toEqual(['copy', 'selectAll']);
    recorded.popups.length = 0;
    expect(press({ selectionText: ' ' })).toBeUndefined();
  });
});
