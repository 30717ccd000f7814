import type { Diagnostic, Plan } from '../../../shared/plan/plan.ts';
import { renamedCopies } from '../../../shared/restore-point/restore-paths.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/** Says of a sidecar's restore point under which other name a copy lies where two paths share their last one. Pure. */
export function resolveRestorePoint(plan: Plan, { restorePoint }: Sidecar): Plan {
  const { paths = [], keepIn = '' } = restorePoint ?? {};
  const renamed = renamedCopies(paths).map(({ path, name }): Diagnostic => {
    const message = `Another path of the restore point has the last name of ${path}: its copy is called ${name}. The rollback finds it as ${keepIn.replace(/\/+$/, '')}/${name}.`;
    return { code: 'restore-point-name', severity: 'warning', message, line: 1, column: 1 };
  });
  return renamed.length === 0 ? plan : { ...plan, diagnostics: [...plan.diagnostics, ...renamed] };
}
