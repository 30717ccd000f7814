/** The engine's one door: hosts and the command line import from here and from nowhere deeper. */

export { askQuiet } from './composition/ask-quiet.ts';
export type { DrivenRun } from './composition/driven-run.ts';
export { Engine } from './composition/engine.ts';
export type { EngineOptions } from './composition/engine-options.ts';
export { clearBoxes } from './document/clear-boxes.ts';
export { readDocument } from './document/read-document.ts';
export { sidecarPath } from './document/sidecar-path.ts';
export { announceConsole, announcedConsoles } from './host/links/announced-consoles.ts';
export { requestLink } from './host/links/request-link.ts';
export { outliveFaults } from './host/outlive-faults.ts';
export type { HostInfo } from './host/routes/implementer.ts';
export { type LoopbackServer, serveLoopback } from './host/serve-loopback.ts';
export { type EnginePort, servePorts } from './host/serve-ports.ts';
export { type Keychain, missingKeychain } from './keychain/keychain.ts';
export { inFrontOf, machineKeychain } from './keychain/machine-keychain.ts';
export { EngineError, type EngineErrorCode } from './lib/engine-error.ts';
export { ignore } from './lib/ignore.ts';
export type { PracticeServer } from './lib/practice-server.ts';
export {
  accountPlan,
  draftSidecar,
  explainPlan,
  jsonSchemaOf,
  loadPlanParser,
  type SchemaName,
  schemaNames,
} from './plan/load-plan.ts';
export type { PlanParser } from './plan/parse/parse-plan.ts';
export { readChecklist } from './plan/read-checklist.ts';
export type { ReadSidecar } from './plan/sidecar/read-sidecar.ts';
export { type Verification, verifyRun } from './record/verify-run.ts';
export { writeRecord } from './record/write-record.ts';
export { chooseRelease } from './rollback/choose/choose-release.ts';
export { drillRollback } from './rollback/readiness/drill-rollback.ts';
export { previewRollback } from './rollback/readiness/preview-rollback.ts';
export { declineProposal } from './rollback/triggers/decline-proposal.ts';
export { watchedTriggers } from './rollback/triggers/watched-triggers.ts';
export type { QuietWish } from './run/alerts/quiet-alerts.ts';
export type { LiveAttempt } from './run/attempt/live-attempt.ts';
export { explainUnreachable, whenAllUnreachable } from './run/attempt/unreachable-attempts.ts';
export { runUntilPassed } from './run/drive/run-until-passed.ts';
export { type RuleEnd, waitRule } from './run/drive/wait-rule.ts';
export { type SoakEnd, waitSoak } from './run/drive/wait-soak.ts';
export { type EarlierTicks, earlierTicks } from './run/report/earlier-ticks.ts';
export type { RunSession } from './run/session/run-session.ts';
export { carryOut } from './run/walk/carry-out.ts';
export { describeProgress } from './run/walk/describe-progress.ts';
export { rollSection } from './run/walk/roll-section.ts';
export { listRecent } from './start-page/recent-checklists.ts';
export { makePrivateFolder, stateFolder } from './state.ts';
export type { Discovery, FoundOn, Matched } from './watch/discover/discover-sources.ts';
export type { ReadNow } from './watch/read-now.ts';
export type { ExportedRules } from './watch/rule-files/export-rules.ts';
export type { RuleImport } from './watch/rule-files/import-rules.ts';
