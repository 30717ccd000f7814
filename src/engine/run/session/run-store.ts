import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { type CheckedJournal, checkJournal } from '../../journal/check-journal.ts';
import {
  type PlanFileNames,
  planFileNames,
  type RunFolder,
  runFolder,
  runsFolder,
} from '../../journal/run-folder.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import * as words from '../run-words.ts';
import { isValidated, readValidationCache, writeValidationCache } from './validation-cache.ts';

/** The document a run goes by, as it was read. */
export interface KeptPlan {
  readonly text: string;
  readonly plan: Plan;
  readonly sidecar: Sidecar;
}

const durably = { mode: 0o600, flush: true } as const;

/** A new run's name: sortable by time to the millisecond, unique without asking anybody, and not to be guessed: see remote-layout.ts. */
export function newRunId(now: Date = new Date()): string {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const ms = now.getUTCMilliseconds().toString(16).padStart(3, '0');
  return `${stamp}-${ms}${randomBytes(5).toString('hex')}`;
}

/** The runs on this machine, one directory a run. */
export class RunStore {
  readonly root: string;

  constructor(root: string) {
    this.root = runsFolder(root);
  }

  files(run: string): RunFolder {
    if (!/^[A-Za-z0-9-]{1,80}$/.test(run)) throw new EngineError('BAD_INPUT', words.notARun(run));
    return runFolder(join(this.root, run));
  }

  /** Makes the run's directory with the document, the plan and the sidecar as they are now. */
  async create(run: string, { text, plan, sidecar }: KeptPlan): Promise<RunFolder> {
    const files = this.files(run);
    const names = planFileNames();
    try {
      await mkdir(files.steps, { recursive: true, mode: 0o700 });
      // On disk before the journal names them: a run without its plan could not be gone on with.
      await Promise.all([
        writeFile(join(files.dir, names.text), text, durably),
        writeFile(join(files.dir, names.plan), JSON.stringify(plan), durably),
        writeFile(join(files.dir, names.sidecar), JSON.stringify(sidecar), durably),
      ]);
    } catch (error) {
      throw new EngineError('FAILED', words.noRunFolder(files.dir, errorText(error)), words.noRunFolderHint);
    }
    return files;
  }

  /** Keeps an edited document beside the one before it; durable before it is announced. */
  async keepPlan(run: string, { text, plan, sidecar }: KeptPlan): Promise<void> {
    const { dir } = this.files(run);
    const names = planFileNames(plan.hash);
    await replaceFile(join(dir, names.text), text);
    await replaceFile(join(dir, names.plan), JSON.stringify(plan));
    await replaceFile(join(dir, names.sidecar), JSON.stringify(sidecar));
  }

  /** The plan a run goes by: the one with this hash where the document was edited on the way, else the first one. */
  async readPlan(run: string, planHash = ''): Promise<{ readonly plan: Plan; readonly sidecar: Sidecar }> {
    const { dir } = this.files(run);
    const names = keptNames(dir, planHash);
    try {
      const [plan, sidecar] = await Promise.all([
        readFile(join(dir, names.plan), 'utf8'),
        readFile(join(dir, names.sidecar), 'utf8'),
      ]);
      const vouched = readValidationCache(dir);
      if (isValidated(vouched, names.plan, plan) && isValidated(vouched, names.sidecar, sidecar))
        return { plan: JSON.parse(plan) as Plan, sidecar: JSON.parse(sidecar) as Sidecar };
      const [{ planSchema }, { keptSidecarSchema }] = await Promise.all([
        import('../../../shared/plan/plan.ts'),
        import('../../../shared/sidecar/sidecar.ts'),
      ]);
      return {
        plan: planSchema.parse(JSON.parse(plan)),
        sidecar: keptSidecarSchema.parse(JSON.parse(sidecar)),
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new EngineError('NOT_FOUND', words.noRun(run), words.noRunHint);
      }
      throw error;
    }
  }

  /** Throws NOT_FOUND where no such run has been made here. */
  mustExist(run: string): void {
    if (existsSync(this.files(run).journal)) return;
    throw new EngineError('NOT_FOUND', words.noRun(run), words.noRunHint);
  }

  /** Its journal, compared with the heads that are kept of it. Throws NOT_FOUND. */
  async readJournal(run: string): Promise<CheckedJournal> {
    this.mustExist(run);
    const { dir } = this.files(run);
    return checkJournal(dir, readValidationCache(dir).head);
  }

  /** Notes that all of a run's files were written or checked by this build, up to the journal's line with this hash. */
  async vouch(run: string, head: string, planHash: string): Promise<void> {
    const { dir } = this.files(run);
    const names = keptNames(dir, planHash);
    await writeValidationCache(dir, head, [names.plan, names.sidecar]);
  }

  /** Names of all runs, newest first. */
  async list(): Promise<readonly string[]> {
    if (!existsSync(this.root)) return [];
    const names = await readdir(this.root);
    return names
      .filter((name) => existsSync(this.files(name).journal))
      .sort()
      .reverse();
  }
}

/** An edited plan's files where there are any, else the first one's. */
function keptNames(dir: string, planHash: string): PlanFileNames {
  const edited = planFileNames(planHash);
  return existsSync(join(dir, edited.sidecar)) ? edited : planFileNames();
}
