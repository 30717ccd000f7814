import { type Document, parseDocument } from 'yaml';
import type { PlanDefaults } from '../../../shared/plan/plan.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { readDocument } from '../../document/read-document.ts';
import { sidecarPath } from '../../document/sidecar-path.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { readRegularFile } from '../../lib/read-regular-file.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import { defaultsOf } from './front-matter.ts';
import { maxSidecarBytes, parseSidecar } from './read-sidecar.ts';

/**
 * Changes the sidecar of a document (created when there is none) and gives its path. What the change does not touch
 * stays as it is, comments included. Nothing is written that would not hold: `BAD_INPUT` then, with line and column.
 */
export async function editSidecar(
  document: string,
  edit: (yaml: Document, defaults: PlanDefaults | null) => void,
): Promise<string> {
  const file = sidecarPath(document);
  const defaults = defaultsOf((await readDocument(document)).text);
  const yaml = parseDocument(await readSidecarText(file));
  if (yaml.errors.length > 0)
    throw new EngineError(
      'BAD_INPUT',
      `${file} is not valid YAML; it was left as it is.`,
      'Correct it first.',
    );
  edit(yaml, defaults);
  const text = yaml.toString({ lineWidth: 0 });
  const problem = parseSidecar(text, defaults).diagnostics[0];
  if (problem !== undefined)
    throw new EngineError(
      'BAD_INPUT',
      `The change would make ${file} invalid: ${problem.message}. The file was not changed.`,
      `Line ${problem.line}, column ${problem.column} of what would have been written.`,
      problem,
    );
  await replaceFile(file, text, 'person');
  return file;
}

async function readSidecarText(file: string): Promise<string> {
  try {
    return (await readRegularFile(file, maxSidecarBytes)).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return freshSidecar;
    // A file that cannot be read must not be taken for none: writing would lose it.
    throw new EngineError(
      'BAD_INPUT',
      `${file} cannot be read: ${errorText(error)}. It was left as it is.`,
      'Check its permissions.',
    );
  }
}

const freshSidecar =
  '# What the checklist does not say. Safe to commit: secrets stand here by reference only.\nversion: 1\n';
