import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { useMemo } from 'react';
import type { Move } from '../../../shared/run/moves/move.ts';
import type { NextMoves } from '../../../shared/run/moves/next-moves.ts';
import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import { showItem, showSection } from '../../run/navigate.ts';
import { openCharts } from '../../run/open-charts.ts';
import { isRefused, reasonText } from '../../run/use-move-props.ts';
import { useMoves } from '../../run/use-moves.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useScaleStore } from '../../stores/scale/scale-store.ts';
import { useAlarmStore } from '../../stores/view/alarm-store.ts';
import { useDockStore } from '../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { useThemeStore } from '../../stores/view/theme-store.ts';
import { switchAlarm } from '../alarm/switch-alarm.ts';
import { beginDeclining } from '../rollback/begin-declining.ts';
import * as words from './words.ts';

/** Everything the palette finds, in groups. */
export function usePaletteActions(): SpotlightActionGroupData[] {
  const open = usePlanStore((store) => store.open);
  const screen = useScreenStore((store) => store.screen);
  const run = useRunActions();
  const proposal = useRun((state) => openProposal(state)?.id ?? null);
  const moves = useMoves();
  const alarm = useAlarmStore((store) => store.choice);
  return useMemo(() => {
    const general: SpotlightActionData[] = [
      action('home', words.actions.home, () => useScreenStore.getState().go({ name: 'home' })),
      action('keys', words.actions.keys, () => usePanelsStore.getState().setKeys(true)),
      alarm === 'on'
        ? action('alarm', words.actions.alarmOff, () => switchAlarm('off'))
        : action('alarm', words.actions.alarmOn, () => switchAlarm('on')),
      ...(['system', 'dark', 'light'] as const).map((choice) =>
        action(`theme-${choice}`, [words.theme(choice), ''], () => useThemeStore.getState().choose(choice)),
      ),
      ...(['larger', 'smaller', 'usual'] as const).map((to) =>
        action(`size-${to}`, words.actions[to], () => useScaleStore.getState().step(to)),
      ),
      ...(['comfortable', 'compact'] as const).map((choice) =>
        action(`density-${choice}`, [words.density(choice), ''], () => useScaleStore.getState().pack(choice)),
      ),
    ];
    if (open === null || screen.name !== 'session')
      return [{ group: words.groups.actions, actions: general }];
    const show = useSelectionStore.getState().show;
    const tab = (name: 'output' | 'logs' | 'events') => () => {
      useLayoutStore.getState().show('dock');
      useDockStore.getState().show(name);
    };
    const terminal = (target: string) => () => {
      useLayoutStore.getState().show('dock');
      useDockStore.getState().openTerminal(target);
    };
    const asked = (move: Move, allowed: SpotlightActionData) => askFirst(moves, move, allowed);
    const { actions } = words;
    const targets = Object.keys(open.sidecar.targets ?? {});
    const hosts = Object.entries(open.sidecar.targets ?? {}).flatMap(([name, spec]) =>
      'ssh' in spec ? [name] : [],
    );
    return [
      {
        group: words.groups.actions,
        actions: [
          asked({ do: 'advance' }, action('run-checks', actions.runChecks, run.runChecks)),
          asked({ do: 'advance' }, action('run-to-gate', actions.runToGate, run.runToGate)),
          asked({ do: 'pause' }, action('pause', actions.pause, run.pause)),
          asked({ do: 'cancel-all' }, action('cancel', actions.cancel, run.cancel)),
          asked(
            { do: 'roll-back' },
            action('roll-back', actions.rollBack, () => usePanelsStore.getState().setRollback(true)),
          ),
          // Without a proposal there is nothing to decline, and no entry.
          ...(proposal === null
            ? []
            : [asked({ do: 'decline', proposal }, action('decline', actions.decline, beginDeclining))]),
          action('sign-offs', actions.signoffs, () => show({ kind: 'signoffs' }, false)),
          ...open.gates.map((gate) =>
            action(`gate-${gate.id}`, [words.gate(gate.id), ''], () =>
              show({ kind: 'gate', id: gate.id }, false),
            ),
          ),
          action('record', actions.record, () => show({ kind: 'record' }, false)),
          asked({ do: 'finish' }, action('finish', actions.finish, run.finish)),
          action('logs', actions.logs, tab('logs')),
          action('output', actions.output, tab('output')),
          action('events', actions.events, tab('events')),
          action('charts', actions.charts, () => openCharts(null)),
          ...general,
        ],
      },
      {
        group: words.groups.servers,
        actions: [
          ...['local', ...targets].map((target) =>
            action(`terminal-${target}`, [words.terminalOn(target), ''], terminal(target)),
          ),
          ...hosts.map((host) =>
            asked(
              { do: 'reconnect' },
              action(`reconnect-${host}`, [words.reconnectTo(host), words.reconnectDetail], () =>
                run.reconnect(host),
              ),
            ),
          ),
        ],
      },
      {
        group: words.groups.sections,
        actions: open.plan.phases.map((phase) =>
          action(`section-${phase.id}`, [phase.heading, phase.path.slice(0, -1).join(' › ')], () =>
            showSection(open, phase.id),
          ),
        ),
      },
      {
        group: words.groups.items,
        actions: open.work.map((item) =>
          action(`item-${item.id}`, [item.title, item.command?.split('\n')[0] ?? words.byHand], () =>
            showItem(open, item),
          ),
        ),
      },
    ];
  }, [open, screen, run, proposal, moves, alarm]);
}

/** An entry; `keys` does the same without the palette. */
function action(
  id: string,
  [label, description, keys]: readonly [label: string, description: string, keys?: string],
  onClick: () => unknown,
): SpotlightActionData {
  return {
    id,
    label,
    ...(description === '' ? {} : { description }),
    ...(keys === undefined ? {} : { rightSection: <kbd className="keycap">{words.keysOf(keys)}</kbd> }),
    onClick,
  };
}

/** An action that makes a move. While refused it is shown disabled, with the reason; choosing it shows the reason again. */
function askFirst(moves: NextMoves | null, move: Move, allowed: SpotlightActionData): SpotlightActionData {
  const refusal = moves?.refusal(move) ?? null;
  if (refusal === null) return allowed;
  return {
    ...allowed,
    description: reasonText(refusal),
    'aria-disabled': true,
    onClick: () => isRefused(move),
  };
}
