import { expect, it } from 'vitest';
import { allowHtml, allowScriptUrl } from '../../src/renderer/trusted-types.ts';

it('lets style sheets become the content of an element, and nothing that could begin a tag', () => {
  expect(allowHtml('.a > .b{color:red}')).toBe('.a > .b{color:red}');
  for (const text of ['<img src=x onerror=alert(1)>', '</style><script>', '<'])
    expect(allowHtml(text)).toBeNull();
});

it('lets files of the page’s own origin run as workers, and nothing else', () => {
  const own = 'http://127.0.0.1:4321/index.html';
  for (const url of ['/assets/w.js', 'assets/w.js', 'http://127.0.0.1:4321/w.js'])
    expect(allowScriptUrl(url, own)).toBe(url);
  for (const url of [
    'https://evil.example/w.js',
    '//evil.example/w.js',
    'http://127.0.0.1:1/w.js',
    'data:text/javascript,1',
    'blob:x',
    'javascript:1',
  ])
    expect(allowScriptUrl(url, own)).toBeNull();
  expect(allowScriptUrl('assets/w.js', 'app://slipway/')).toBe('assets/w.js');
  for (const url of ['data:text/javascript,1', 'file:///tmp/w.js', 'app://other/w.js'])
    expect(allowScriptUrl(url, 'app://slipway/')).toBeNull();
});
