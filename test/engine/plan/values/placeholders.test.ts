import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '../../../../src/engine/plan/values/placeholders.ts';

describe('what stands in for a value', () => {
  it.each([
    ['scp dump.sql admin@STAGE_SERVER:/tmp/', ['STAGE_SERVER']],
    ['ssh root@BASTION "uptime"', ['BASTION']],
    ['curl -f http://API_HOST:8000/health', ['API_HOST']],
    ['psql -f db/0042_your_change.sql', ['0042_your_change.sql']],
    ["printf 'AC...' | vault kv put secret/twilio sid=-", ['AC...']],
    ['stripe login --api-key sk_live_...', ['sk_live_...']],
    ['export KEY=AKIA...', ['AKIA...']],
    ['echo "${PORT}" $PORT', ['${PORT}', '$PORT']],
    ['echo "${NAME%.*}"', ['${NAME}']],
  ])('is found in %s', (command, names) => {
    expect(placeholdersOf([command]).toSorted()).toEqual(names.toSorted());
  });

  it.each([
    'echo "Deploying..."',
    'echo "DONE..."',
    'printf "Waiting..."',
    'git log HEAD...',
    'git diff main...release',
    'go test ./...',
    'curl -f http://localhost:8000/health',
    'ssh deploy@web-1.example.net uptime',
    'npm publish --tag next pkg@1.2.3',
    'echo "${PORT:-8080}" "${ZONE-eu}" "${A:+b}"',
  ])('is nothing in %s', (command) => {
    expect(placeholdersOf([command])).toEqual([]);
  });
});
