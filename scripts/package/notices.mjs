// The licenses of what is handed on with Slipway, as one text: out/notices/THIRD-PARTY-NOTICES.txt.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../toolchain.mjs';
import { handedOn } from './handed-on.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const rule = '='.repeat(80);
const head = `Slipway contains the software below. Each part keeps its own license. Electron brings the licenses of Chromium
and of what Chromium contains in LICENSES.chromium.html beside this file or beside the program.
`;
const licenseName = /^(?:licen[cs]e|copying|notice|third.?party)/i;

/** Licenses of programs that a package contains of others. */
const within = { 'node-pty': ['deps/winpty/LICENSE'] };

/** Writes the notices of the last build. Gives the file's path. Throws where a package comes without a license. */
export function writeNotices(project = root) {
  const folder = join(project, 'out', 'notices');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'THIRD-PARTY-NOTICES.txt');
  writeFileSync(file, noticesText(shippedPackages(project), project));
  return file;
}

/**
 * The notices of some packages. Throws where one has no license text, none that can be written for it, or
 * a license that is not allowed.
 */
export function noticesText(packages, project = root) {
  const parts = packages.map(
    (each) =>
      `${rule}\n${each.name} ${each.version} (${each.license})\n${rule}\n\n${licenseText(each, project)}\n`,
  );
  return [head, ...parts].join('\n');
}

function licenseText({ name, license, folder, author }, project) {
  if (!handedOn.has(license))
    throw new Error(
      `The package ${name} is under ${license || 'no named license'}, which nobody has allowed in scripts/package/handed-on.mjs. Nothing was packaged. Look at the license, then allow it there or do without the package.`,
    );
  const path = join(project, folder);
  const own = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && licenseName.test(entry.name))
    .map((entry) => join(path, entry.name));
  const texts = [...own, ...(within[name] ?? []).map((each) => join(path, each))].map((file) =>
    readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  if (texts.length > 0) return texts.join('\n\n');
  if (license === 'MIT' && author !== '') return mit(author);
  throw new Error(
    `The package ${name} brings no text of its license (${license}), which has to be handed on with it. Nothing was packaged.`,
  );
}

/** For packages that name the license and leave out its text. */
const mit = (author) => `Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
