/** The engine's one door: hosts and the command line import from here and from nowhere deeper. */
export { Engine, type EngineOptions } from './engine.ts';
export { EngineError, type EngineErrorCode } from './engine-error.ts';
export { type LoopbackServer, serveLoopback } from './host/loopback-server.ts';
export type { HostInfo } from './host/router.ts';
export { type EnginePort, servePorts } from './host/serve-ports.ts';
export { draftSidecar } from './plan/draft-sidecar.ts';
export { explainPlan } from './plan/explain-plan.ts';
export { loadPlanParser, type PlanParser } from './plan/parse-plan.ts';
export { readDocument } from './plan/read-document.ts';
export { type ReadSidecar, readSidecar, sidecarPath } from './plan/read-sidecar.ts';
export { sidecarJsonSchema } from './plan/sidecar-schema.ts';
export { writeCorrections } from './plan/write-corrections.ts';
export type { Practice } from './practice/index.ts';
export { writeRecord } from './record/write-record.ts';
export { previewRollback } from './rollback/rollback-run.ts';
export type { RunHandle } from './run/run-handle.ts';
export type { RunSession } from './run/run-session.ts';
export { stateFolder } from './run/run-store.ts';
