import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Served, startConsole } from './rehearsal.ts';

const shots = process.env.SHOTS;

const page1 = [
  'http_requests_total{code="200"} 100',
  'http_request_duration_seconds_bucket{le="0.1"} 90',
  'http_request_duration_seconds_bucket{le="+Inf"} 100',
  '',
].join('\n');

test.describe('a release whose service nobody has ever watched', () => {
  let folder: string;
  let served: Served;
  let service: Server;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-sources-'));
    service = createServer((_request, response) => void response.end(page1));
    await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  });
  test.afterEach(async () => {
    await served.stop();
    service.closeAllConnections();
    await new Promise((closed) => service.close(closed));
    await rm(folder, { recursive: true, force: true });
  });

  test('is watched after two clicks, and the review says what that measures', async ({ page }) => {
    const file = join(folder, 'PLAN.md');
    await writeFile(
      file,
      '# Shop\n\n## Deployment\n\n```bash\ntrue\n```\n\n## Alerts\n\n- Error rate above 5%\n- Memory usage > 80%\n- Queue depth above 1000\n',
    );
    await writeFile(
      join(folder, 'PLAN.slipway.yaml'),
      'version: 1\nenvironment: practice\nwhere: { Deployment: local }\n',
    );
    served = await startConsole(['serve', file], join(folder, 'state'));
    await page.goto(served.url);
    await page.getByRole('button', { name: 'Nothing is watched' }).click();
    await page.getByTestId('look-for-sources').click();
    const found = page.getByTestId('found-sources');
    const address = `http://localhost:${(service.address() as AddressInfo).port}/metrics`;
    await expect(found).toContainText(address);
    await expect(found).toContainText('measures 2 of 3 limits');
    await expect(found).toContainText('Queue depth above 1000');
    await found.scrollIntoViewIfNeeded();
    if (shots !== undefined) await page.screenshot({ path: join(shots, 'sources.png') });
    await page.getByTestId('use-found').click();
    await expect
      .poll(() => readFile(join(folder, 'PLAN.slipway.yaml'), 'utf8'))
      .toContain(`scrape: ${address}`);
    await expect(page.getByLabel(`Watch ${address}`)).toBeChecked();
  });
});
