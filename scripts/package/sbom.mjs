// What a package is made of, as CycloneDX: npm's own list, less what only builds and tests.
import { writeFileSync } from 'node:fs';
import { run } from '../toolchain.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/**
 * Writes the bill of materials of what is handed on. Throws where npm cannot make one, or where its list lacks a package that is
 * handed on.
 */
export async function writeSbom(file) {
  const { status, output } = await run(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error'],
    { quiet: true },
  );
  if (status !== 0) throw new Error(`npm could not list the packages. No SBOM was made.\n${output}`);
  writeFileSync(file, `${JSON.stringify(keepShipped(JSON.parse(output), shippedPackages()), null, 2)}\n`);
  return file;
}

/** A bill of materials with the packages that are handed on alone, as required ones. Throws where one of them is not in it. */
export function keepShipped(bill, packages) {
  const wanted = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const components = bill.components.filter((each) => wanted.has(nameOf(each)));
  const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const listed = new Set(components.map(nameOf));
  const missing = [...wanted].filter((each) => !listed.has(each));
  if (missing.length > 0)
    throw new Error(
      `The lock file does not have what node_modules has: ${missing.join(', ')}. No SBOM was made. Run: npm ci`,
    );
  return {
    ...bill,
    // npm calls what is bundled a development dependency; here it is part of the product.
    components: components.map(({ properties: _, ...each }) => ({ ...each, scope: 'required' })),
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}

/** Components keep a scope in their name, or beside it. */
function nameOf({ name, group, version }) {
  return `${group === undefined || name.startsWith('@') ? name : `${group}/${name}`}@${version}`;
}
