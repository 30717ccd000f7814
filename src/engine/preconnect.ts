/** The engine's small door: what can be started before the engine itself is loaded. */

export { mustBePrivateState } from './composition/own-folders.ts';
export { stateFolder } from './lib/state-folder.ts';
export { type ChosenRelease, chooseRelease } from './rollback/choose/choose-release.ts';
export { preconnect } from './rollback/preconnect/preconnect.ts';
export type { PreconnectedLinks } from './transport/ssh/connect/preconnected-links.ts';
