import type { ISearchDecorationOptions } from '@xterm/addon-search';
import type { ITheme } from '@xterm/xterm';
import { readColor, readHexColor } from '../../../ui/read-color.ts';

/** The terminal's colors, read from the page's palette. */
export function readTerminalTheme(readOnly: boolean): ITheme {
  const text = readColor('--log-text');
  const background = readColor('--dock-bg');
  return {
    background,
    foreground: text,
    cursor: readOnly ? background : readColor('--run'),
    cursorAccent: background,
    selectionBackground: readColor('--ring-run'),
    black: readColor('--line-strong'),
    red: readColor('--fail'),
    green: readColor('--pass'),
    yellow: readColor('--warn'),
    blue: readColor('--run'),
    magenta: readColor('--unk'),
    cyan: readColor('--practice'),
    white: text,
    brightBlack: readColor('--faint'),
    brightRed: readColor('--fail'),
    brightGreen: readColor('--pass'),
    brightYellow: readColor('--warn'),
    brightBlue: readColor('--run'),
    brightMagenta: readColor('--log-b'),
    brightCyan: readColor('--log-c'),
    brightWhite: readColor('--text'),
  };
}

/** How matches of a search are marked, the shown one more than the others. */
export function readMatchColors(): ISearchDecorationOptions {
  const [line, warn] = [readHexColor('--line-strong'), readHexColor('--warn')];
  return {
    matchBackground: line,
    matchOverviewRuler: line,
    activeMatchBorder: warn,
    activeMatchBackground: line,
    activeMatchColorOverviewRuler: warn,
  };
}
