import { useEffect, useRef } from 'react';
import { useRun } from '../../stores/run/run-store.ts';
import { useFiring } from '../../stores/run/use-firing.ts';
import { useAlarmStore } from '../../stores/view/alarm-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { showNotice } from './desktop-notice.ts';
import { playTones } from './play-tones.ts';
import * as words from './words.ts';

/** Between two sounds of alerts that nobody has acknowledged or silenced, in ms. */
const againMs = 30_000;

/** Tells of alerts that fire by sound and notification, where a person wants that, until somebody acknowledges or silences them. */
export function useAlarm(): void {
  const { loud } = useFiring();
  const isOn = useAlarmStore((store) => store.choice === 'on');
  const release = useRun((state) => [state.version, state.title].filter((part) => part !== '').join(' · '));
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const fresh = loud.filter((text) => !told.current.has(text));
    told.current = new Set(isOn ? loud : []);
    if (!isOn || loud.length === 0) return;
    if (fresh.length > 0) playTones();
    const again = setInterval(playTones, againMs);
    const close = showNotice(words.noticeTitle(loud.length, release), loud.join('\n'), () =>
      useLayoutStore.getState().show('instruments'),
    );
    return () => {
      clearInterval(again);
      close();
    };
  }, [isOn, loud, release]);
}
