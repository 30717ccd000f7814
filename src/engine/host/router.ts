import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { implement, ORPCError } from '@orpc/server';
import type { JournalEvent } from '../../shared/journal/events.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { type AppInfo, contract } from '../../shared/wire/contract.ts';
import type { LiveMessage, LogLine } from '../../shared/wire/live.ts';
import type { Engine } from '../composition/engine.ts';
import { EngineError } from '../lib/engine-error.ts';
import { ignore } from '../lib/ignore.ts';
import { explainDocument } from '../plan/explain/explain-document.ts';
import { writeCorrections } from '../plan/sidecar/write-corrections.ts';
import { writeReview } from '../plan/sidecar/write-sidecar.ts';
import { writeRecord } from '../record/write-record.ts';
import { previewRollback } from '../rollback/readiness/preview-rollback.ts';
import { declineProposal } from '../rollback/triggers/decline-proposal.ts';
import { seeThrough } from '../run/drive/run-until-passed.ts';
import * as words from './host-words.ts';
import { pushedEvents } from './pushed-events.ts';
import type { StreamServer } from './stream-server.ts';
import { outputSource, terminalSource } from './stream-sources.ts';

/** What a host says of itself. */
export interface HostInfo {
  readonly host: AppInfo['host'];
  readonly version: string;
  readonly openFirst: string | null;
  readonly runFirst: string | null;
}

export interface CallContext {
  readonly streams: StreamServer;
}

const status = {
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  NOT_NOW: 409,
  UNREACHABLE: 502,
  FAILED: 500,
  JOURNAL: 507,
} as const;

