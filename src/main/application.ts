import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { DesktopLead } from '../shared/wire/desktop-report.ts';
import { acceptReports } from './desktop/accept-reports.ts';
import { Desktop } from './desktop/desktop.ts';
import { acceptConnections } from './engine/accept-connections.ts';
import { EngineProcess } from './engine/engine-process.ts';
import type { StepEnvironment } from './environment/step-environment.ts';
import { answerKeychain } from './keychain/answer-keychain.ts';
import { SafeKeychain } from './keychain/safe-keychain.ts';
import {
  askAfterFailure,
  chooseChecklist,
  confirmLink,
  confirmQuit,
  tellNoPractice,
} from './lib/ask-person.ts';
import { addressOf, type LaunchIntent, type LinkIntent } from './lib/launch-intent.ts';
import type { Log } from './lib/own-log.ts';
import { showAbout } from './menu/about.ts';
import { docsFolder, setMenu } from './menu/application-menu.ts';
import { createWindow, showAddress } from './window/create-window.ts';
import { saveWindowState } from './window/window-state.ts';

export interface ApplicationOptions {
  /** Where state lies; null where there is no place for it. */
  readonly state: string | null;
  readonly log: Log;
  /** What steps on this machine run in; the engine waits for it. */
  readonly environment: Promise<StepEnvironment>;
}

/** The running application: one engine, one window, and whatever people ask it to show. */
export class Application {
  readonly #options: ApplicationOptions;
  readonly #engine: EngineProcess;
  readonly #desktop: Desktop;
  readonly #windowState = join(app.getPath('userData'), 'window.json');
  #window: BrowserWindow | null = null;
  #environment: StepEnvironment | null = null;
  #recent: readonly string[] = [];
  #mayQuit = false;
  #asking = false;
  #askingOfLink = false;

  constructor(options: ApplicationOptions) {
    this.#options = options;
    this.#desktop = new Desktop({
      open: (run, lead) => this.#lead(run, lead),
      shows: () => void this.#renewMenu(),
      state: options.state,
    });
    const root = app.getAppPath();
    const keychain = new SafeKeychain(join(app.getPath('userData'), 'secrets.json'));
    this.#engine = new EngineProcess({
      module: join(root, 'out', 'main', 'engine-host.js'),
      args: [app.isPackaged ? process.resourcesPath : join(root, 'resources'), app.getVersion()],
      onGivenUp: (exit) => void this.#promptAfterFailure(exit),
      keychain: (ask) => answerKeychain(keychain, ask),
      log: options.log,
    });
    void this.#takeEnvironment(options.environment);
    acceptConnections(this.#engine);
    acceptReports((report, contents) => {
      if (contents === this.#window?.webContents) this.#desktop.hear(report);
    });
    powerMonitor.on('suspend', () => options.log.note('the machine goes to sleep'));
    powerMonitor.on('resume', () => {
      options.log.note('the machine is awake again');
      this.#engine.lookAgain();
    });
    this.#setMenu();
  }

  /** Shows what was asked for, in the window there is, or in a new one; what a link asks for, once a person agrees. */
  show(wish: LaunchIntent): void {
    if (wish.show === 'home' || !wish.ask) this.#show(wish);
    else void this.#showIfWanted(wish);
  }

  /** One question at a time: a page that sends many links is asked about once. */
  async #showIfWanted(wish: LinkIntent): Promise<void> {
    this.#show({ show: 'home' });
    if (this.#askingOfLink) return;
    this.#askingOfLink = true;
    try {
      if (await confirmLink(this.#window, wish)) this.#show(wish);
    } finally {
      this.#askingOfLink = false;
    }
  }

  #show(wish: LaunchIntent): void {
    const address = addressOf(wish);
    const window = this.#window;
    if (window === null) {
      this.#open(address);
    } else {
      if (window.isMinimized()) window.restore();
      window.focus();
      if (address !== null) showAddress(window, address);
    }
    if (wish.show === 'practice') void this.#rehearse();
  }

  /** Leads a person to what a notification told of. */
  #lead(run: string, lead: DesktopLead): void {
    this.#show({ show: 'run', run, ask: false });
    this.#window?.webContents.send('slipway:lead', lead);
  }

  /** Whether the application may end now. Where not, it asks, and ends itself later. */
  mayQuit(): boolean {
    if (!this.#mayQuit && !this.#asking) void this.#quitInOrder();
    return this.#mayQuit;
  }

  #open(address: string | null): void {
    const preload = join(app.getAppPath(), 'out', 'preload', 'index.cjs');
    const window = createWindow({ preload, state: this.#windowState }, address);
    window.on('close', (event) => {
      // On macOS the application outlives its window; elsewhere closing it is quitting, with the same question.
      if (process.platform !== 'darwin' && !this.mayQuit()) event.preventDefault();
    });
    window.on('closed', () => {
      this.#window = null;
    });
    // Windows ends the session without asking the application: what there is time for is an end in order.
    if (process.platform === 'win32') window.on('session-end', () => void this.#engine.quit());
    this.#window = window;
    this.#desktop.watch(window);
  }

  async #rehearse(): Promise<void> {
    const { file, problem } = await this.#engine.practice();
    if (file !== null) this.#show({ show: 'plan', file, ask: false });
    else await tellNoPractice(this.#window, problem);
  }

  async #quitInOrder(): Promise<void> {
    this.#asking = true;
    this.#engine.hold(true);
    try {
      const running = await this.#engine.countRunning();
      if (running > 0 && !(await confirmQuit(this.#window, running))) return;
      await this.#engine.quit();
      this.#mayQuit = true;
      if (this.#window !== null) saveWindowState(this.#window, this.#windowState);
      // Asking to quit once more, after macOS was told that this one does not go on, may never end.
      app.exit(0);
    } finally {
      this.#asking = false;
      this.#engine.hold(false);
    }
  }

  async #promptAfterFailure(exit: number): Promise<void> {
    if (await askAfterFailure(this.#window, exit, this.#options.log.file)) this.#engine.tryAgain();
    else app.quit();
  }

  async #chooseFile(): Promise<void> {
    const file = await chooseChecklist(this.#window);
    if (file !== null) this.#show({ show: 'plan', file, ask: false });
  }

  async #takeEnvironment(known: Promise<StepEnvironment>): Promise<void> {
    this.#environment = await known;
    this.#options.log.note(`the environment of local steps is ${this.#environment.source}`);
    this.#engine.runIn(this.#environment.env);
  }

  async #renewMenu(): Promise<void> {
    const recent = await this.#engine.recent();
    if (recent === null) return;
    this.#recent = recent;
    this.#setMenu();
  }

  #setMenu(): void {
    const { state, log } = this.#options;
    const diagnostics = () => ({
      state,
      log: log.file,
      source: this.#environment?.source ?? null,
      path: this.#environment?.env.PATH ?? '',
    });
    const actions = {
      about: () => void showAbout(this.#window, diagnostics()),
      chooseFile: () => void this.#chooseFile(),
      openFile: (file: string) => this.#show({ show: 'plan', file, ask: false }),
      closeWindow: () => this.#window?.close(),
      log: log.file,
      docs: docsFolder(),
    };
    setMenu(actions, this.#recent);
  }
}
