import {
  BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';

/** Offers copy, paste and select all where a person presses the right button, as far as each can be done there. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextItems(params);
    const window = BrowserWindow.fromWebContents(contents);
    if (items.length > 0 && window !== null) Menu.buildFromTemplate(items).popup({ window });
  });
}

function contextItems({
  editFlags,
  isEditable,
  selectionText,
}: Pick<ContextMenuParams, 'editFlags' | 'isEditable' | 'selectionText'>): MenuItemConstructorOptions[] {
  const all: MenuItemConstructorOptions = { role: 'selectAll', enabled: editFlags.canSelectAll };
  if (isEditable)
    return [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      all,
    ];
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }, all];
}
