import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from '../e2e/proving-ground/ground.ts';

/** The rollback of the checklist that started it all: stop, two restores, start, health. */
export const rollbackSteps = [
  { title: 'Stop the service', command: 'systemctl stop chatapp' },
  { title: 'Restore the program', command: 'cp /app/backup/chatapp-cli /app/' },
  { title: 'Restore the protocol', command: 'cp -r /app/backup/proto /app/' },
  { title: 'Start the service', command: 'systemctl start chatapp' },
  { title: 'Verify', command: 'curl -fsS http://localhost:8000/health' },
] as const;

/** The same as one script; the service is asked until it answers, as Slipway does. */
export const rollbackScript = `set -e
${rollbackSteps
  .slice(0, -1)
  .map((step) => step.command)
  .join('\n')}
until curl -fsS http://localhost:8000/health; do sleep 0.1; done
`;

/** Makes what is restored weigh something (a program of 20 MB and fifty small files), and starts as many as one likes. */
export async function weighDown(ground: Ground): Promise<void> {
  const { code, stderr } = await ground.exec(
    'set -e; mkdir -p /etc/systemd/system/chatapp.service.d; printf "[Unit]\\nStartLimitIntervalSec=0\\n" > /etc/systemd/system/chatapp.service.d/often.conf; systemctl daemon-reload; systemctl stop chatapp; truncate -s 20M /app/chatapp-cli; for i in $(seq 50); do head -c 2000 /dev/urandom > /app/proto/extra-$i.proto; done; cp -r /app/chatapp-cli /app/proto /app/backup/; systemctl start chatapp; until curl -fsS http://localhost:8000/health; do sleep 0.1; done',
  );
  if (code !== 0) throw new Error(`the server could not be prepared: ${stderr}`);
}

/** Writes a checklist with that rollback, and its sidecar; gives the checklist's path. */
export function writeChecklist(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const steps = rollbackSteps.map((step) => `# ${step.title}\n${step.command}`).join('\n\n');
  const file = join(folder, 'RELEASE.md');
  writeFileSync(
    file,
    `# Release\n\n## Deployment\n\n\`\`\`bash\n# Deploy\ntouch /app/deployed\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n${steps}\n\`\`\`\n`,
  );
  writeFileSync(
    join(folder, 'RELEASE.slipway.yaml'),
    'version: 1\ntargets: { web-1: { ssh: web-1 } }\nwhere: { Deployment: web-1, Rollback: web-1 }\nrestorePoint: { paths: [/app/chatapp-cli, /app/proto], keepIn: /app/backup, version: "curl -fsS localhost:8000/version" }\n',
  );
  return file;
}
