import { EngineError } from '../../../lib/engine-error.ts';

/** The failure that must not be retried by itself: a person has to change something first. */
export class RefusedError extends EngineError {}
