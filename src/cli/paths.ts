import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The source (`src/cli`) and the bundle (`out/main`) lie equally deep.
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const resourcesFolder = join(root, 'resources');
export const rendererFolder = join(root, 'out', 'renderer');
export const version: string = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
).version;
