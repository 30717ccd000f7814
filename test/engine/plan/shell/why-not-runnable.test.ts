import { describe, expect, it } from 'vitest';
import { whyNotRunnable } from '../../../../src/engine/plan/shell/why-not-runnable.ts';

describe('a line of a fence that no shell is meant to run', () => {
  it.each([
    ['2026-02-03 04:05:06 harbor started', /line of a log/],
    ['[info] harbor started', /line of a log/],
    ['*/5 * * * * /usr/bin/backup', /crontab/],
    ['@daily /usr/bin/backup', /crontab/],
    ['registry.example/harbor/web:1.0.1', /name of an image/],
    ['GET /api/berths', /request line/],
    ['├── src', /diagram/],
    ['✓ all tests passed', /output/],
    ['<VirtualHost *:80>', /markup/],
    ['https://harbor.example/health', /address/],
    ['- a bullet', /entry of a list/],
    ['2. a step', /numbered list/],
    ['// a comment', /another language/],
    ['"version": "1.0.1",', /data/],
    ['...', /left out/],
    ['SECRET=<openssl rand -hex 32>', /only described/],
    ['shared_buffers = 512MB', /setting/],
    ['host    shop    shop_user    0.0.0.0/0    md5', /line of a/],
    ['name      modified      segment', /table/],
    ['base_0001 2026-02-03T04:05:06Z 0001', /listing/],
    ['curl /v1/models', /lacks the host/],
    ['curl -s /v1/models', /lacks the host/],
    ['config/app.yaml', /path of a file/],
    ['(parted) print', /prompt/],
    ['SELECT 1 FROM berths;', /database/],
    ['select id from berths where free = 1;', /database/],
    ['delete from berths;', /database/],
    ['Database: harbor', /label/],
    ['harborctl [create|delete] berth', /how the program is used/],
    ['node 24.12.0', /its version/],
    ['*/10 * * * *', /schedule/],
    ['The harbor office opens at eight.', /sentence/],
  ])('“%s”', (line, reason) => {
    expect(whyNotRunnable(line)).toMatch(reason);
  });

  it.each([
    'ls -l',
    'cp   a b',
    '[ -f app.tar.gz ] && echo ok',
    '[[ -n $x ]]',
    'scp app.tgz web-1:',
    'curl -fsS http://127.0.0.1:8080/health',
    'curl --unix-socket /run/harbor.sock http://localhost/health',
    'select name in a b; do echo $name; done',
    'X=1 make',
    'VERSION=<the new one>',
    '/usr/bin/backup --all',
    'echo one   two',
    'date -d 2026-02-03',
  ])('is not “%s”', (line) => {
    expect(whyNotRunnable(line)).toBeNull();
  });
});
