import { describe, expect, it } from 'vitest';
import { isInteractive, isReadOnly } from '../../../../src/engine/plan/commands/command-nature.ts';
import { isFollow } from '../../../../src/engine/plan/commands/follow.ts';

describe('a command that only reads', () => {
  it.each([
    'ls -l',
    'cat /etc/hosts | grep web',
    'sudo systemctl status nginx',
    'test -f app.tar.gz && echo ok',
    '[ -d /srv ] || echo missing',
    'curl -fsS https://example.com/health',
    'curl -I https://example.com',
    'docker ps; docker logs web',
    'docker compose ps',
    'kubectl get pods -n web',
    'kubectl rollout status deploy/web',
    'journalctl -u web -n 50',
    'openssl s_client -connect example.com:443',
    'wget -qO page https://example.com',
    'grep error log 2>&1',
    'nginx -t',
  ])('is “%s”', (command) => {
    expect(isReadOnly(command)).toBe(true);
  });

  it.each([
    'systemctl restart nginx',
    'curl -X POST https://example.com',
    'curl --request DELETE https://example.com',
    'curl -d a=b https://example.com',
    'curl --data-binary @x https://example.com',
    'curl -F file=@x https://example.com',
    'curl -T x ftp://example.com',
    'echo ok > state',
    'cat a >> b',
    'ls && rm a',
    'grep x log | tee copy',
    'kubectl apply -f x.yml',
    'docker restart web',
    'helm upgrade web .',
    'make check',
    '',
  ])('is not “%s”', (command) => {
    expect(isReadOnly(command)).toBe(false);
  });
});

describe('a command that waits for a person', () => {
  it.each([
    'vim /etc/hosts',
    'sudo nano app.conf',
    'sudo visudo',
    'crontab -e',
    'mysql_secure_installation',
    'passwd',
    'less log',
    'htop',
    'ssh web-1',
    'ssh -A deploy@web-1',
    'aws configure',
    'gcloud auth login',
    'echo x && docker login',
  ])('is “%s”', (command) => {
    expect(isInteractive(command)).toBe(true);
  });

  it.each([
    'ssh web-1 uptime',
    "ssh web-1 'sudo reboot'",
    'crontab -l',
    'vimdiff-report',
    'cat vim',
    'aws s3 ls',
    'docker ps',
    'git commit -m "vi"',
  ])('is not “%s”', (command) => {
    expect(isInteractive(command)).toBe(false);
  });
});

describe('a command that never ends by itself', () => {
  it.each([
    'tail -f /var/log/app.log',
    'tail -n 50 -F app.log',
    'journalctl -u web -f',
    'journalctl -fu web',
    'watch kubectl get pods',
    'sudo watch -n 1 df -h',
    'kubectl logs -f deploy/web',
    'docker logs --follow web',
    'docker compose logs -f',
    'pm2 logs',
    'pm2 monit',
    'top',
    'ping example.com',
    'tcpdump -i eth0',
    'docker stats',
    'docker compose up',
    'kubectl get pods -w',
    'kubectl port-forward svc/web 8080:80',
    'npm run dev',
    'NODE_ENV=development yarn start',
    'npx serve dist',
    'python3 -m http.server',
    'python manage.py runserver',
    'php artisan queue:work',
    'uvicorn app:main',
    'celery -A app worker',
    'stripe listen',
    'redis-cli monitor',
    'locust -f load.py',
    'vmstat 5',
    './manage.sh logs',
    'heroku logs --tail',
    'flyctl logs',
    'cd app && tail -f log',
  ])('is “%s”', (command) => {
    expect(isFollow(command)).toBe(true);
  });

  it.each([
    'tail -n 50 app.log',
    'journalctl -u web -n 100',
    'kubectl logs deploy/web',
    'docker logs web',
    'docker compose up -d',
    'docker compose up --build -d',
    'docker stats --no-stream',
    'pm2 logs --nostream',
    'top -b -n 1',
    'ping -c 4 example.com',
    'npm run build',
    'vite build',
    'uvicorn app:main --daemon',
    'locust -f load.py --headless',
    'tail -f log &',
    'flyctl logs --no-tail',
    'vmstat',
    'stop all',
  ])('is not “%s”', (command) => {
    expect(isFollow(command)).toBe(false);
  });

  it('is none for the word in a remark behind it', () => {
    expect(isFollow('docker ps # then tail -f app.log')).toBe(false);
  });
});
