import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();
const fence = (...lines: string[]) => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
const places = (text: string) => parse(text).steps.map((step) => step.where);

describe('where a step runs', () => {
  it('is the server for what follows an ssh line in its fence', () => {
    expect(places(`## Deploy${fence('# in', 'ssh web-7', '# code', 'git pull')}${fence('npm ci')}`)).toEqual([
      'local',
      'server',
      'unclear',
    ]);
    expect(places(`## Deploy${fence('ssh web-7', 'exit', '# here', 'git tag v1')}`)).toEqual([
      'local',
      'local',
    ]);
  });

  it('is the server for the fences below an ssh line that stands alone, up to the next section', () => {
    const section = `### Web${fence('ssh web-7')}Then:${fence('npm ci')}`;
    expect(places(`## Deploy\n${section}### Here${fence('git tag v1')}`).slice(0, 2)).toEqual([
      'local',
      'server',
    ]);
  });

  it('is the server behind a change into a directory only servers have', () => {
    expect(places(`## Deploy${fence('cd /var/www/shop')}${fence('npm ci')}`)).toEqual(['server', 'server']);
  });

  it.each([
    ['On the production server:', 'server'],
    ['Auf dem Server:', 'server'],
    ['Sur le serveur :', 'server'],
    ['No servidor:', 'server'],
    ['На сервере:', 'server'],
    ['在服务器上执行：', 'server'],
    ['서버에서:', 'server'],
    ['On your own machine:', 'local'],
    ['Lokal:', 'local'],
    ['本地执行：', 'local'],
  ])('is said by the sentence above: %s', (sentence, where) => {
    expect(places(`## Deploy\n${sentence}\n${fence('make seed')}`)).toEqual([where]);
  });

  it('is a question for containers in a document that names no machine, and no question beside a service', () => {
    expect(places(`## Deploy${fence('docker compose up -d')}`)).toEqual(['unclear']);
    expect(places(`## Deploy${fence('docker compose up -d')}${fence('systemctl reload nginx')}`)).toEqual([
      'server',
      'server',
    ]);
  });

  it('is here for what says so, even behind a line that opened a session', () => {
    expect(
      places(
        `## Deploy${fence('# Log in', 'ssh web-7', '# Look', 'uptime', '# On your local machine', './go.sh test')}`,
      ),
    ).toEqual(['local', 'server', 'local']);
  });

  it("is where the project's own program was run before", () => {
    expect(
      places(
        `## Deploy${fence('# In', 'ssh web-7', '# Go', 'make up')}\n## Later${fence('# Again', 'make logs')}`,
      ),
    ).toEqual(['local', 'server', 'server']);
  });

  it('is on the server for a database client without a host, and open in an address', () => {
    expect(places(`## Deploy${fence('# a', 'systemctl stop x', '# b', 'psql -c "SELECT 1"')}`)).toEqual([
      'server',
      'server',
    ]);
    expect(places(`## Deploy${fence('# b', 'psql -h db.lan -c "SELECT 1"')}`)).toEqual(['local']);
  });

  it('is here for what reaches out, whatever stands beside it', () => {
    expect(
      places(`## Deploy on the VPS${fence('# copy', 'scp app.tgz web-7:', '# cluster', 'kubectl get pods')}`),
    ).toEqual(['local', 'local']);
  });
});

describe('a placeholder', () => {
  const asked = (command: string) => parse(`## Deploy${fence(command)}`).steps[0]?.placeholders ?? [];

  it.each([
    ['git checkout <предыдущая-версия>', '<предыдущая-версия>'],
    ['tar xzf backup-YYYYMMDD_HHMMSS.tgz', 'YYYYMMDD_HHMMSS'],
    ['git tag vX.Y.Z', 'vX.Y.Z'],
    ['aws ec2 start-instances --instance-ids i-XXXXXXX', 'i-XXXXXXX'],
    ['cd /path/to/shop', '/path/to/shop'],
    ['curl https://api.yourdomain.com/health', 'api.yourdomain.com'],
    ['ping seu-servidor', 'seu-servidor'],
    ['ssh user@web-server', 'user@web-server'],
    ['tool publish crates/{CRATE}/x', '{CRATE}'],
    ['aws elb modify --arn ...', '...'],
    ['ssh nodeX.lan', 'nodeX'],
    ['cp app_YYYYMMDD.db app.db', 'YYYYMMDD'],
    ['psql postgres://app:PASSWORD@db.lan/app', 'PASSWORD'],
    ['pg_dump --table=NAME', 'NAME'],
    ['migrate force VERSION', 'VERSION'],
    ['gpg --passphrase put_passphrase_here', 'put_passphrase_here'],
  ])('is asked for in %s', (command, name) => {
    expect(asked(command)).toContain(name);
  });

  it.each([
    'go test ./...',
    'date +%Y%m%d',
    'docker ps --format "{{.Names}}"',
    'curl -w "%{http_code}" https://shop.example.com',
    'cp {a,b}.txt /tmp/',
    'echo "Waiting..."',
    "awk '{print $1}' x",
    'grep -E "[a-z]+" x',
  ])('is not seen in %s', (command) => {
    expect(asked(command)).toEqual([]);
  });
});

describe('a command that never ends', () => {
  const follows = (command: string) => parse(`## Deploy${fence(command)}`).steps[0]?.follow;

  it.each([
    'docker stats',
    'npm run dev',
    'npx serve -s build',
    'kubectl port-forward svc/x 80:80',
    'docker compose up',
    'python manage.py runserver',
    'firebase emulators:start',
    'top',
    'pm2 logs shop',
    './manage.sh logs',
  ])('is seen in %s', (command) => {
    expect(follows(command)).toBe(true);
  });

  it.each([
    'docker stats --no-stream',
    'docker logs --tail 50 shop',
    'docker compose up -d',
    'ping -c 3 web-7',
    'tail -n 50 log',
    'npm run build',
    'gunicorn app --daemon',
    'npm run dev &',
    'pm2 logs --nostream',
  ])('is not seen in %s', (command) => {
    expect(follows(command)).toBe(false);
  });
});
