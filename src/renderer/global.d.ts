declare module '*.css';

/** What the preload of the desktop host offers; undefined in a browser. */
interface SlipwayBridge {
  /** Asks for a fresh pair of ports; they arrive as a `slipway-ports` window message. */
  connect(): void;
  readonly platform: string;
  /** Path of a dropped file. Only a desktop host may know it. */
  pathFor?(file: File): string;
  /** Tells what the window shows; the desktop makes notifications, a badge and the like of it. */
  report?(report: import('../shared/wire/desktop-report.ts').DesktopReport): void;
}

interface Window {
  readonly slipway?: SlipwayBridge;
}
