import { useEffect } from 'react';
import type { DesktopReport } from '../../../shared/wire/desktop-report.ts';

/** Whether the desktop around this window tells of what happens in it; a browser leaves that to the page. */
export const hasDesktop = (): boolean => window.slipway?.report !== undefined;

let told = '';

/** Tells the desktop what the window shows, where that has changed. */
export function tellDesktop(report: DesktopReport): void {
  const text = JSON.stringify(report);
  if (text === told) return;
  told = text;
  window.slipway?.report?.(report);
}

/** Tells the desktop that the window shows a checklist, or none, and no run. */
export function useNoRun(file: string | null): void {
  useEffect(() => tellDesktop({ file, run: null }), [file]);
}
