import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listTree } from '../../../../src/engine/transport/copy/local-tree.ts';

// Prints what a folder would bring to a target, and what node:fs takes the archive in it for.
const [folder = ''] = process.argv.slice(2);
const { files, folders } = await listTree(folder, 'app', 'followed');
const isFolder = (await stat(join(folder, 'app.asar'))).isDirectory();
console.log(JSON.stringify({ isFolder, files, folders: folders.map(({ path }) => path) }));
