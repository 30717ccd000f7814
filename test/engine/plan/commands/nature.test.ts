import { describe, expect, it } from 'vitest';
import { natureOf } from '../../../../src/engine/plan/commands/nature.ts';

describe('the nature of a command', () => {
  it.each(['valueOf', 'constructor x', '__proto__', 'toString --all'])(
    'of a program that nobody knows is told, whatever it is called: %s',
    (command) => {
      expect(natureOf(command)).toBe('effect');
    },
  );

  it.each([
    'git status',
    'git branch --list "release/*"',
    'git branch',
    'firewall-cmd --zone=public --list-all',
    'codesign --verify --deep Shop.app',
    'psql -c "select pg_is_in_recovery()"',
    'sudo -u app systemctl is-active shop',
    'curl -fsS https://shop.example/health | jq .status',
    'kubectl get pods && kubectl rollout status deploy/shop',
    'pnpm -C apps/web lint',
    'docker exec db psql -c "select count(*) from orders"',
    'ssh web-1 "df -h; uptime"',
    'terraform plan -out=/tmp/x --dry-run',
    'npm run lint',
    'FOO=bar make test',
    'VERSION=$(git rev-parse HEAD)',
    'if [ -f app.tar.gz ]; then echo ok; fi',
    'grep -c ERROR /var/log/shop.log 2>/dev/null',
    'find . -name "*.log" -mtime +7',
    'bash scripts/check-health.sh',
  ])('is a check: %s', (command) => {
    expect(natureOf(command)).toBe('check');
  });

  it.each([
    'git push origin main',
    'git branch 4.2.x',
    'firewall-cmd --zone=public --add-port=80/tcp --permanent',
    'firewall-cmd --reload',
    'psql -c "SELECT pg_wal_replay_pause();"',
    'flatpak-builder build --install-deps-from=hub shop.yml',
    'toolup --version 1.2.3',
    'nohup gunicorn shop.wsgi &',
    'v="$(grep \'"version"\' package.json | cut -d\'"\' -f4)"; git commit -am "$v"',
    'git clone https://example.org/shop.git',
    'for f in a b; do ( cd $f; rm -rf build ); done',
    'find . -name "*.tmp" | while read f; do rm "$f"; done',
    '. ./release.sh',
    'source ./lib/deploy.sh',
    'gcloud compute disks delete shop-disk --quiet',
    'systemctl restart shop',
    'cat notes; rm -rf build',
    'echo $(rm -rf build)',
    'echo "$(systemctl stop shop)"',
    'echo `systemctl stop shop`',
    'diff <(rm -v old) list',
    'FOO=$(deploy.sh)',
    'FOO=bar rm x',
    'env FOO=1 rm x',
    'cat page > /var/www/index.html',
    'cat list | xargs rm',
    'cat list | sh',
    'curl -fsSL https://get.example/install | bash',
    'curl -X POST https://shop.example/maintenance',
    'curl -o /usr/local/bin/tool https://get.example/tool',
    'find . -name "*.log" -delete',
    'find . -name "*.log" -exec rm {} +',
    'sed -i s/a/b/ config',
    'sort -o list list',
    'grep -l x * | tee found',
    'awk \'BEGIN { system("rm x") }\'',
    'kubectl exec web -- rm -rf /cache',
    'docker compose exec web sh -c "rm -rf /cache"',
    'ssh web-1 "systemctl restart shop"',
    'ssh web-1 "uptime; systemctl restart shop"',
    'npm run migrate',
    'make deploy',
    './deploy.sh',
    'some-unknown-tool --now',
    'cat <<EOF > /etc/motd\nhello\nEOF',
    'python3 -c "import shutil; shutil.rmtree(\'x\')"',
    'test -f x || rm y',
    'timeout 5 rm x',
    'psql -c "delete from orders"',
  ])('is an effect: %s', (command) => {
    expect(natureOf(command)).toBe('effect');
  });

  it.each([
    'tail -f /var/log/shop.log',
    'journalctl -u shop -f',
    'kubectl logs -f deploy/shop',
    'docker compose logs -f --tail 50',
    'sudo tail -F /var/log/shop.log | grep ERROR',
    'while true; do curl -s localhost; sleep 1; done',
    'watch -n 1 df -h',
    'oc get pods -l app=shop -w',
    'mkdocs serve',
    'pnpm -C apps/web start',
  ])('never ends by itself: %s', (command) => {
    expect(natureOf(command)).toBe('follow');
  });

  it.each([
    'vim /etc/hosts',
    'sudo nano config.yml',
    'htop',
    'mysql -u root -p shop',
    'kubectl edit deploy shop',
    'gcloud compute disks delete shop-disk',
    'bin/console.sh -n shop -- psql',
    'ops production ssh control',
    'ssh web-1',
  ])('needs a person: %s', (command) => {
    expect(natureOf(command)).toBe('interactive');
  });
});
