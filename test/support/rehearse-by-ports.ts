// `node rehearse-by-ports.ts ENGINE_HOST RESOURCES`: starts a built engine host as Electron would, and is the window that asks it for a
// whole release and a whole rollback of the practice checklist. Prints what it saw as one line of JSON.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { isForward } from '../../src/shared/plan/work.ts';
import { type Due, dueOf } from '../../src/shared/run/moves/due.ts';
import { deriveRunPlan } from '../../src/shared/run/run-plan.ts';
import { emptyRunState, itemState, type RunState, transition } from '../../src/shared/run/run-state.ts';
import type { Contract } from '../../src/shared/wire/contract.ts';
import { PortMain } from './port-main.ts';

type Client = ContractRouterClient<Contract>;

const [host = '', resources = ''] = process.argv.slice(2);

const parent = Object.assign(new EventEmitter(), { postMessage: () => undefined });
Reflect.set(process, 'parentPort', parent);
process.argv = ['electron', host, resources, '9.9.9'];
await import(pathToFileURL(host).href);

const calls = new MessageChannel();
const bytes = new MessageChannel();
parent.emit('message', {
  data: { type: 'ports' },
  ports: [new PortMain(calls.port1), new PortMain(bytes.port1)],
});
const client: Client = createORPCClient(new RPCLink({ port: calls.port2 }));
calls.port2.start();

const info = await client.app.info();
const { file } = await client.plans.practice();
const { run } = await client.runs.create({ file });
const released = await release(run);
const { run: rollback } = await client.rollback.start({ run });
const rolledBack = await follow(rollback, (state) => state.status === 'ended' || state.status === 'paused');
process.stdout.write(
  `${JSON.stringify({ info, file, passed: released, rollback: rolledBack.outcome, reason: rolledBack.pauseReason })}\n`,
);
parent.emit('message', { data: { type: 'quit' }, ports: [] });

/** Walks a run as a person at practice would. Gives how many items passed. Throws where it waits for anything else. */
async function release(id: string): Promise<number> {
  const opened = await client.runs.open({ run: id });
  const plan = deriveRunPlan(opened.plan, opened.sidecar);
  const items = plan.work.filter((each) => isForward(each.phaseKind));
  const tried = new Set<string>();
  for (const { role } of opened.plan.signoffs) await client.runs.sign({ run: id, role, name: 'practice' });
  let isOver = false;
  let acted = '';
  const end = await follow(id, async (state) => {
    // What was asked for is not told yet.
    if ([...tried].some((item) => itemState(state, item).attempts.length === 0)) return false;
    const due = dueOf(plan, state, { items, tried, attended: true });
    // An event that changed nothing of what is due: the same is not asked for twice.
    const shown = JSON.stringify(due);
    if (shown !== acted) {
      acted = shown;
      isOver = await act(id, due, tried);
    }
    return isOver;
  });
  return items.filter(({ id: item }) => itemState(end, item).status === 'passed').length;
}

async function act(id: string, due: Due, tried: Set<string>): Promise<boolean> {
  if (due.kind === 'done') return true;
  if (due.kind === 'running') return false;
  const run = due.kind === 'run' ? [due.item] : due.kind === 'checks' ? due.items : [];
  for (const { id: item } of run) {
    tried.add(item);
    await client.items.run({ run: id, item });
  }
  if (due.kind !== 'wait') return false;
  const { wait } = due;
  if (wait.for === 'manual' || wait.for === 'rule') await client.items.tick({ run: id, item: wait.item.id });
  else if (wait.for === 'gate') await client.runs.openGate({ run: id, gate: wait.gate.id });
  else if (wait.for === 'preparation') await client.runs.prepare({ run: id });
  else throw new Error(`the release waits for ${JSON.stringify(wait)}`);
  return false;
}

/** Folds a run's events until something is so, asked after each of them. Gives the state then. */
async function follow(
  id: string,
  isOver: (state: RunState) => boolean | Promise<boolean>,
): Promise<RunState> {
  let state = emptyRunState;
  for await (const event of await client.runs.events({ run: id, after: 0 })) {
    state = transition(state, event);
    if (await isOver(state)) break;
  }
  return state;
}
