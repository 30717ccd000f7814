import type { LiveMessage } from '../../../shared/wire/live.ts';
import type { Engine } from '../../composition/engine.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { findPath, listFolder, startFolder } from '../../start-page/list-folder.ts';
import { markMaintenance, readMaintenance } from '../../start-page/maintenance.ts';
import { forgetRecent, listRecent } from '../../start-page/recent-checklists.ts';
import { historyMessages, isHistory } from '../../watch/history.ts';
import { pushedEvents } from '../streams/pushed-events.ts';
import * as words from '../words/host-words.ts';
import { type HostInfo, type Implementer, ok } from './implementer.ts';

/** What is said of servers and of production as they are now. */
const measured: ReadonlySet<LiveMessage['type']> = new Set([
  'connections',
  'tiles',
  'samples',
  'alerts',
  'judgment',
  'metric-sources',
  'log-sources',
]);

/** The application: what it is, its news, its questions, and the folders a person picks a document from. */
export function appRoutes(os: Implementer, engine: Engine, info: HostInfo) {
  return {
    app: {
      info: os.app.info.handler(() => ({ ...info, platform: process.platform, actor: engine.actor })),
      recent: os.app.recent.handler(async () => [...(await listRecent(engine.state))]),
      forget: os.app.forget.handler(async ({ input }) => {
        await forgetRecent(engine.state, input.file);
        return ok;
      }),
      maintenance: os.app.maintenance.handler(async () => [
        ...(await readMaintenance(engine.state, new Date())),
      ]),
      maintained: os.app.maintained.handler(async ({ input: { file, task, done } }) => {
        const at = new Date().toISOString();
        await markMaintenance(engine.state, { file, text: task, done, at, by: engine.actor });
        return ok;
      }),
      live: os.app.live.handler(async function* ({ input, signal }) {
        const handle = input.run === null ? null : await engine.run(input.run);
        const isOver = handle !== null && isHistory(handle.session.state);
        const watch = handle === null || isOver ? null : engine.watch(handle);
        yield { type: 'prompts' as const, prompts: [...engine.prompts.open] };
        if (isOver) yield* await historyMessages(handle.session);
        else if (handle !== null && watch !== null) {
          yield { type: 'connections' as const, connections: [...handle.session.targets.connections()] };
          await watch.resumed;
          yield* watch.snapshot();
        }
        // What is measured now is no part of a run that is over; a rollback that begins makes it matter again.
        const hears = ({ type }: LiveMessage): boolean => {
          if (handle === null || !measured.has(type)) return true;
          if (isHistory(handle.session.state)) return type === 'connections' && !isOver;
          engine.watch(handle);
          return true;
        };
        yield* pushedEvents<LiveMessage>(
          (push) => engine.listen((message) => (hears(message) ? push(message) : undefined)),
          signal,
        );
      }),
      answer: os.app.answer.handler(({ input }) => {
        if (!engine.prompts.answer(input.prompt, input.value, input.keep))
          throw new EngineError('NOT_FOUND', words.questionClosed);
        return ok;
      }),
    },
    files: {
      list: os.files.list.handler(({ input }) => listFolder(input.dir ?? startFolder())),
      find: os.files.find.handler(({ input }) => findPath(input.path, input.dir)),
    },
  };
}
