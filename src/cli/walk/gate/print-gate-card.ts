import type { DrivenRun, Engine } from '../../../engine/index.ts';
import type { GateRow } from '../../../shared/run/gate-card/card-scene.ts';
import { gateCard } from '../../../shared/run/gate-card/gate-card.ts';
import type { Gate } from '../../../shared/run/gates.ts';
import { deriveRunPlan } from '../../../shared/run/run-plan.ts';
import { printableLine, style } from '../../print/style-text.ts';

const marks: Readonly<Record<GateRow['state'], string>> = {
  ok: style.green('✓'),
  missing: style.red('✗'),
  care: style.yellow('!'),
  info: style.dim('·'),
};

/** Prints what a person reads before they say go or no-go, on the terminal beside the run's own output. */
export function printGateCard(engine: Engine, handle: DrivenRun, gate: Gate): void {
  const { session } = handle;
  const isMeasured = gate.id === 'soak' && (session.sidecar.metrics ?? []).length > 0;
  const pinned = session.events.findLast(({ type }) => type === 'restore-point.pinned');
  const card = gateCard(gate, {
    plan: deriveRunPlan(session.plan, session.sidecar),
    state: session.state,
    now: session.clock.now(),
    connections: engine.connectionsOf(session.state.file),
    alerts: null,
    judged: isMeasured ? engine.watch(handle).judged : null,
    pinnedAt: pinned?.at ?? null,
  });
  const lines = card.rows.flatMap(({ name, state, text, details, links }) => {
    const open = links.flatMap((link) => (link.to === 'item' ? [link.label] : []));
    return [
      `  ${marks[state]} ${name.padEnd(10)} ${printableLine(text)}`,
      ...[...open, ...details].map((line) => style.dim(`               ${printableLine(line)}`)),
    ];
  });
  process.stderr.write(`\n${style.bold(printableLine(card.title))}\n${lines.join('\n')}\n\n`);
}
