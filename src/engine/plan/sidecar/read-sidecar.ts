import { type Document, isMap, LineCounter, type Node, parseDocument } from 'yaml';
import type { Diagnostic, PlanDefaults } from '../../../shared/plan/plan.ts';
import { restorePathProblems } from '../../../shared/restore-point/restore-paths.ts';
import { emptySidecar, type Sidecar, sidecarSchema } from '../../../shared/sidecar/sidecar.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { sidecarPath } from '../../document/sidecar-path.ts';
import { readRegularFile } from '../../lib/read-regular-file.ts';
import { defaultsOf } from './front-matter.ts';
import { withDefaults } from './read-defaults.ts';
import { keepScalarText } from './scalar-text.ts';
import { unfoldYaml } from './unfold-yaml.ts';
import { unknownKey } from './unknown-key.ts';

/** Larger sidecars are refused: what a checklist does not say fits in a fraction of it. */
export const maxSidecarBytes = 1024 * 1024;

export interface ReadSidecar {
  readonly file: string | null;
  readonly sidecar: Sidecar;
  /** Problems with line and column. Not empty: the plan opens for reading but does not run. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the sidecar of a document, with what the front matter in its `source` sets beneath it; a document without one has
 * the empty sidecar.
 */
export async function readSidecar(document: string, source: string): Promise<ReadSidecar> {
  const file = sidecarPath(document);
  const defaults = defaultsOf(source);
  let text: string;
  try {
    text = (await readRegularFile(file, maxSidecarBytes)).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { file: null, ...parseSidecar('version: 1', defaults) };
    return {
      file,
      sidecar: emptySidecar,
      diagnostics: [problem('sidecar', `The sidecar cannot be read: ${errorText(error)}`, 1, 1)],
    };
  }
  return { file, ...parseSidecar(text, defaults) };
}

/** Checks a sidecar's text against the schema; every problem carries the place of what is wrong. */
export function parseSidecar(
  text: string,
  defaults: PlanDefaults | null = null,
): {
  readonly sidecar: Sidecar;
  readonly diagnostics: readonly Diagnostic[];
} {
  const lines = new LineCounter();
  // Aliases are bounded, so that a small file cannot unfold into a large one.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      sidecar: emptySidecar,
      diagnostics: document.errors.map((error) => {
        const at = lines.linePos(error.pos[0]);
        return problem('sidecar-yaml', `Not valid YAML: ${error.message}`, at.line, at.col);
      }),
    };
  }
  keepScalarText(document, 'env');
  keepScalarText(document, 'values');
  const unfolded = unfold(document);
  if (unfolded instanceof Error) {
    const message = `Not valid YAML: ${unfolded.message}`;
    return { sidecar: emptySidecar, diagnostics: [problem('sidecar-yaml', message, 1, 1)] };
  }
  const parsed = sidecarSchema.safeParse(unfolded.value);
  if (parsed.success) {
    const sidecar = withDefaults(parsed.data, defaults);
    const references = checkReferences(sidecar);
    return {
      sidecar,
      diagnostics: references.map(({ path, message }) => locate(path, message)),
    };
  }
  return {
    sidecar: emptySidecar,
    // A misspelt key is usually the cause of the missing one beside it: it comes first.
    diagnostics: parsed.error.issues
      .toSorted((a, b) => rank(a) - rank(b))
      .flatMap((issue) => {
        const path = issue.path.map(String);
        return issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => locate([...path, key], unknownKey(path, key)))
          : [locate(path, issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? '') : issue.message)];
      }),
  };

  function locate(path: readonly string[], message: string): Diagnostic {
    const offset = offsetOf(document.contents, path);
    const at = lines.linePos(offset);
    const name = path.length === 0 ? '' : ` (at ${path.join('.')})`;
    return problem('sidecar', `${message}${name}`, at.line, at.col);
  }
}

/** What a document says; an error where a key is no text, an alias has no anchor, or one unfolds to too much. */
function unfold(document: Document): { readonly value: unknown } | Error {
  try {
    return { value: unfoldYaml(document) };
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function rank(issue: { readonly code: string }): number {
  return issue.code === 'unrecognized_keys' ? 0 : 1;
}

/** Names that must exist: targets that are used, members of groups; and paths that can be kept. */
function checkReferences(sidecar: Sidecar): readonly { readonly path: string[]; readonly message: string }[] {
  const targets = sidecar.targets ?? {};
  const known = (name: string): boolean => name === 'local' || name in targets;
  const problems: { path: string[]; message: string }[] = [];
  for (const [key, target] of Object.entries(sidecar.where ?? {})) {
    if (!known(target)) problems.push({ path: ['where', key], message: `There is no target "${target}"` });
  }
  for (const [name, spec] of Object.entries(targets)) {
    if (!('group' in spec)) continue;
    const missing = spec.group.find((member) => !(member in targets));
    if (missing !== undefined)
      problems.push({ path: ['targets', name], message: `There is no target "${missing}"` });
  }
  const on = sidecar.restorePoint?.on;
  if (on !== undefined && !known(on))
    problems.push({ path: ['restorePoint', 'on'], message: `There is no target "${on}"` });
  return [...problems, ...checkVariables(sidecar), ...checkRestorePaths(sidecar)];
}

/** Names that no shell takes for a variable: they are written into scripts, where they would be commands. */
function checkVariables(sidecar: Sidecar): readonly { readonly path: string[]; readonly message: string }[] {
  return (['env', 'secrets'] as const).flatMap((key) =>
    Object.keys(sidecar[key] ?? {})
      .filter((name) => !/^[A-Za-z_]\w*$/.test(name))
      .map((name) => ({
        path: [key, name],
        message: `${JSON.stringify(name)} is no name of a variable: use letters, digits and _`,
      })),
  );
}

/** Paths of the restore point that cannot be kept. */
function checkRestorePaths({
  restorePoint,
}: Sidecar): readonly { readonly path: string[]; readonly message: string }[] {
  const { paths = [], keepIn } = restorePoint ?? {};
  if (keepIn === undefined) return [];
  return restorePathProblems(paths, keepIn).map(({ index, message }) => ({
    path: ['restorePoint', 'paths', String(index)],
    message,
  }));
}

/** Offset of the deepest node on the path that exists: a key's own place where it can be found. */
function offsetOf(root: Node | null, path: readonly string[]): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => String((item.key as { value?: unknown } | null)?.value) === part,
      );
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = (pair.value as Node | null) ?? null;
    } else {
      const items = (node as { items?: readonly Node[] } | null)?.items;
      const next = items?.[Number(part)];
      if (next === undefined) break;
      offset = next.range?.[0] ?? offset;
      node = next;
    }
  }
  return offset;
}

function problem(code: string, message: string, line: number, column: number): Diagnostic {
  return { code, severity: 'error', message, line, column };
}
