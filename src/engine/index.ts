/** The engine's one door: hosts and the command line import from here and from nowhere deeper. */
export { Engine, type EngineOptions } from './engine.ts';
export { EngineError, type EngineErrorCode } from './engine-error.ts';
export type { HostInfo } from './host/router.ts';
export { type LoopbackServer, serveLoopback } from './host/serve-loopback.ts';
export { type EnginePort, servePorts } from './host/serve-ports.ts';
export { type Keychain, missingKeychain } from './keychain/keychain.ts';
export { inFrontOf, machineKeychain } from './keychain/machine-keychain.ts';
export {
  draftSidecar,
  explainPlan,
  loadPlanParser,
  sidecarJsonSchema,
} from './load-plan.ts';
export type { PlanParser } from './plan/parse-plan.ts';
export { readDocument } from './plan/read-document.ts';
export type { ReadSidecar } from './plan/read-sidecar.ts';
export { sidecarPath } from './plan/sidecar-path.ts';
export type { Practice } from './practice/index.ts';
export { readChecklist } from './read-checklist.ts';
export { writeRecord } from './record/write-record.ts';
export { chooseRelease } from './rollback/choose-release.ts';
export { declineProposal } from './rollback/decline-proposal.ts';
export { drillRollback } from './rollback/drill-rollback.ts';
export { previewRollback } from './rollback/preview-rollback.ts';
export { watchedTriggers } from './rollback/watched-triggers.ts';
export { explainRefused, whenAllRefused } from './run/refused-attempts.ts';
export { type Roll, rollItems, rollsOf } from './run/roll-items.ts';
export { rollStand } from './run/roll-stand.ts';
export type { RunHandle } from './run/run-handle.ts';
export type { RunSession } from './run/run-session.ts';
export { stateFolder } from './run/state-folder.ts';
export { isPassedOver, tryItem } from './run/try-item.ts';
export { type SoakEnd, waitSoak } from './run/wait-soak.ts';
