import { isAbsolute } from 'node:path';
import { ipcMain, type WebContents } from 'electron';
import { type DesktopReport, desktopReportSchema } from '../../shared/wire/desktop-report.ts';
import { isFromOwnPage } from '../lib/page.ts';

/** Hears what the console's own page tells of itself. Anything from elsewhere, or of another shape, is passed over. */
export function acceptReports(hear: (report: DesktopReport, contents: WebContents) => void): void {
  ipcMain.on('slipway:report', (event, data: unknown) => {
    const report = isFromOwnPage(event) ? readReport(data) : null;
    if (report !== null) hear(report, event.sender);
  });
}

/** Reads a report; null for anything else. */
export function readReport(data: unknown): DesktopReport | null {
  const report = desktopReportSchema.safeParse(data).data ?? null;
  if (report === null || report.file === null) return report;
  return isAbsolute(report.file) && !report.file.includes('\0') ? report : null;
}
