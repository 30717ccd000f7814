import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import { strict } from './strict.ts';

/** Stands in for the few parts of Electron the starter uses; everything else throws. */

type Handler = (...args: never[]) => unknown;

export interface Recorded {
  readonly permissionRequest: Handler[];
  readonly permissionCheck: Handler[];
  readonly beforeRequest: Handler[];
  readonly headersReceived: Handler[];
  readonly schemes: Map<string, Handler>;
  readonly opened: string[];
  readonly forks: Child[];
  readonly windows: Window[];
  readonly loaded: string[];
  readonly boxes: { readonly message: string; readonly detail?: string }[];
  readonly menus: MenuItem[][];
  readonly popups: MenuItem[][];
  readonly notices: Notice[];
  /** What was put on the clipboard. */
  readonly copied: string[];
  /** Files the system was asked to remember, to show in their folder, or to open. */
  readonly recent: string[];
  readonly revealed: string[];
  readonly paths: [name: string, path: string][];
  readonly crashReports: object[];
  readonly modelIds: string[];
  readonly badges: number[];
  /** Ids of what keeps the machine awake. */
  readonly blockers: Set<number>;
  quits: number;
  readonly exits: number[];
  /** How often the sandbox was asked for, for every process. */
  sandboxes: number;
  /** Switches of the command line that Chromium reads. */
  readonly switches: string[];
  /** When the application is ready. */
  ready: Promise<void>;
  /** The button a person presses in the next question. */
  response: number;
  lock: boolean;
  /** Where the system keeps keys; `basic_text` is Electron's own, which protects nothing. */
  backend: 'gnome_libsecret' | 'basic_text';
  /** Whether the system gives out the key. */
  unlocked: boolean;
  /** Which of the system's keys encrypts now; it may be exchanged for another. */
  keyNumber: number;
}

export const recorded: Recorded = {
  permissionRequest: [],
  permissionCheck: [],
  beforeRequest: [],
  headersReceived: [],
  schemes: new Map(),
  opened: [],
  forks: [],
  windows: [],
  loaded: [],
  boxes: [],
  menus: [],
  popups: [],
  notices: [],
  copied: [],
  recent: [],
  revealed: [],
  paths: [],
  crashReports: [],
  modelIds: [],
  badges: [],
  blockers: new Set(),
  quits: 0,
  exits: [],
  sandboxes: 0,
  switches: [],
  ready: Promise.resolve(),
  response: 0,
  lock: true,
  backend: 'gnome_libsecret',
  unlocked: true,
  keyNumber: 1,
};

/** Forgets what was recorded and who listened, for the next test. */
export function reset(): void {
  for (const value of Object.values(recorded)) if (Array.isArray(value)) value.length = 0;
  recorded.schemes.clear();
  recorded.blockers.clear();
  app.isPackaged = false;
  Object.assign(recorded, {
    quits: 0,
    sandboxes: 0,
    ready: Promise.resolve(),
    response: 0,
    lock: true,
    backend: 'gnome_libsecret',
    unlocked: true,
    keyNumber: 1,
  });
  appEvents.removeAllListeners();
  ipcEvents.removeAllListeners();
  powerEvents.removeAllListeners();
}

/** A menu item as a program describes it. */
export interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

/** What Electron has on some systems only, by its documentation; on another one it throws here. */
export const platformTags: Readonly<Record<string, readonly string[]>> = {
  'App.setAppUserModelId': ['win32'],
  'App.setBadgeCount': ['linux', 'darwin'],
  'App.addRecentDocument': ['darwin', 'win32'],
  'BrowserWindow.setRepresentedFilename': ['darwin'],
  'BrowserWindow.session-end': ['win32'],
  'SafeStorage.getSelectedStorageBackend': ['linux'],
};

function mustBeHere(member: string): void {
  if (platformTags[member]?.includes(process.platform) === false)
    throw new Error(`${member} is not there on ${process.platform}.`);
}

