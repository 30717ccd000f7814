import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  draftSidecar,
  type Engine,
  EngineError,
  jsonSchemaOf,
  loadPlanParser,
  readDocument,
  schemaNames,
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
  const draft = await draftSidecar(parse(text), options.schema ? `./${schemaName}` : null, text);
  if (!(await writeNew(sidecar, draft)))
    throw new EngineError('BAD_INPUT', words.sidecarExists(sidecar), words.sidecarExistsHint);
  process.stdout.write(`${sidecar}\n`);
  const schema = join(dirname(sidecar), schemaName);
  if (options.schema && (await writeNew(schema, await jsonSchemaOf('sidecar'))))
    process.stdout.write(`${schema}\n`);
  process.stderr.write(`${words.reviewSidecar(basename(file))}\n`);
  return exitCode.done;
}

/** `slipway schema [NAME]`: a JSON schema, the sidecar's unless another is named. */
export async function printSchema(name: string = 'sidecar'): Promise<ExitCode> {
  const known = schemaNames.find((each) => each === name);
  if (known === undefined)
    throw new EngineError('BAD_INPUT', words.noSchema(name), words.noSchemaHint(schemaNames));
  process.stdout.write(await jsonSchemaOf(known));
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
