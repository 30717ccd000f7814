// Asks production, through its public name, what matters right after a release. Uses curl, so that the machine's own
// curl configuration decides how the name is resolved and who is trusted.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const site = process.env.CHATAPP_URL ?? 'https://chatapp.example.com';
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const get = (path: string) =>
  execFileSync('curl', ['-fsS', '--max-time', '10', site + path], { encoding: 'utf8' });

const checks: readonly (readonly [string, () => boolean])[] = [
  ['page is served', () => get('/').includes('<title>chatapp</title>')],
  ['service is healthy', () => get('/health').includes('"status":"ok"')],
  [`version ${version} is live`, () => get('/version').trim() === version],
  ['messages are listed', () => get('/api/messages').includes('"newest"')],
];

let failed = 0;
for (const [name, check] of checks) {
  let good = false;
  try {
    good = check();
  } catch {
    // curl has said why on standard error.
  }
  if (!good) failed += 1;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}`);
}
process.exitCode = failed === 0 ? 0 : 1;
