import type { Fault } from './fault.ts';

export const watchFaults: readonly Fault[] = [];
