import { EventEmitter } from 'node:events';
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
  quits: number;
  /** How often the sandbox was asked for, for every process. */
  sandboxes: number;
  /** Switches of the command line that Chromium reads. */
  readonly switches: string[];
  /** The button a person presses in the next question. */
  response: number;
  lock: boolean;
  /** Where the system keeps keys; `basic_text` is Electron's own, which protects nothing. */
  backend: 'gnome_libsecret' | 'basic_text';
  /** Whether the system gives out the key. */
  unlocked: boolean;
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
  quits: 0,
  sandboxes: 0,
  switches: [],
  response: 0,
  lock: true,
  backend: 'gnome_libsecret',
  unlocked: true,
};

/** Forgets what was recorded and who listened, for the next test. */
export function reset(): void {
  for (const value of Object.values(recorded)) if (Array.isArray(value)) value.length = 0;
  recorded.schemes.clear();
  Object.assign(recorded, {
    quits: 0,
    sandboxes: 0,
    response: 0,
    lock: true,
    backend: 'gnome_libsecret',
    unlocked: true,
  });
  appEvents.removeAllListeners();
  ipcEvents.removeAllListeners();
}

export class Contents extends EventEmitter {
  readonly posted: { readonly channel: string; readonly ports: readonly unknown[] }[] = [];
  readonly mainFrame = { url: 'app://slipway/' };
  open: Handler = () => undefined;
  reloads = 0;
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
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    recorded.windows.push(this);
    appEvents.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    recorded.loaded.push(url);
    return Promise.resolve();
  }
  setMenuBarVisibility(): void {}
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

export class Child extends EventEmitter {
  readonly module: string;
  readonly sent: { readonly message: { readonly type: string }; readonly ports: readonly unknown[] }[] = [];
  constructor(module: string) {
    super();
    this.module = module;
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
  getPath: () => '/nonexistent/slipway-test',
  setPath: () => undefined,
  getVersion: () => '0.0.0',
  requestSingleInstanceLock: () => recorded.lock,
  quit: () => {
    recorded.quits += 1;
  },
  whenReady: () => Promise.resolve(),
  enableSandbox: () => {
    recorded.sandboxes += 1;
  },
  commandLine: strict('app.commandLine', { hasSwitch: (name: string) => recorded.switches.includes(name) }),
});
export const ipcMain = strict('ipcMain', {
  on: (name: string, listener: Handler) => void ipcEvents.on(name, listener as (...args: unknown[]) => void),
  emit: (name: string, ...args: unknown[]) => ipcEvents.emit(name, ...args),
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
    setApplicationMenu: () => undefined,
    buildFromTemplate: (template: unknown) => template,
  }),
  dialog: strict('dialog', { showMessageBox: box, showOpenDialog: () => Promise.resolve({ filePaths: [] }) }),
  nativeTheme: strict('nativeTheme', { shouldUseDarkColors: true }),
  protocol: strict('protocol', { registerSchemesAsPrivileged: () => undefined }),
  safeStorage: strict('safeStorage', {
    isEncryptionAvailable: () => recorded.unlocked,
    getSelectedStorageBackend: () => recorded.backend,
    encryptString: (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ key),
    decryptString: (bytes: Buffer) => {
      if (!recorded.unlocked)
        throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
      return Buffer.from(bytes.map((byte) => byte ^ key)).toString('utf8');
    },
  }),
  screen: strict('screen', {
    getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  }),
  session: strict('session module', { defaultSession: session }),
  shell: strict('shell', {
    openExternal: (url: string) => {
      recorded.opened.push(url);
      return Promise.resolve();
    },
  }),
  utilityProcess: strict('utilityProcess', {
    fork: (module: string) => {
      const child = new Child(module);
      recorded.forks.push(child);
      return child;
    },
  }),
});
