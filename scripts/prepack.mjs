// Before `npm pack`: the bundle and the licenses of what is in it, from nothing.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { writeNotices } from './package/notices.mjs';
import { root } from './toolchain.mjs';

try {
  await ensureInstalled();
  // What an earlier build or a test left there would be packed with it.
  rmSync(join(root, 'out'), { recursive: true, force: true });
  await build();
  writeNotices();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
