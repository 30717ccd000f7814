import type { LiveMessage } from '../../../shared/wire/live.ts';
import type { Engine } from '../../composition/engine.ts';
import { homeFolder } from '../../lib/account.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { pushedEvents } from '../streams/pushed-events.ts';
import * as words from '../words/host-words.ts';
import { type HostInfo, type Implementer, ok } from './implementer.ts';
import { listFolder } from './list-folder.ts';

/** The application: what it is, its news, its questions, and the folders a person picks a document from. */
export function appRoutes(os: Implementer, engine: Engine, info: HostInfo) {
  return {
    app: {
      info: os.app.info.handler(() => ({ ...info, platform: process.platform, actor: engine.actor })),
      recent: os.app.recent.handler(async () => [...(await engine.recent())]),
      live: os.app.live.handler(async function* ({ input, signal }) {
        const handle = input.run === null ? null : await engine.run(input.run);
        const watch = handle === null ? null : engine.watch(handle);
        yield { type: 'prompts' as const, prompts: [...engine.prompts.open] };
        if (handle !== null && watch !== null) {
          yield { type: 'connections' as const, connections: [...handle.session.targets.connections()] };
          yield* watch.snapshot();
        }
        yield* pushedEvents<LiveMessage>((push) => engine.listen(push), signal);
      }),
      answer: os.app.answer.handler(({ input }) => {
        if (!engine.prompts.answer(input.prompt, input.value, input.keep))
          throw new EngineError('NOT_FOUND', words.questionClosed);
        return ok;
      }),
    },
    files: {
      list: os.files.list.handler(({ input }) => listFolder(input.dir ?? homeFolder() ?? '/')),
    },
  };
}
