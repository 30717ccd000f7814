import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a start of the practice server fills into the sidecar. */
export interface ProjectValues {
  readonly port: number;
  readonly sshConfig: string;
}

const checklistName = 'RELEASE_CHECKLIST.md';
const sidecarName = 'RELEASE_CHECKLIST.slipway.yaml';

/**
 * Copies the checklist project to `project` and fills `{{port}}` and `{{sshConfig}}` into its sidecar.
 * @returns the absolute path of the checklist.
 */
export async function prepareProject(
  project: string,
  resources: string,
  values: ProjectValues,
): Promise<string> {
  await cp(join(resources, 'project'), project, { recursive: true });
  const sidecar = join(project, sidecarName);
  const template = await readFile(sidecar, 'utf8');
  await writeFile(
    sidecar,
    template
      .replaceAll('{{port}}', String(values.port))
      // JSON's string escapes are a subset of YAML's double-quoted ones.
      .replaceAll('"{{sshConfig}}"', JSON.stringify(values.sshConfig)),
  );
  await makeScriptsExecutable(join(project, 'scripts'));
  return join(project, checklistName);
}

async function makeScriptsExecutable(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(names.map((name) => chmod(join(folder, name), 0o755)));
}
