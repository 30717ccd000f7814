/** The key that leads a shortcut on this machine, as it is written there. */
export const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl+';