/** The contract, carried out by an engine. Expected failures keep their code and their hint; surprises say what they were. */
export function createRouter(engine: Engine, info: HostInfo) {
  const os = implement(contract)
    .$context<CallContext>()
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        if (error instanceof ORPCError) throw error;
        throw toCallError(error);
      }
    });
  const ok = { ok: true as const };

  return os.router({
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
      list: os.files.list.handler(({ input }) => listFolder(input.dir ?? homedir())),
    },
    plans: {
      open: os.plans.open.handler(({ input }) => engine.openPlan(input.file)),
      saveReview: os.plans.saveReview.handler(async ({ input }) => {
        await writeReview(resolve(input.file), input);
        return engine.openPlan(input.file);
      }),
      explain: os.plans.explain.handler(({ input }) => explainDocument(resolve(input.file))),
      correct: os.plans.correct.handler(async ({ input }) => {
        await writeCorrections(resolve(input.file), input.corrections);
        return engine.openPlan(input.file);
      }),
      practice: os.plans.practice.handler(async () => ({ file: (await engine.practice()).checklist })),
      runs: os.plans.runs.handler(async () => [...(await engine.listRuns())]),
    },
    runs: {
      create: os.runs.create.handler(async ({ input }) => ({
        run: (await engine.createRun(input.file)).session.run,
      })),
      open: os.runs.open.handler(async ({ input }) => {
        const { session } = await engine.run(input.run);
        return {
          run: session.run,
          plan: session.plan,
          sidecar: session.sidecar,
          placement: { ...session.placement },
          observer: session.heldBy,
        };
      }),
      events: os.runs.events.handler(async function* ({ input, signal }) {
        const { session } = await engine.run(input.run);
        yield* pushedEvents<JournalEvent>((push) => {
          for (const event of session.events.slice(input.after)) push(event);
          return session.subscribe(push);
        }, signal);
      }),
      advance: os.runs.advance.handler(async ({ input }) => {
        const handle = await engine.run(input.run);
        handle.session.targets.allowRetryAfterRefusal();
        if (handle.session.state.kind === 'rollback')
          ignore(engine.continueRollback(handle), 'the rollback stays paused and says why');
        else if (input.until === 'section')
          await handle.driver.advance({ kind: 'section', section: input.section ?? '' });
        else await handle.driver.advance({ kind: input.until });
        return ok;
      }),
      pause: os.runs.pause.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.pause(input.reason);
        return ok;
      }),
      cancel: os.runs.cancel.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.cancelAll(input.reason);
        return ok;
      }),
      finish: os.runs.finish.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.finish();
        return ok;
      }),
      openGate: os.runs.openGate.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.openGate(input.gate, input.reason);
        return ok;
      }),
      sign: os.runs.sign.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.sign(input.role, input.name);
        return ok;
      }),
      unsign: os.runs.unsign.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.unsign(input.role);
        return ok;
      }),
      documentChange: os.runs.documentChange.handler(async ({ input }) => ({
        change: await engine.documentChange(input.run),
      })),
      takeDocument: os.runs.takeDocument.handler(async ({ input }) => {
        await engine.takeDocument(input.run);
        return ok;
      }),
      reconnect: os.runs.reconnect.handler(async ({ input }) => {
        const { targets } = (await engine.run(input.run)).session;
        await targets.remote(input.target).connection.reconnect();
        return ok;
      }),
      record: os.runs.record.handler(async ({ input }) => ({
        markdown: await writeRecord(engine, input.run),
      })),
    },
    items: {
      run: os.items.run.handler(async ({ input }) => {
        const { driver, session } = await engine.run(input.run);
        session.targets.allowRetryAfterRefusal();
        const options = {
          confirmed: input.confirmed === true,
          ...(input.hosts === undefined ? {} : { hosts: input.hosts }),
        };
        const live = await driver.run(input.item, options);
        // Its author's retries follow by themselves; a try that cannot begin any more leaves the failure as it stands.
        ignore(seeThrough(driver, live, { options }), 'the failure stands as it is');
        return ok;
      }),
      cancel: os.items.cancel.handler(async ({ input }) => {
        (await engine.run(input.run)).driver.cancel(input.item);
        return ok;
      }),
      tick: os.items.tick.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.tick(input.item, input.note);
        return ok;
      }),
      untick: os.items.untick.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.untick(input.item);
        return ok;
      }),
      waive: os.items.waive.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.waive(input.item, input.reason);
        return ok;
      }),
      decide: os.items.decide.handler(async ({ input }) => {
        await (await engine.run(input.run)).driver.decide(
          input.item,
          input.outcome,
          input.reason,
          input.host,
        );
        return ok;
      }),
    },
    rollback: {
      preview: os.rollback.preview.handler(async ({ input }) =>
        previewRollback(await engine.run(input.run), input.alternative ?? null),
      ),
      start: os.rollback.start.handler(async ({ input }) => ({
        run: await engine.startRollback(input.run, input.alternative ?? null),
      })),
      decline: os.rollback.decline.handler(async ({ input }) => {
        await declineProposal((await engine.run(input.run)).session, input.proposal, input.reason);
        return ok;
      }),
    },
    streams: {
      output: os.streams.output.handler(async ({ input, context }) => {
        const { session, driver } = await engine.run(input.run);
        const live = driver.live(input.item);
        const source = outputSource(
          session.outputOf(input.item, input.attempt, input.host),
          live?.attempt === input.attempt ? live.on(input.host) : undefined,
        );
        return { stream: context.streams.open(source) };
      }),
      terminal: os.streams.terminal.handler(async ({ input, context }) => {
        const transport = (await engine.targetsOf(input.file)).get(input.target);
        const source = await terminalSource((sink) =>
          transport.terminal({ cols: input.cols, rows: input.rows }, sink),
        );
        return { stream: context.streams.open(source) };
      }),
    },
    logs: {
      follow: os.logs.follow.handler(async function* ({ input, signal }) {
        const { logs } = engine.watch(await engine.run(input.run));
        yield* pushedEvents<{ lines: LogLine[] }>(
          (push) => logs.read(input.tail, (lines) => push({ lines: [...lines] })),
          signal,
        );
      }),
    },
  });
}

function toCallError(error: unknown): ORPCError<string, { hint?: string; line?: number; column?: number }> {
  if (error instanceof EngineError) {
    return new ORPCError(error.code, {
      status: status[error.code],
      message: error.message,
      data: {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.line === undefined ? {} : { line: error.line }),
        ...(error.column === undefined ? {} : { column: error.column }),
      },
    });
  }
  const message = errorText(error);
  return new ORPCError('FAILED', {
    status: 500,
    message: words.unexpected(message),
    data: { hint: words.unexpectedHint },
  });
}

interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'markdown';
}

async function listFolder(folder: string) {
  const dir = resolve(folder);
  const found = await readdir(dir, { withFileTypes: true }).catch((error: Error) => {
    throw new EngineError('BAD_INPUT', words.notListed(dir, error.message));
  });
  const entries = found
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry): FolderEntry[] => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return [{ name: entry.name, path, kind: 'folder' }];
      return /\.(?:md|markdown)$/i.test(entry.name) ? [{ name: entry.name, path, kind: 'markdown' }] : [];
    })
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
  const parent = dirname(dir);
  return { dir, parent: parent === dir ? null : parent, entries };
}
