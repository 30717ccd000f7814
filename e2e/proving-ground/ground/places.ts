import { dirname, join } from 'node:path';

/** Folders of this repository the ground is made from. */
export const groundSources = dirname(import.meta.dirname);
export const chatappSources = join(groundSources, 'chatapp');
export const serverSources = join(groundSources, 'server');
export const laptopCommands = join(groundSources, 'laptop-bin');
export const repositoryCommands = join(groundSources, '..', '..', 'node_modules', '.bin');

/** The public name production is reached by. */
export const siteName = 'chatapp.example.com';
/** The name the ssh_config knows the server by. */
export const serverAlias = 'web-1';
