import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { acceptConnections } from './engine/accept-connections.ts';
import { EngineProcess } from './engine/engine-process.ts';
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
import { setMenu } from './menu.ts';
import { createWindow, showAddress } from './window/create-window.ts';

/** The running application: one engine, one window, and whatever people ask it to show. */
export class Application {
  readonly #engine: EngineProcess;
  #window: BrowserWindow | null = null;
  #mayQuit = false;
  #asking = false;
  #askingOfLink = false;

  constructor() {
    const root = app.getAppPath();
    const keychain = new SafeKeychain(join(app.getPath('userData'), 'secrets.json'));
    this.#engine = new EngineProcess({
      module: join(root, 'out', 'main', 'engine-host.js'),
      args: [app.isPackaged ? process.resourcesPath : join(root, 'resources'), app.getVersion()],
      onGivenUp: (exit) => void this.#promptAfterFailure(exit),
      keychain: (ask) => answerKeychain(keychain, ask),
    });
    acceptConnections(this.#engine);
    setMenu(() => void this.#chooseFile());
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

  /** Whether the application may end now. Where not, it asks, and ends itself later. */
  mayQuit(): boolean {
    if (!this.#mayQuit && !this.#asking) void this.#quitInOrder();
    return this.#mayQuit;
  }

  #open(address: string | null): void {
    const preload = join(app.getAppPath(), 'out', 'preload', 'index.cjs');
    const window = createWindow({ preload, state: join(app.getPath('userData'), 'window.json') }, address);
    window.on('close', (event) => {
      // On macOS the application outlives its window; elsewhere closing it is quitting, with the same question.
      if (process.platform !== 'darwin' && !this.mayQuit()) event.preventDefault();
    });
    window.on('closed', () => {
      this.#window = null;
    });
    this.#window = window;
  }

  async #rehearse(): Promise<void> {
    const { file, problem } = await this.#engine.practice();
    if (file !== null) this.#show({ show: 'plan', file, ask: false });
    else await tellNoPractice(this.#window, problem);
  }

  async #quitInOrder(): Promise<void> {
    this.#asking = true;
    try {
      const running = await this.#engine.countRunning();
      if (running > 0 && !(await confirmQuit(this.#window, running))) return;
      await this.#engine.quit();
      this.#mayQuit = true;
      app.quit();
    } finally {
      this.#asking = false;
    }
  }

  async #promptAfterFailure(exit: number): Promise<void> {
    if (await askAfterFailure(this.#window, exit)) this.#engine.tryAgain();
    else app.quit();
  }

  async #chooseFile(): Promise<void> {
    const file = await chooseChecklist(this.#window);
    if (file !== null) this.#show({ show: 'plan', file, ask: false });
  }
}
