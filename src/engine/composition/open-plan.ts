import { assignTargets } from '../../shared/sidecar/assign-targets.ts';
import type { OpenedPlan, RunSummary } from '../../shared/wire/contract.ts';
import type { OfferedHost } from '../../shared/wire/review.ts';
import { accountOf } from '../plan/account/account-of.ts';
import { proposeTargets } from '../plan/explain/propose-sidecar.ts';
import { reviewOf } from '../plan/explain/review.ts';
import { explainPlan } from '../plan/load-plan.ts';
import type { Checklist } from '../plan/read-checklist.ts';
import { chooseAlternative } from '../rollback/choose/alternatives.ts';
import { earlierTicks } from '../run/report/earlier-ticks.ts';
import type { RunStore } from '../run/session/run-store.ts';
import { listHosts } from '../transport/ssh/config/list-hosts.ts';

interface Surroundings {
  readonly store: RunStore;
  /** OpenSSH's configuration in place of the person's own. */
  readonly sshConfig: string | null;
  readonly runs: readonly RunSummary[];
}

/** A checklist as a console opens it: its plan, what became of every line, and what is left to decide. */
export async function openedPlan(
  { file, text, plan, sidecar }: Checklist,
  { store, sshConfig, runs }: Surroundings,
): Promise<OpenedPlan> {
  const [decisions, hosts, ticks] = await Promise.all([
    explainPlan(text, sidecar.sidecar),
    listHosts(sshConfig),
    earlierTicks(store, file, plan),
  ]);
  const named: readonly OfferedHost[] = [...proposeTargets(plan).keys()].map((ssh) => ({
    ssh,
    from: 'document',
  }));
  const used = chooseAlternative(plan, sidecar.sidecar, null);
  const known = hosts.map((ssh): OfferedHost => ({ ssh, from: 'ssh-config' }));
  return {
    file,
    plan,
    sidecar: sidecar.sidecar,
    sidecarFile: sidecar.file,
    sidecarDiagnostics: [...sidecar.diagnostics],
    text,
    account: accountOf(text, plan, decisions),
    decisions: [...decisions],
    review: reviewOf(plan, sidecar.sidecar, text),
    hosts: [...named, ...known.filter(({ ssh }) => !named.some((host) => host.ssh === ssh))],
    ticks: {
      boxes: [...ticks.boxes],
      open: ticks.open.reduce((sum, { boxes }) => sum + boxes, 0),
      others: ticks.others,
    },
    placement: assignTargets(plan, sidecar.sidecar),
    rollbackUse: plan.rollback.alternatives.find(({ phase }) => phase === used)?.heading ?? null,
    writable: sidecar.diagnostics.length === 0,
    runs: [...runs],
  };
}
