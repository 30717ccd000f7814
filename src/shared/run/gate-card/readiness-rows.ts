import { membersOf } from '../../sidecar/groups.ts';
import { verdictWords, worseWords } from '../../wire/judgment-words.ts';
import { triggersIn } from '../../wire/trigger-words.ts';
import type { Gate } from '../gates.ts';
import { hostPoints } from '../group-state.ts';
import type { CardScene, GateRow } from './card-scene.ts';
import * as words from './card-words.ts';
import { itemsBehind } from './work-rows.ts';

/** Whether the servers that come next were reached. */
export function serversRow(gate: Gate, scene: CardScene): GateRow {
  const { plan, connections } = scene;
  const targets = new Set(itemsBehind(gate, scene).flatMap(({ id }) => plan.placement[id] ?? []));
  const hosts = [...new Set([...targets].flatMap((target) => membersOf(plan.sidecar, target)))].filter(
    (host) => host !== 'local',
  );
  const base = { key: 'servers', name: words.servers } as const;
  if (hosts.length === 0) return { ...base, state: 'info', text: words.onlyHere, details: [], links: [] };
  const known = new Map(connections.map((connection) => [connection.target, connection]));
  const away = hosts.filter((host) => known.get(host)?.state !== 'connected');
  return {
    ...base,
    state: away.length === 0 ? 'ok' : 'care',
    text: words.reached(hosts, away, (host) => known.get(host)?.latencyMs ?? null),
    details: away.flatMap((host) => {
      const { reason = null } = known.get(host) ?? {};
      return reason === null ? [] : [words.why(host, reason)];
    }),
    links: away.slice(0, 3).map((target) => ({ to: 'reconnect', target, label: words.connectTo(target) })),
  };
}

/** Whether there is something to go back to, and how old it is, or why there is not. */
export function rollbackRow({ plan, state, now, pinnedAt }: CardScene): GateRow {
  const base = { key: 'rollback', name: words.rollback } as const;
  const steps = plan.plan.rollback.alternatives[0]?.steps.length ?? 0;
  const see = [{ to: 'rollback', label: words.preview }] as const;
  if (plan.plan.rollback.alternatives.length === 0)
    return { ...base, state: 'care', text: words.noRollback, details: [], links: [] };
  const { restorePoint, armed } = state;
  if (restorePoint === null) {
    const spec = plan.sidecar.restorePoint;
    return spec === undefined
      ? { ...base, state: 'care', text: words.noRestorePoint, details: [words.unverified(steps)], links: see }
      : {
          ...base,
          state: 'info',
          text: words.pinnedLater(spec.paths ?? [spec.releases ?? ''], spec.on ?? null),
          details: [words.thenSteps(steps)],
          links: see,
        };
  }
  const hosts = hostPoints(restorePoint);
  const kept = words.kept({
    paths: hosts.reduce((sum, { paths }) => sum + paths.length, 0),
    on: hosts.map(({ host }) => host),
    ageMs: pinnedAt === null ? null : now - Date.parse(pinnedAt),
  });
  if (armed === null || !armed.ready)
    return {
      ...base,
      state: 'care',
      text: words.rollbackNotReady,
      details: [...(armed?.reasons ?? []), kept],
      links: see,
    };
  return {
    ...base,
    state: 'ok',
    text: words.rollbackReady(restorePoint.version, armed.expectedMs),
    details: [kept],
    links: see,
  };
}

/** What watches production while the release goes on. */
export function watchedRow({ plan, alerts }: CardScene): GateRow {
  const base = { key: 'watched', name: words.watched } as const;
  const links = [{ to: 'watched', label: words.show }] as const;
  const sources = plan.sidecar.metrics?.length ?? 0;
  const rules = plan.plan.alerts.length;
  if (sources === 0)
    return {
      ...base,
      state: 'care',
      text: words.nothingWatched,
      details: [words.nameMetrics(rules)],
      links: [],
    };
  const known = alerts ?? [];
  const firing = known.filter(({ state }) => state === 'firing');
  const blind = known.filter(({ reason }) => reason !== undefined);
  const triggers = triggersIn(known);
  return {
    ...base,
    state: firing.length > 0 || blind.length > 0 ? 'care' : 'ok',
    text:
      firing.length > 0 ? words.firing(firing.map(({ rule }) => rule.text)) : words.watches(sources, rules),
    details: [
      ...(blind.length === 0 ? [] : [words.blind(blind.map(({ rule }) => rule.text))]),
      ...(triggers.length === 0 ? [] : [words.triggers(triggers.length)]),
    ],
    links: alerts === null ? [] : links,
  };
}

/** Whether the release got worse since its change, before a soak is called over; null at any other gate, and where nothing is measured. */
export function judgedRow({ id }: Gate, { plan, judged }: CardScene): GateRow | null {
  if (id !== 'soak' || (plan.sidecar.metrics ?? []).length === 0) return null;
  const base = { key: 'judged', name: words.judged, links: [{ to: 'watched', label: words.show }] } as const;
  if (judged === null) return { ...base, state: 'care', text: words.notJudged, details: [] };
  const { verdict, worse, missingMs } = judged;
  return {
    ...base,
    state: verdict === 'go' ? 'ok' : 'care',
    text:
      worse.length === 0 ? words.notWorse(missingMs) : words.worse(verdictWords(judged), worseWords(judged)),
    details: [],
  };
}
