import type { Plan } from '../../../shared/plan/plan.ts';
import { deriveRunPlan } from '../../../shared/run/run-plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { Targets } from '../../targets/targets.ts';

/** `systemctl --no-block restart 'app@1'`, up to where the command ends. */
const command =
  /\bsystemctl\s+((?:--?[\w-]+(?:=\S+)?\s+)*)(?:re)?(?:start|stop|load|status|enable|is-active|try-restart|reload-or-restart)\b([^|;&\n<>#]*)/g;
const word = /[\w@.\\:-]+/g;
/** As many services of a host are read. */
const mostUnits = 20;

/**
 * The units of the services that a checklist names for a host (`app.service`): those its commands there start, stop or look at with systemctl,
 * and those whose journal is followed. Units of other kinds, and of the user's own manager, are left out. Pure.
 */
export function unitsOn(
  plan: Plan,
  sidecar: Sidecar,
  targets: Pick<Targets, 'members'>,
  host: string,
): readonly string[] {
  const { work, placement } = deriveRunPlan(plan, sidecar);
  const isHere = (target: string | null | undefined): boolean =>
    target != null && targets.members(target).includes(host);
  const journals = (sidecar.logs ?? []).flatMap((log) =>
    'journal' in log && isHere(log.on ?? 'local') ? [log.journal] : [],
  );
  const commands = work.flatMap((item) =>
    item.command !== undefined && isHere(placement[item.id]) ? unitsIn(item.command) : [],
  );
  const units = [...journals, ...commands].flatMap(serviceOf);
  return [...new Set(units)].slice(0, mostUnits);
}

function unitsIn(text: string): readonly string[] {
  return [...text.matchAll(command)].flatMap(([, options = '', rest = '']) =>
    options.includes('--user') ? [] : (rest.replace(/(?:^|\s)-\S+/g, ' ').match(word) ?? []),
  );
}

function serviceOf(unit: string): readonly string[] {
  if (!/^[\w@:\\-][\w@.:\\-]*$/.test(unit)) return [];
  if (unit.endsWith('.service')) return [unit];
  return /\.(?:socket|timer|target|mount|path|slice|scope|device|swap)$/.test(unit)
    ? []
    : [`${unit}.service`];
}
