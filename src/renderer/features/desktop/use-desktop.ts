import { useEffect, useRef } from 'react';
import { desktopLeads } from '../../../shared/wire/desktop-report.ts';
import { showNextFailure } from '../../run/next-failure.ts';
import { followLead } from '../../run/turn/follow-lead.ts';
import { useTurn } from '../../run/turn/use-turn.ts';
import type { Turn } from '../../run/turn/your-turn.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRollbackState, useRun } from '../../stores/run/run-store.ts';
import { useFiring } from '../../stores/run/use-firing.ts';
import { useAlarmStore } from '../../stores/view/alarm-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { productName } from '../../text/product-name.ts';
import { reportOfRun } from './report-of-run.ts';
import { tellDesktop } from './tell-desktop.ts';

const nothing: readonly string[] = [];

/** Keeps the desktop around the window on what the run on the screen does, and leads to what a notification told of. */
export function useDesktop(): void {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const rollback = useRollbackState();
  const turn = useTurn();
  const { loud } = useFiring();
  const mayTell = useAlarmStore((store) => store.choice === 'on');
  const alerts = mayTell ? loud : nothing;
  const name = productName(open?.plan.metadata ?? {}, state.title);
  const release = [state.version, name].filter((part) => part !== '').join(' · ');
  useEffect(() => {
    if (open === null || state.seq === 0) return;
    const scene = { open, state, rollback, turn, alerts, release, now: Date.now() };
    tellDesktop({ file: state.file, run: reportOfRun(scene) });
  }, [open, state, rollback, turn, alerts, release]);
  useLeads(turn);
}

function useLeads(turn: Turn | null): void {
  const current = useRef(turn);
  current.current = turn;
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      const lead = source === window ? leadIn(data) : undefined;
      if (lead === 'turn' && current.current !== null) followLead(current.current.lead);
      if (lead === 'failure') showNextFailure();
      if (lead === 'alert') useLayoutStore.getState().show('instruments');
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
}

function leadIn(data: unknown): (typeof desktopLeads)[number] | undefined {
  if (typeof data !== 'object' || data === null || Reflect.get(data, 'type') !== 'slipway-lead')
    return undefined;
  return desktopLeads.find((lead) => lead === Reflect.get(data, 'lead'));
}
