import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticesText } from '../../scripts/package/notices.mjs';
import { keepShipped } from '../../scripts/package/sbom.mjs';
import { shippedPackages } from '../../scripts/package/shipped-packages.mjs';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

/** A project with packages, of which some were bundled. */
async function project(bundled: readonly string[], texts: Readonly<Record<string, string>>): Promise<string> {
  const dir = await folder();
  await mkdir(join(dir, 'out', 'bundled'), { recursive: true });
  const part = bundled.map((name) => ({ name, version: '1.0.0', folder: `node_modules/${name}` }));
  await writeFile(join(dir, 'out', 'bundled', 'main.json'), JSON.stringify(part));
  await writeFile(join(dir, 'out', 'bundled', 'renderer.json'), JSON.stringify(part.slice(0, 1)));
  const beside = ['node-pty', 'tree-sitter-bash', 'web-tree-sitter', 'ws', 'electron'];
  for (const name of [...bundled, ...beside]) {
    const own = join(dir, 'node_modules', name);
    await mkdir(own, { recursive: true });
    const license = name === 'odd' ? 'Odd-1.0' : 'MIT';
    const manifest = { name, version: '1.0.0', license, author: { name: 'Somebody' } };
    await writeFile(join(own, 'package.json'), JSON.stringify(manifest));
    if (name === 'node-pty') await mkdir(join(own, 'deps', 'winpty'), { recursive: true });
    if (name === 'node-pty') await writeFile(join(own, 'deps', 'winpty', 'LICENSE'), 'license of winpty');
    if (texts[name] !== undefined) await writeFile(join(own, 'LICENSE.md'), texts[name]);
  }
  return dir;
}

describe('the notices', () => {
  it('name every package that is handed on, bundled or beside the bundle, once, with its license', async () => {
    const dir = await project(['a', '@scope/b'], { a: 'license of a' });
    const packages = shippedPackages(dir);
    expect(packages.map(({ name }) => name)).toEqual([
      '@scope/b',
      'a',
      'electron',
      'node-pty',
      'tree-sitter-bash',
      'web-tree-sitter',
      'ws',
    ]);
    const text = noticesText(packages, dir);
    for (const { name } of packages) expect(text.split(`\n${name} 1.0.0 (MIT)\n`)).toHaveLength(2);
    expect(text).toContain('license of a');
    expect(text).toContain('license of winpty');
    // A package that names its license and leaves out the text.
    expect(text).toContain('Copyright (c) Somebody');
  });

  it('refuse a license that nobody has allowed, and one whose text is missing', async () => {
    const dir = await project(['odd', 'bare'], { odd: 'license of odd' });
    const [bare, odd] = shippedPackages(dir).filter(({ name }) => name === 'odd' || name === 'bare');
    expect(() => noticesText(odd === undefined ? [] : [odd], dir)).toThrow(
      /odd is under Odd-1\.0, which nobody has allowed .*Nothing was packaged/,
    );
    expect(() => noticesText(bare === undefined ? [] : [{ ...bare, license: 'ISC' }], dir)).toThrow(
      'The package bare brings no text of its license (ISC), which has to be handed on with it. Nothing was packaged.',
    );
  });

  it('are not made of a build that was not made', async () => {
    const dir = await folder();
    expect(() => shippedPackages(dir)).toThrow('Run: npm run build');
  });
});

describe('the bill of materials', () => {
  const component = (name: string) => ({
    'bom-ref': `${name}@1.0.0`,
    name,
    version: '1.0.0',
    scope: 'optional',
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  });
  const bill = {
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'slipway@0.1.0' } },
    components: [component('a'), component('vitest')],
    dependencies: [
      { ref: 'slipway@0.1.0', dependsOn: ['a@1.0.0', 'vitest@1.0.0'] },
      { ref: 'vitest@1.0.0', dependsOn: ['a@1.0.0'] },
    ],
  };
  const shipped = (name: string) => ({ name, version: '1.0.0', license: 'MIT', folder: '', author: '' });

  it('has what is handed on, as part of the product', () => {
    expect(keepShipped(bill, [shipped('a')])).toEqual({
      ...bill,
      components: [{ 'bom-ref': 'a@1.0.0', name: 'a', version: '1.0.0', scope: 'required' }],
      dependencies: [{ ref: 'slipway@0.1.0', dependsOn: ['a@1.0.0'] }],
    });
  });

  it('is not made where the lock file lacks one of them', () => {
    expect(() => keepShipped(bill, [shipped('c')])).toThrow(/does not have what node_modules has: c@1\.0\.0/);
  });
});
