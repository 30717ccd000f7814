import type { Where } from '../../shared/plan.ts';

const serverProgram =
  /^(?:sudo\s+)?(?:systemctl|journalctl|service|nginx|apachectl|supervisorctl|ufw|iptables|certbot|crontab|logrotate|useradd|usermod|adduser|hostnamectl|timedatectl)\b/;
const serverPath = /(?:^|[\s="':])\/(?:app|srv|var|etc|opt|usr\/local|home\/\w+|root|data|mnt)(?:\/|\b)/;
const localProgram =
  /^(?:cargo|npm|npx|pnpm|yarn|bun|tsc|eslint|jest|vitest|pytest|go (?:build|test|vet)|mvn|gradle|\.\/gradlew|git|gh|aws|az|gcloud|terraform|kubectl|helm|vercel|netlify|firebase|heroku|fly|flyctl|railway|ssh|scp|rsync|docker (?:build|push|tag)|ansible|ansible-playbook|make|flutter|dotnet|wrangler|supabase|serverless|sam|doctl)\b/;
/** A request to "this machine", which is whichever machine the author was thinking of. */
const loopback = /\b(?:curl|wget|http|nc|telnet|websocat|redis-cli|psql|mysql|pg_isready)\b.*(?:\blocalhost|\b127\.0\.0\.1|\b0\.0\.0\.0|\[::1\])/;

/** Where one command runs by its own words; null when it does not say. */
function ownPlace(command: string): 'local' | 'server' | null {
  const text = command.trim().replace(/^watch\s+(?:-\w+\s+\S+\s+)*['"]?/, '');
  if (localProgram.test(text)) return 'local';
  if (serverProgram.test(text)) return 'server';
  if (loopback.test(text)) return null;
  if (/^(?:curl|wget|dig|nslookup|openssl)\b/.test(text)) return 'local';
  if (serverPath.test(text)) return 'server';
  // A script of the project's own goes where its neighbours go.
  return null;
}

/**
 * Where each of a fence's steps runs: its own words first, then its neighbours in the fence, since a fence is one
 * sitting at one machine. `curl localhost` among service commands is on the server.
 */
export function placeSteps(steps: readonly (readonly string[])[]): readonly Where[] {
  const own = steps.map((commands) => {
    const places = commands.map(ownPlace).filter((place) => place !== null);
    return places.includes('server') ? 'server' : (places[0] ?? null);
  });
  const anyServer = own.includes('server');
  const anyLocal = own.includes('local');
  return own.map((place, index) => {
    if (place !== null) return place;
    if (anyServer) return 'server';
    if (anyLocal) return 'local';
    return steps[index]?.some((command) => loopback.test(command)) === true ? 'unclear' : 'local';
  });
}
