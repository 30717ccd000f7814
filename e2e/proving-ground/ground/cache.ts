import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const cacheFolder = process.env.SLIPWAY_GROUND_CACHE ?? '/var/cache/slipway-ground';

/**
 * Gives the cached folder `kind-key`, building it first when it is not there. Whoever builds it does so beside the
 * cache and renames it in whole, so a build that was cut short is never taken for one that was not; of two who build
 * at once, the first one's is kept.
 * @param recipe texts and files' contents the result depends on.
 */
export async function cached(
  kind: string,
  recipe: readonly string[],
  build: (destination: string) => Promise<void>,
): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16);
  const folder = join(cacheFolder, `${kind}-${key}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const partial = await mkdtemp(join(cacheFolder, `.${kind}-`));
  try {
    const built = join(partial, 'built');
    await build(built);
    await rename(built, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Names and contents of every file under a folder, for a recipe. Leaves out what builds leave behind. */
export async function readRecipe(folder: string): Promise<string[]> {
  const leftOut = new Set(['target', 'dist', 'node_modules']);
  const names = (await readdir(folder)).filter((name) => !leftOut.has(name)).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await stat(path)).isDirectory()
        ? [name, ...(await readRecipe(path))]
        : [name, await readFile(path, 'utf8')];
    }),
  );
  return parts.flat();
}
