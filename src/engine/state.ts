/** The engine's smallest door: where state lies, for a host that must know it before, and without, the engine. */

export { makePrivateFolder } from './lib/private-folder.ts';
export { stateFolder } from './lib/state-folder.ts';
