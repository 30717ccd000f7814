// npm run package [-- linux | mac | win] [--dir]: from a clean clone to what people install, in dist/.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { missingCredentials, signingArguments, signingEnvironment } from './package/credentials.mjs';
import { explainFailure } from './package/explain-failure.mjs';
import { writeNotices } from './package/notices.mjs';
import { builderRuns, readRequest, wrongSystem } from './package/package-request.mjs';
import { writeSbom } from './package/sbom.mjs';
import { root, runTool } from './toolchain.mjs';

const dist = join(root, 'dist');
/** What people install or check with; the rest of the folder is how it was made. */
const published = /\.(?:AppImage|deb|dmg|zip|exe)$|^THIRD-PARTY-NOTICES\.txt$|\.cdx\.json$/;

try {
  await makePackage(readRequest(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function makePackage(request) {
  const wrong = wrongSystem(request);
  if (wrong !== null) throw new Error(wrong);
  await ensureInstalled();
  // What an earlier build left could be packaged with what this one makes.
  rmSync(join(root, 'out'), { recursive: true, force: true });
  await build();
  const notices = writeNotices();
  for (const sentence of missingCredentials(request.system)) console.log(sentence);
  // A version that is not the newest would be published with the newest.
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const failures = await runBuilder(request);
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), readFileSync(notices));
  await writeSbom(join(dist, 'slipway.cdx.json'));
  writeFileSync(join(dist, 'SHA256SUMS'), checksums());
  console.log(`In ${dist}:\n${readdirSync(dist).sort().join('\n')}`);
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** Makes what can be made, and gives what could not, a paragraph each. Without the unpacked application there is nothing to make. */
async function runBuilder(request) {
  // An Electron of one's own, for machines that cannot fetch one.
  const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH || null;
  const failures = [];
  for (const { what, args } of builderRuns(request, electronDist)) {
    const from = signingEnvironment(request.system);
    const { status, output } = await runTool(
      'electron-builder',
      [...args, ...signingArguments(request.system)],
      { from, quiet: true },
    );
    if (status === 0) continue;
    failures.push(explainFailure(what, output));
    if (what === 'dir') break;
  }
  return failures;
}

/** Lines that `sha256sum --check` reads. */
function checksums() {
  const lines = readdirSync(dist)
    .filter((name) => published.test(name))
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(dist, name)))
          .digest('hex')}  ${name}\n`,
    );
  return lines.join('');
}