export class Contents extends EventEmitter {
  readonly posted: { readonly channel: string; readonly ports: readonly unknown[] }[] = [];
  readonly mainFrame = { url: 'app://slipway/' };
  readonly heard: (readonly [channel: string, value: unknown])[] = [];
  url = '';
  destroyed = false;
  open: Handler = () => undefined;
  reloads = 0;
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getURL(): string {
    return this.url;
  }
  send(channel: string, value: unknown): void {
    this.heard.push([channel, value]);
  }
  setWindowOpenHandler(handler: Handler): void {
    this.open = handler;
  }
  postMessage(channel: string, _message: null, ports: readonly unknown[]): void {
    this.posted.push({ channel, ports });
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class Window extends EventEmitter {
  static fromWebContents(contents: Contents): Window | null {
    return recorded.windows.find((window) => window.webContents === contents) ?? null;
  }
  readonly webContents = new Contents();
  readonly options: Record<string, unknown>;
  focused = 0;
  isFront = true;
  readonly flashes: boolean[] = [];
  readonly bars: (readonly [progress: number, mode: string])[] = [];
  readonly represented: string[] = [];
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    recorded.windows.push(this);
    appEvents.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    recorded.loaded.push(url);
    this.webContents.url = url;
    return Promise.resolve();
  }
  override on(name: string, listener: (...args: never[]) => void): this {
    mustBeHere(`BrowserWindow.${name}`);
    return super.on(name, listener as (...args: unknown[]) => void);
  }
  isFocused(): boolean {
    return this.isFront;
  }
  flashFrame(flag: boolean): void {
    this.flashes.push(flag);
  }
  setProgressBar(progress: number, { mode }: { readonly mode: string }): void {
    this.bars.push([progress, mode]);
  }
  setRepresentedFilename(file: string): void {
    mustBeHere('BrowserWindow.setRepresentedFilename');
    this.represented.push(file);
  }
  close(): void {
    this.emit('close', { preventDefault: () => undefined });
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1200, height: 800 };
  }
  focus(): void {
    this.focused += 1;
  }
  show(): void {}
}

/** What a program writes to; only what it hears of is used. */
class Output extends EventEmitter {
  setEncoding(): this {
    return this;
  }
}

export class Notice extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly options: { readonly title: string; readonly body: string };
  isShown = false;
  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.options = options;
    recorded.notices.push(this);
  }
  show(): void {
    this.isShown = true;
  }
  close(): void {
    this.isShown = false;
  }
}

export interface ForkOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly stdio: string;
}

export class Child extends EventEmitter {
  readonly stdout = new Output();
  readonly stderr = new Output();
  readonly options: ForkOptions;
  readonly module: string;
  readonly sent: { readonly message: { readonly type: string }; readonly ports: readonly unknown[] }[] = [];
  constructor(module: string, options: ForkOptions) {
    super();
    this.module = module;
    this.options = options;
  }
  postMessage(message: { readonly type: string }, ports: readonly unknown[] = []): void {
    this.sent.push({ message, ports });
  }
  kill(): boolean {
    return true;
  }
}

class Channel {
  readonly port1 = { side: 1 };
  readonly port2 = { side: 2 };
}

const appEvents = new EventEmitter();
const ipcEvents = new EventEmitter();
const powerEvents = new EventEmitter();
const keep =
  (list: Handler[]) =>
  (handler: Handler): void =>
    void list.push(handler);

const session = strict('session', {
  protocol: strict('session.protocol', {
    handle: (scheme: string, handler: Handler) => void recorded.schemes.set(scheme, handler),
  }),
  webRequest: strict('session.webRequest', {
    onBeforeRequest: keep(recorded.beforeRequest),
    onHeadersReceived: keep(recorded.headersReceived),
  }),
  setPermissionRequestHandler: keep(recorded.permissionRequest),
  setPermissionCheckHandler: keep(recorded.permissionCheck),
  setDevicePermissionHandler: () => undefined,
  on: () => undefined,
});

