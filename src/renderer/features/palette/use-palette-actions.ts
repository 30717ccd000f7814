import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { useMemo } from 'react';
import type { Move } from '../../../shared/run/moves/move.ts';
import type { NextMoves } from '../../../shared/run/moves/next-moves.ts';
import { openProposal } from '../../../shared/run/proposals.ts';
import { showItem, showSection } from '../../run/navigate.ts';
import { isRefused, reasonText } from '../../run/use-move-props.ts';
import { useMoves } from '../../run/use-moves.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useDockStore } from '../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { useThemeStore } from '../../stores/view/theme-store.ts';
import { beginDeclining } from '../rollback/begin-declining.ts';

/** Everything the palette finds, in groups. */
export function usePaletteActions(): SpotlightActionGroupData[] {
  const open = usePlanStore((store) => store.open);
  const screen = useScreenStore((store) => store.screen);
  const run = useRunActions();
  const proposal = useRun((state) => openProposal(state)?.id ?? null);
  const moves = useMoves();
  return useMemo(() => {
    const general: SpotlightActionData[] = [
      action('home', 'Home', 'open another checklist, releases so far', () =>
        useScreenStore.getState().go({ name: 'home' }),
      ),
      action('keys', 'Keys', 'what every key does', () => usePanelsStore.getState().setKeys(true)),
      ...(['system', 'dark', 'light'] as const).map((choice) =>
        action(`theme-${choice}`, `Colours: ${choice === 'system' ? 'as the system' : choice}`, '', () =>
          useThemeStore.getState().choose(choice),
        ),
      ),
    ];
    if (open === null || screen.name !== 'session') return [{ group: 'Actions', actions: general }];
    const show = useSelectionStore.getState().show;
    const tab = (name: 'output' | 'logs' | 'events') => () => {
      useLayoutStore.getState().show('dock');
      useDockStore.getState().show(name);
    };
    const terminal = (target: string) => () => {
      useLayoutStore.getState().show('dock');
      useDockStore.getState().openTerminal(target);
    };
    const targets = Object.keys(open.sidecar.targets ?? {});
    const hosts = Object.entries(open.sidecar.targets ?? {}).flatMap(([name, spec]) =>
      'ssh' in spec ? [name] : [],
    );
    return [
      {
        group: 'Actions',
        actions: [
          asked(
            moves,
            { do: 'advance' },
            action('run-checks', 'Run checks', 'every check of the preflight', run.runChecks),
          ),
          asked(
            moves,
            { do: 'advance' },
            action('run-to-gate', 'Run to gate', 'go on until the next gate', run.runToGate),
          ),
          asked(moves, { do: 'pause' }, action('pause', 'Pause after this step', '', run.pause)),
          asked(moves, { do: 'cancel-all' }, action('cancel', 'Cancel what is running', '', run.cancel)),
          asked(
            moves,
            { do: 'roll-back' },
            action('roll-back', 'Roll back…', 'see what it would do', () =>
              usePanelsStore.getState().setRollback(true),
            ),
          ),
          ...(proposal === null
            ? []
            : [
                asked(
                  moves,
                  { do: 'decline', proposal },
                  action('decline', 'Decline the proposed rollback…', 'with a reason', beginDeclining),
                ),
              ]),
          action('sign-offs', 'Sign-offs', '', () => show({ kind: 'signoffs' }, false)),
          ...open.gates.map((gate) =>
            action(`gate-${gate.id}`, `Gate: ${gate.id}`, '', () =>
              show({ kind: 'gate', id: gate.id }, false),
            ),
          ),
          action('record', 'Record', 'the account of this run', () => show({ kind: 'record' }, false)),
          asked(moves, { do: 'finish' }, action('finish', 'End this run', '', run.finish)),
          action('logs', 'Logs', '', tab('logs')),
          action('output', 'Step output', '', tab('output')),
          action('events', 'Events', 'the journal in words', tab('events')),
          ...general,
        ],
      },
      {
        group: 'Servers',
        actions: [
          ...['local', ...targets].map((target) =>
            action(
              `terminal-${target}`,
              `Terminal on ${target === 'local' ? 'this machine' : target}`,
              '',
              terminal(target),
            ),
          ),
          ...hosts.map((host) =>
            asked(
              moves,
              { do: 'reconnect' },
              action(
                `reconnect-${host}`,
                `Reconnect to ${host}`,
                'after it refused us, or to wait no longer',
                () => run.reconnect(host),
              ),
            ),
          ),
        ],
      },
      {
        group: 'Sections',
        actions: open.plan.phases.map((phase) =>
          action(`section-${phase.id}`, phase.heading, phase.path.slice(0, -1).join(' › '), () =>
            showSection(open, phase.id),
          ),
        ),
      },
      {
        group: 'Items',
        actions: open.work.map((item) =>
          action(`item-${item.id}`, item.title, item.command?.split('\n')[0] ?? 'by hand', () =>
            showItem(open, item),
          ),
        ),
      },
    ];
  }, [open, screen, run, proposal, moves]);
}

function action(id: string, label: string, description: string, onClick: () => unknown): SpotlightActionData {
  return { id, label, ...(description === '' ? {} : { description }), onClick };
}

/** An action that makes a move. While refused it is shown disabled, with the reason; choosing it shows the reason again. */
function asked(moves: NextMoves | null, move: Move, allowed: SpotlightActionData): SpotlightActionData {
  const refusal = moves?.refusal(move) ?? null;
  return refusal === null
    ? allowed
    : {
        ...allowed,
        description: reasonText(refusal),
        'aria-disabled': true,
        onClick: () => isRefused(move),
      };
}
