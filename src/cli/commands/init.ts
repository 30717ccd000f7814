import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  draftSidecar,
  type Engine,
  EngineError,
  loadPlanParser,
  readDocument,
  sidecarJsonSchema,
  sidecarPath,
} from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import * as words from '../words/plan-words.ts';

const schemaName = 'slipway.schema.json';

/** `slipway init FILE`: a first sidecar from what was understood, with the schema for editors. Overwrites nothing. */
export async function initSidecar(
  _engine: Engine,
  path: string,
  options: { readonly schema: boolean },
): Promise<ExitCode> {
  const [{ file, text }, parse] = await Promise.all([readDocument(resolve(path)), loadPlanParser()]);
  const sidecar = sidecarPath(file);
  const draft = await draftSidecar(parse(text), options.schema ? `./${schemaName}` : null);
  if (!(await writeNew(sidecar, draft)))
    throw new EngineError('BAD_INPUT', words.sidecarExists(sidecar), words.sidecarExistsHint);
  process.stdout.write(`${sidecar}\n`);
  const schema = join(dirname(sidecar), schemaName);
  if (options.schema && (await writeNew(schema, await sidecarJsonSchema())))
    process.stdout.write(`${schema}\n`);
  process.stderr.write(`${words.reviewSidecar(basename(file))}\n`);
  return exitCode.done;
}

/** `slipway schema`: the sidecar's JSON schema. */
export async function printSchema(): Promise<ExitCode> {
  process.stdout.write(await sidecarJsonSchema());
  return exitCode.done;
}

/** Writes a file that must not be there yet; false when it is. */
async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new EngineError('FAILED', words.notWritten(file, (error as Error).message), words.notWrittenHint);
  }
}
