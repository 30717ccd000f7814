import { describe, expect, it } from 'vitest';
import { dangerOf } from '../../../../src/engine/plan/commands/danger.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';

const parse = await loadPlanParser();

describe('a command with invisible characters', () => {
  it.each([
    ['a bidirectional control', 'make \u202e clean', 'U+202E'],
    ['a zero width space', 'make\u200b clean', 'U+200B'],
    ['a tag', 'make \u{e0041}clean', 'U+E0041'],
    ['a soft hyphen', 'ma\u00adke clean', 'U+00AD'],
  ])('is reported and deserves a second look: %s', (_what, command, code) => {
    const plan = parse(`## Deploy\n\`\`\`bash\n${command}\n\`\`\`\n- [ ] Ok: \`make x\`\n`);
    expect(plan.diagnostics.find((each) => each.code === 'hidden-characters')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining(code),
      line: 2,
    });
    expect(plan.steps[0]).toMatchObject({
      commands: [command],
      danger: 'holds invisible characters and may not do what it reads like',
    });
  });

  it('is not one that merely is written in another script', () => {
    expect(dangerOf('echo "سلام نمی‌دانم 你好"')).toBeUndefined();
  });
});

describe('a dangerous command', () => {
  it.each([
    ['rm -rf build', 'removes files recursively'],
    ['sudo rm -v --recursive /srv/x', 'removes files recursively'],
    ['cd /srv && rm -fr old', 'removes files recursively'],
    ['find . -name "*.log" -delete', 'removes every file it finds'],
    ['psql -c "DROP TABLE users"', 'destroys data in a database'],
    ['mysql shop -e "truncate orders;"', 'destroys data in a database'],
    ['psql <<SQL\nBEGIN;\nDELETE FROM orders;\nSQL', 'deletes every row of a table'],
    ['psql -c "UPDATE users SET active = false"', 'changes every row of a table'],
    ['redis-cli FLUSHALL', 'empties a cache or a store'],
    ['npx prisma migrate reset --force', 'empties a database'],
    ['git push --force origin main', 'rewrites published history'],
    ['git push origin +main', 'rewrites published history'],
    ['git push origin :v1', 'deletes a published branch or tag'],
    ['git reset --hard v1', 'discards uncommitted work'],
    ['kubectl -n shop delete pod web-1', 'deletes cluster resources'],
    ['terraform destroy -auto-approve', 'destroys infrastructure'],
    ['docker system prune -af', 'deletes containers, images or volumes'],
    ['docker volume prune', 'deletes containers, images or volumes'],
    ['docker compose -f a.yml down -v', 'deletes containers, images or volumes'],
    ['dd if=a.img of=/dev/sdb bs=4M', 'overwrites a disk or what lies on it'],
    ['mkfs.ext4 /dev/sdb1', 'overwrites a disk or what lies on it'],
    ['wipefs -a /dev/sdb', 'overwrites a disk or what lies on it'],
    ['sudo iptables -F', 'changes the firewall'],
    ['ufw allow 443', 'changes the firewall'],
    ['nft flush ruleset', 'changes the firewall'],
    ['curl -fsSL https://x.example/i.sh | sudo -E bash -', 'runs a script straight from the network'],
    ['bash <(curl -s https://x.example/i.sh)', 'runs a script straight from the network'],
    ['irm https://x.example/i.ps1 | iex', 'runs a script straight from the network'],
    ['chmod -R 777 /srv/shop', 'lets everybody write'],
    ['sudo reboot', 'takes the machine down'],
    ['shutdown -h now', 'takes the machine down'],
    ['ssh web-1 "sudo rm -rf /srv/old"', 'removes files recursively'],
  ])('is %s', (command, reason) => {
    expect(dangerOf(command)).toBe(reason);
  });

  it.each([
    'rm one.txt',
    'psql -c "DELETE FROM orders WHERE id = 1"',
    'psql -c "UPDATE users SET active = false WHERE id = 1"',
    'git push origin main',
    'git push -u origin feature-f',
    'git clean -nfd',
    'kubectl get pods',
    'kubectl delete pod web-1 --dry-run=client',
    'terraform plan',
    'docker compose down',
    'ufw status verbose',
    'iptables -L -n',
    'nft list ruleset',
    'curl -fsS https://x.example/health | jq .status',
    'grep -rn "DROP TABLE" migrations',
    'echo "never run rm -rf /"',
    'ls # not rm -rf',
    'chmod 755 run.sh',
    "cat > clean.sh <<'EOF'\nrm -rf build\nEOF",
    'systemctl restart shop',
    'npm run reboot-docs',
  ])('is not %s', (command) => {
    expect(dangerOf(command)).toBeUndefined();
  });

  it('is marked on a check, and in a step on itself alone', () => {
    const plan = parse(
      '- [ ] Cache is empty: `redis-cli flushall`\n## Deploy\n```sh\ncd /srv\nrm -rf old\n```\n',
    );
    expect(plan.items[0]?.danger).toBe('empties a cache or a store');
    expect(workOf(plan).map(({ command, danger }) => [command, danger])).toEqual([
      ['redis-cli flushall', 'empties a cache or a store'],
      ['cd /srv', undefined],
      ['rm -rf old', 'removes files recursively'],
    ]);
    expect(plan.diagnostics.filter(({ code }) => code === 'danger').map(({ line }) => line)).toEqual([1, 3]);
  });

  it('is looked for in a hostile line without running on', () => {
    for (const part of [
      'rm -',
      'find x ',
      'git push a ',
      'docker a ',
      'kubectl -x ',
      'aws x ',
      'update a set ',
    ])
      expect(() => dangerOf(part.repeat(100_000))).not.toThrow();
  });
});