export const app = strict('app', {
  isPackaged: false,
  on: (name: string, listener: Handler) => void appEvents.on(name, listener as (...args: unknown[]) => void),
  /** Only for tests: what the system would tell the application. */
  emit: (name: string, ...args: unknown[]) => appEvents.emit(name, ...args),
  getAppPath: () => '/opt/slipway',
  getPath: (): string => '/nonexistent/slipway-test',
  setPath: (name: string, path: string) => {
    // As Electron does.
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    recorded.paths.push([name, path]);
  },
  setAsDefaultProtocolClient: () => true,
  setAppUserModelId: (id: string) => {
    mustBeHere('App.setAppUserModelId');
    recorded.modelIds.push(id);
  },
  setBadgeCount: (count: number) => {
    mustBeHere('App.setBadgeCount');
    recorded.badges.push(count);
    return true;
  },
  addRecentDocument: (file: string) => {
    mustBeHere('App.addRecentDocument');
    recorded.recent.push(file);
  },
  getVersion: () => '0.0.0',
  exit: (code: number) => void recorded.exits.push(code),
  requestSingleInstanceLock: () => recorded.lock,
  quit: () => {
    recorded.quits += 1;
  },
  whenReady: () => recorded.ready,
  enableSandbox: () => {
    recorded.sandboxes += 1;
  },
  commandLine: strict('app.commandLine', { hasSwitch: (name: string) => recorded.switches.includes(name) }),
});
export const ipcMain = strict('ipcMain', {
  on: (name: string, listener: Handler) => void ipcEvents.on(name, listener as (...args: unknown[]) => void),
  emit: (name: string, ...args: unknown[]) => ipcEvents.emit(name, ...args),
});
export const powerMonitor = strict('powerMonitor', {
  on: (name: string, listener: Handler) =>
    void powerEvents.on(name, listener as (...args: unknown[]) => void),
  emit: (name: string) => powerEvents.emit(name),
});
const box = (...args: readonly unknown[]): Promise<{ response: number }> => {
  recorded.boxes.push(args.at(-1) as { message: string });
  return Promise.resolve({ response: recorded.response });
};

/** Makes what is encrypted unlike what it was; how the system really does it is not what is tested. */
const key = 0x5a;

/** What `import … from 'electron'` gives under test. */
export const electron = strict('electron', {
  app,
  ipcMain,
  BrowserWindow: Window,
  MessageChannelMain: Channel,
  Menu: strict('Menu', {
    setApplicationMenu: (menu: { readonly items: MenuItem[] }) => void recorded.menus.push(menu.items),
    buildFromTemplate: (items: MenuItem[]) => ({ items, popup: () => void recorded.popups.push(items) }),
  }),
  Notification: Notice,
  clipboard: strict('clipboard', { writeText: (text: string) => void recorded.copied.push(text) }),
  crashReporter: strict('crashReporter', {
    start: (options: object) => void recorded.crashReports.push(options),
  }),
  powerMonitor,
  powerSaveBlocker: strict('powerSaveBlocker', {
    start: () => {
      const id = recorded.blockers.size + 1;
      recorded.blockers.add(id);
      return id;
    },
    stop: (id: number) => recorded.blockers.delete(id),
  }),
  dialog: strict('dialog', { showMessageBox: box, showOpenDialog: () => Promise.resolve({ filePaths: [] }) }),
  nativeTheme: strict('nativeTheme', { shouldUseDarkColors: true }),
  protocol: strict('protocol', { registerSchemesAsPrivileged: () => undefined }),
  safeStorage: strict('safeStorage', {
    isAsyncEncryptionAvailable: () => Promise.resolve(recorded.unlocked),
    getSelectedStorageBackend: () => {
      mustBeHere('SafeStorage.getSelectedStorageBackend');
      return recorded.backend;
    },
    encryptStringAsync: (text: string) => {
      const bytes = Buffer.from(text, 'utf8').map((byte) => byte ^ key);
      return Promise.resolve(Buffer.concat([Buffer.of(recorded.keyNumber), bytes]));
    },
    decryptStringAsync: ([number, ...bytes]: Buffer) => {
      if (!recorded.unlocked)
        return Promise.reject(new Error('Error while decrypting the ciphertext provided to safeStorage.'));
      const result = Buffer.from(bytes.map((byte) => byte ^ key)).toString('utf8');
      return Promise.resolve({ shouldReEncrypt: number !== recorded.keyNumber, result });
    },
  }),
  screen: strict('screen', {
    getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  }),
  session: strict('session module', { defaultSession: session }),
  shell: strict('shell', {
    openPath: (path: string) => {
      recorded.opened.push(path);
      return Promise.resolve('');
    },
    showItemInFolder: (path: string) => void recorded.revealed.push(path),
    openExternal: (url: string) => {
      recorded.opened.push(url);
      return Promise.resolve();
    },
  }),
  utilityProcess: strict('utilityProcess', {
    fork: (module: string, _args: readonly string[], options: ForkOptions) => {
      const child = new Child(module, options);
      recorded.forks.push(child);
      return child;
    },
  }),
});
