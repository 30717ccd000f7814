import { describe, expect, it } from 'vitest';
import {
  foremost,
  isContainerCommand,
  locateCommand,
  movesSession,
  opensSession,
} from '../../../../src/engine/plan/location/command-location.ts';

describe('where a command runs by its own words', () => {
  it.each([
    ['systemctl restart web', 'server'],
    ['sudo nginx -t', 'server'],
    ['sudo -u app certbot renew', 'server'],
    ['cp build /var/www/app', 'server'],
    ['curl file:///etc/hosts', 'server'],
    ['kubectl get pods', 'local'],
    ['ssh web-1 uptime', 'local'],
    ['scp a web-1:', 'local'],
    ['terraform apply', 'local'],
    ['docker build -t web .', 'local'],
    ['make docker-build', 'local'],
    ['docker ps', 'machine'],
    ['docker exec web ls /var/log', 'machine'],
    ['pm2 list', 'machine'],
    ['df -h', 'machine'],
    ['curl http://localhost:8080/health', 'loopback'],
    ['curl http://api:8080/health', 'loopback'],
    ['psql -c "select 1"', 'loopback'],
    ['sudo psql -c "select 1"', 'machine'],
    ['psql -h db.example.com -c "select 1"', 'public'],
    ['curl https://example.com/health', 'public'],
    ['dig example.com', 'public'],
    ['npm ci', 'project'],
    ['cargo test', 'project'],
    ['sudo npm ci', 'machine'],
    ['npm install -g pm2', 'machine'],
    ['sudo ./setup.sh', 'machine'],
    ['FOO=1 BAR=2 systemctl status web', 'server'],
    ['if systemctl is-active web', 'server'],
    ['watch -n 1 docker ps', 'machine'],
    ['timeout 5 curl https://example.com', 'public'],
  ])('“%s” says: %s', (command, place) => {
    expect(locateCommand(command)?.place).toBe(place);
  });

  it.each(['./deploy.sh', 'make release', 'echo done', ''])('“%s” does not say', (command) => {
    expect(locateCommand(command)).toBeNull();
  });

  it('is decided by the foremost of several commands', () => {
    expect(locateCommand('npm ci && systemctl restart web')?.place).toBe('server');
    expect(locateCommand('curl https://example.com; kubectl get pods')?.place).toBe('local');
  });

  it('says which word of it decided', () => {
    expect(locateCommand('sudo systemctl restart web')?.reason).toBe(
      '“systemctl” administers the machine it runs on',
    );
  });

  it('is asked of the first two thousand characters only', () => {
    expect(locateCommand(`${'echo x;'.repeat(400)}systemctl stop web`)).toBeNull();
  });
});

describe('the foremost of several places', () => {
  it('is a server before a machine, and anything before nothing', () => {
    const at = (place: 'server' | 'machine' | 'public') => ({ place, reason: place });
    expect(foremost([at('public'), null, at('machine'), at('server')])?.place).toBe('server');
    expect(foremost([null, at('public')])?.place).toBe('public');
    expect(foremost([null])).toBeNull();
    expect(foremost([])).toBeNull();
  });
});

describe('a command about containers', () => {
  it.each(['docker ps', 'sudo true && docker compose up -d', './run-docker.sh', 'make docker-up'])(
    'is “%s”',
    (command) => {
      expect(isContainerCommand(command)).toBe(true);
    },
  );

  it.each(['docker build .', 'docker push web', 'echo docker', 'npm ci'])('is not “%s”', (command) => {
    expect(isContainerCommand(command)).toBe(false);
  });
});

describe('a line that opens a session', () => {
  it.each(['ssh web-1', 'ssh -p 2222 deploy@web-1', 'ssh -A web-1', ' ssh web-1 # the first one'])(
    'is “%s”',
    (line) => {
      expect(opensSession(line)).toBe(true);
    },
  );

  it.each(['ssh web-1 uptime', 'ssh', 'sshd -t', 'scp a web-1:b'])('is not “%s”', (line) => {
    expect(opensSession(line)).toBe(false);
  });
});

describe('a line that moves its author', () => {
  it.each([
    ['ssh web-1', 'there'],
    ['cd /srv/app', 'there'],
    ['sudo cd "/opt/app"', 'there'],
    ['sudo su - app', 'there'],
    ['sudo -i', 'there'],
    ['exit', 'back'],
    ['logout', 'back'],
    ['cd app', null],
    ['cd /tmp', null],
    ['ssh web-1 uptime', null],
    ['sudo systemctl restart web', null],
    ['npm ci', null],
  ])('“%s”: %s', (line, move) => {
    expect(movesSession(line)).toBe(move);
  });
});
