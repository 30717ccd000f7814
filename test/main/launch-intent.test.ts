import { describe, expect, test } from 'vitest';
import {
  addressOf,
  intentOfArguments,
  intentOfLink,
  intentOfMessage,
} from '../../src/main/lib/launch-intent.ts';

describe('what the application is asked to show', () => {
  test('a checklist on the command line is meant from the folder it was typed in', () => {
    expect(intentOfArguments(['/opt/slipway', '--inspect=0', 'docs/RELEASE.md'], '/home/ada')).toEqual({
      show: 'plan',
      file: '/home/ada/docs/RELEASE.md',
      ask: false,
    });
  });

  test('a file without a Markdown name can still be named outright', () => {
    expect(intentOfArguments(['--open=CHECKLIST'], '/home/ada')).toEqual({
      show: 'plan',
      file: '/home/ada/CHECKLIST',
      ask: false,
    });
  });

  test('a checklist that a desktop opens with the application comes as an address', () => {
    expect(intentOfArguments(['--no-sandbox', 'file:///home/me/My%20RELEASE%20%C3%BC.md'], '/opt')).toEqual({
      show: 'plan',
      file: '/home/me/My RELEASE ü.md',
      ask: false,
    });
    expect(intentOfArguments(['file://localhost/srv/a.md'], '/')).toMatchObject({ file: '/srv/a.md' });
    expect(intentOfArguments(['--open=file:///srv/CHECKLIST'], '/')).toMatchObject({
      file: '/srv/CHECKLIST',
    });
  });

  test.each([
    'file://evil.example/share/x.md',
    'file:///srv/a%2Fb.md',
    'file:///etc/passwd',
    'file:///srv/%zz.md',
    '--open=file://evil.example/share/x.md',
  ])('the address %s opens nothing', (address) => {
    expect(intentOfArguments([address], '/')).toEqual({ show: 'home' });
  });

  test('nothing, and switches of the browser, open the plain window', () => {
    expect(intentOfArguments([], '/')).toEqual({ show: 'home' });
    expect(intentOfArguments(['--no-sandbox', '--remote-debugging-port=0'], '/')).toEqual({ show: 'home' });
  });

  test('a rehearsal is asked about where a link asks for it, on any way in', () => {
    expect(intentOfArguments(['--practice'], '/')).toEqual({ show: 'practice', ask: false });
    expect(intentOfArguments(['slipway://practice'], '/')).toEqual({ show: 'practice', ask: true });
  });

  test('a link opens a run, a rehearsal or a checklist of this machine', () => {
    expect(intentOfLink('slipway://run/20260101-120000-abc123')).toEqual({
      show: 'run',
      run: '20260101-120000-abc123',
      ask: true,
    });
    expect(intentOfLink('slipway://practice')).toEqual({ show: 'practice', ask: true });
    expect(intentOfLink('slipway://open?file=%2Fsrv%2Fapp%2FRELEASE.md')).toEqual({
      show: 'plan',
      file: '/srv/app/RELEASE.md',
      ask: true,
    });
  });

  test.each([
    'slipway://open?file=%2F%2Fevil.example%2Fshare%2Fx.md',
    'slipway://open?file=%5C%5Cevil.example%5Cshare%5Cx.md',
    'slipway://open?file=relative.md',
    'slipway://open?file=%2Fetc%2Fpasswd',
    'slipway://run/..%2F..%2Fetc',
    'slipway://rollback/20260101-120000-abc123',
    'https://example.com/x.md',
    'slipway:',
    'not a link',
  ])('the link %s shows nothing but the window', (link) => {
    expect(intentOfLink(link)).toEqual({ show: 'home' });
  });

  test('what a second instance sends is read again, not believed', () => {
    expect(intentOfMessage({ show: 'plan', file: '/a.md' })).toEqual({
      show: 'plan',
      file: '/a.md',
      ask: true,
    });
    expect(intentOfMessage({ show: 'plan', file: '/a.md', ask: false })).toMatchObject({ ask: false });
    expect(intentOfMessage({ show: 'run', run: 'x' })).toMatchObject({ ask: true });
    expect(intentOfMessage({ show: 'run', run: '../x' })).toEqual({ show: 'home' });
    expect(intentOfMessage({ show: 'practice', ask: false })).toEqual({ show: 'practice', ask: false });
    expect(intentOfMessage({ show: 'practice' })).toEqual({ show: 'practice', ask: true });
    expect(intentOfMessage({ show: 'plan', file: 7 })).toEqual({ show: 'home' });
    expect(intentOfMessage(null)).toEqual({ show: 'home' });
  });

  test('addresses survive any file name', () => {
    expect(addressOf({ show: 'plan', file: '/a b/#1 ü.md', ask: false })).toBe(
      '#/plan/%2Fa%20b%2F%231%20%C3%BC.md',
    );
    expect(addressOf({ show: 'home' })).toBeNull();
  });
});
