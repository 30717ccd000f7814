import { keyMetaName } from '../../shared/wire/loopback-key.ts';
import * as words from './words/host-words.ts';

/** The page a link opens: it hands the key to the window and goes on to the console. `key` is base64url. */
export function entryPage(key: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Slipway</title>',
    `<meta name="${keyMetaName}" content="${key}">`,
    '<script src="/enter.js"></script></head>',
    `<body><p>${words.entering}</p></body></html>`,
  ].join('');
}
