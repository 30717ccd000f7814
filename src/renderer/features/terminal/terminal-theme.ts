import type { ITheme } from '@xterm/xterm';
import { readColour } from '../../ui/read-colour.ts';

/** The terminal's colours, read from the page so that there is one palette. */
export function readTerminalTheme(readOnly: boolean): ITheme {
  const text = readColour('--log-text');
  const background = readColour('--dock-bg');
  return {
    background,
    foreground: text,
    cursor: readOnly ? background : readColour('--run'),
    cursorAccent: background,
    selectionBackground: readColour('--ring-run'),
    black: readColour('--line-strong'),
    red: readColour('--fail'),
    green: readColour('--pass'),
    yellow: readColour('--warn'),
    blue: readColour('--run'),
    magenta: readColour('--unk'),
    cyan: readColour('--practice'),
    white: text,
    brightBlack: readColour('--faint'),
    brightRed: readColour('--fail'),
    brightGreen: readColour('--pass'),
    brightYellow: readColour('--warn'),
    brightBlue: readColour('--run'),
    brightMagenta: readColour('--log-b'),
    brightCyan: readColour('--log-c'),
    brightWhite: readColour('--text'),
  };
}
