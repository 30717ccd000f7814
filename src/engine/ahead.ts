/** The engine's small door: what can be begun before the engine itself is loaded. */
export { type ChosenRelease, chooseRelease } from './rollback/choose-release.ts';
export { connectAhead } from './rollback/connect-ahead.ts';
export { stateFolder } from './run/state-folder.ts';
export type { LinksAhead } from './transport/ssh/links-ahead.ts';
