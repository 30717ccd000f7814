import {
  Engine,
  ignore,
  inFrontOf,
  listRecent,
  machineKeychain,
  outliveFaults,
  servePorts,
} from '../../engine/index.ts';
import { practiceServer } from '../../practice/practice-server.ts';
import { assertNever } from '../../shared/text/assert-never.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { DesktopKeychain } from '../keychain/desktop-keychain.ts';
import { type FromEngine, readToEngine } from './engine-messages.ts';

// The engine's own process: `engine-host.js RESOURCES VERSION`. Everything else comes as messages.
const [resources, version] = process.argv.slice(2);
if (resources === undefined || version === undefined)
  throw new Error('usage: engine-host.js RESOURCES VERSION');

const parent = process.parentPort;
const desktop = new DesktopKeychain(answer);
const engine = new Engine({
  practice: practiceServer(resources),
  sshConfig: process.env.SLIPWAY_SSH_CONFIG ?? null,
  // What `slipway secret set` keeps is found in the window as well.
  keychain: inFrontOf(desktop, machineKeychain()),
});
// The window stays, and so does what runs; the desktop's log has what the person sees.
outliveFaults(engine, { say: (text) => console.error(text) });
// Ctrl-C, and the end of the terminal that started the window, reach every process of its group. The main process hears them too,
// asks where something runs, and ends the engine in order.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
const serve = servePorts(engine, { host: 'electron', version, openFirst: null, runFirst: null });

parent.on('message', ({ data, ports }) => {
  const message = readToEngine(data);
  if (message === null) return;
  switch (message.type) {
    case 'ports': {
      const [calls, bytes] = ports;
      if (calls !== undefined && bytes !== undefined) serve(calls, bytes);
      return;
    }
    case 'count-running':
      void countRunning().then(answer);
      return;
    case 'practice':
      void practise().then(answer);
      return;
    case 'recent':
      ignore(recent().then(answer), 'the menu keeps what it has');
      return;
    case 'look-again':
      engine.lookAgain();
      return;
    case 'keychain-answer':
      desktop.hear(message);
      return;
    case 'quit':
      void quit();
      return;
    default:
      assertNever(message);
  }
});

function answer(message: FromEngine): void {
  parent.postMessage(message);
}

async function countRunning(): Promise<FromEngine> {
  const runs = await engine.listRuns().catch(() => []);
  return { type: 'running', count: runs.filter((run) => run.status === 'running').length };
}

async function recent(): Promise<FromEngine> {
  const files = (await listRecent(engine.state)).filter(({ isThere }) => isThere).map(({ file }) => file);
  return { type: 'recent-checklists', files };
}

async function practise(): Promise<FromEngine> {
  try {
    return { type: 'practice-ready', file: (await engine.practice()).checklist, problem: '' };
  } catch (error) {
    return {
      type: 'practice-ready',
      file: null,
      problem: errorText(error),
    };
  }
}

async function quit(): Promise<void> {
  try {
    await engine.close();
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
