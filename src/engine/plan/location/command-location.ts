import { simpleCommands } from '../commands/simple-commands.ts';
import { leavesSession } from '../remote/remote-line.ts';

/**
 * What a command says by itself about the machine it runs on. `server` and `local` are sure; `machine` acts on whichever
 * machine its author sat at (containers, files, processes, localhost); `project` belongs to a checkout, which is here
 * unless a session elsewhere is open; `public` asks the outside and is as good from here.
 */
export type CommandLocation = 'server' | 'local' | 'machine' | 'loopback' | 'project' | 'public';

/** A place and the rule that gave it, in words for a person. */
export interface LocationVerdict {
  readonly place: CommandLocation;
  readonly reason: string;
}

/** When a line or a step says several things, the first of these is what counts. */
const order = ['server', 'machine', 'loopback', 'local', 'project', 'public'] as const;

export function foremost(places: readonly (LocationVerdict | null)[]): LocationVerdict | null {
  let first: LocationVerdict | null = null;
  for (const each of places) {
    if (each !== null && (first === null || order.indexOf(each.place) < order.indexOf(first.place)))
      first = each;
  }
  return first;
}

const serverProgram =
  /^(?:systemctl|journalctl|service|nginx|apachectl|a2ensite|supervisorctl|ufw|iptables|firewall-cmd|certbot|crontab|logrotate|useradd|usermod|adduser|hostnamectl|timedatectl|reboot|sysctl)\b/;
const serverPath =
  /(?:^|[\s="':]|:\/\/)\/(?:app|srv|var|etc|opt|usr\/local|home\/\w+|root|data|mnt)(?:\/|\b)|\b[A-Z]:\\(?:ProgramData|inetpub)\\/;
/** Programs that reach out to other machines, or build what is sent there. */
const localProgram =
  /^(?:kubectl|helm|oc|argocd|terraform|pulumi|aws|az|gcloud|gsutil|eksctl|gh|vercel|netlify|firebase|heroku|fly|flyctl|railway|ssh|scp|sftp|rsync|ssh-copy-id|docker (?:build|buildx|push|tag|login)|make \S*build|ansible(?:-\w+)?|cap|mina|fab|kamal|knife|pyinfra|helmfile|skaffold|flux|istioctl|velero|nomad|cdk|cf|eas|aws-vault|hcloud|linode-cli|ibmcloud|oci|eb|copilot|glab|twine|wrangler|supabase|serverless|sam|doctl|adb|fastlane|git (?:-C \S+ )?(?:commit|push|add|tag|init))\b/;
const projectProgram =
  /^(?:cargo|npm|npx|pnpm|yarn|bun|tsc|eslint|jest|vitest|pytest|go (?:build|test|vet|run|mod)|mvn|\.\/mvnw|gradle|\.\/gradlew|flutter|dotnet|xcodebuild|pod|mix|rspec|locust|k6|artillery|newman|cypress|playwright)\b/;
/** Checks the file that describes the containers, which lies in the checkout. */
const readsComposeFile = /^docker(?:-compose|\s+compose)\b.*\sconfig(?:\s|$)/;
/** Files that a project has in its folder. A path with a root in front of it is another. */
const projectFile =
  /(?:^|\s)(?:\.\/)?(?:(?:src|tests?|docs|packages|crates)\/[\w./-]+|CHANGELOG\S*|README\S*|package(?:-lock)?\.json|Cargo\.(?:toml|lock)|pyproject\.toml|go\.mod|pom\.xml|Gemfile(?:\.lock)?)(?:\s|$)/;
const machineProgram =
  /^(?:docker|docker-compose|podman|pm2|apt|apt-get|yum|dnf|apk|free|df|du|nproc|uptime|ps|ss|netstat|lsof|mkdir|chmod|chown|tail|ls|find|cat|gpg|sqlite3|gunzip|tar|unzip|cp|mv|rm|ln|nano|vi|vim|kill|killall|pkill|top|htop|groups|sleep|mysqldump|pg_dump|make \S*docker\S*|\.\/\S*docker\S*)(?:\s|$)/;
/** A request to "this machine", or to a name only a container network knows. */
const loopback = /\blocalhost\b|\b127\.0\.0\.1|\b0\.0\.0\.0|\[::1\]|\bhttps?:\/\/[\w-]+:\d+/;
/** Managers of processes belong to the machine whose services they keep up. */
const installsManager =
  /^(?:npm|pnpm|yarn|bun)\s.*\s(?:-g|--global|global)\s.*\b(?:pm2|forever)\b|^(?:npm|pnpm)\s.*\b(?:pm2|forever)\s.*(?:-g|--global)\b/;
/** Clients that ask their own machine when no host is named. */
const databaseClient = /^(?:psql|mysql|redis-cli|mongosh?|pg_isready|mysqladmin)\b/;
const elsewhere = /\s(?:-h|--host|-u\s+redis)|:\/\/|\$|@|<[^<>]+>/;
const asking =
  /^(?:curl|wget|http|nc|telnet|websocat|redis-cli|psql|mysql|pg_isready|mongosh?|dig|nslookup|openssl|ping|traceroute)\b/;

export function isContainerCommand(command: string): boolean {
  return (
    /docker|podman/.test(command) &&
    partsOf(command).some(
      (part) =>
        /^(?:docker|docker-compose|podman|\.\/\S*docker\S*|make \S*docker\S*)\b/.test(part) &&
        !localProgram.test(part),
    )
  );
}

/** Where one command runs by its own words; null when it does not say. */
export function locateCommand(command: string): LocationVerdict | null {
  return foremost(partsOf(command).map(placeOfPart));
}

function says(place: CommandLocation, part: string, what: string): LocationVerdict {
  return { place, reason: `“${part.split(/\s/, 1)[0] ?? ''}” ${what}` };
}

function placeOfPart(line: string): LocationVerdict | null {
  const part = line.replace(/^sudo\s+(?:-u\s+\S+\s+|-\w+\s+)*/, '');
  if (localProgram.test(part))
    return says('local', part, 'reaches out to other machines, or builds what is sent there');
  if (serverProgram.test(part)) return says('server', part, 'administers the machine it runs on');
  if (asking.test(part)) return placeOfRequest(part, line);
  // Paths inside a container say nothing about the host.
  if (!/^(?:docker|docker-compose|podman)\b/.test(part) && serverPath.test(part))
    return says('server', part, 'works on a path of a server');
  if (readsComposeFile.test(part)) return says('project', part, 'checks a file of a checkout');
  if (line === part && projectFile.test(part)) return says('project', part, 'names a file of a checkout');
  if (machineProgram.test(part)) return says('machine', part, 'acts on whichever machine one sits at');
  if (projectProgram.test(part)) return placeOfTool(part, line);
  // A script of the project's own goes where its neighbours go, unless it sets up the machine.
  return part === line ? null : says('machine', part, 'is run as root, which sets up a machine');
}

/** Where something is asked from: the machine it asks, or anywhere. */
function placeOfRequest(part: string, line: string): LocationVerdict {
  if (loopback.test(part)) return says('loopback', part, 'asks the machine it runs on');
  if (databaseClient.test(part) && !elsewhere.test(part))
    return part === line
      ? says('loopback', part, 'names no host, and asks the machine it runs on')
      : says('machine', part, 'is run as another user of the machine');
  return serverPath.test(part)
    ? says('server', part, 'names a path of a server')
    : says('public', part, 'asks from outside, as good from here');
}

/** Who needs to be root for a project's tools installs them on a machine. */
function placeOfTool(part: string, line: string): LocationVerdict {
  return part === line && !installsManager.test(part)
    ? says('project', part, 'works in a checkout')
    : says('machine', part, 'installs what keeps services running on a machine');
}

/** The commands of a line, without what only stands around them. Long scripts say where they run in their first lines. */
function partsOf(command: string): readonly string[] {
  return simpleCommands(command.slice(0, 2_000)).map((part) =>
    part
      .trim()
      .replace(/^(?:(?:if|while|until|then|do|!)\s+|\w+="?\$\()+/, '')
      .replace(/^(?:[A-Za-z_]\w*=\S*\s+)+/, '')
      .replace(/^watch\s+(?:-\w+\s+\S+\s+)*['"]?/, '')
      .replace(/^(?:time\s+|nohup\s+|timeout\s+\S+\s+)+/, ''),
  );
}

/** `ssh host` alone opens a session; with a command behind the host it is a local command. */
export function opensSession(command: string): boolean {
  return /^ssh\s+(?:-[A-Za-z]\s+\S+\s+|-[46AaCfGgKkMNnqsTtVvXxYy]+\s+)*[^\s-]\S*(?:\s+#.*)?$/.test(
    command.trim(),
  );
}

/** Whether a line takes its author to another machine, or back: by ssh, or into what only a server has. */
export function movesSession(command: string): 'there' | 'back' | null {
  const text = command.trim();
  if (!/^(?:ssh|cd|pushd|sudo|exit|logout)\b/.test(text)) return null;
  if (leavesSession(text)) return 'back';
  return opensSession(text) ||
    /^(?:sudo\s+)?(?:cd|pushd)\s+["']?\/(?:var|opt|srv|root|app|home|data)\b|^sudo\s+(?:su|-i)\b/.test(text)
    ? 'there'
    : null;
}

/** Whether a fence logs in and runs further commands on that machine: its session ends with it. A login that stands alone is one for what follows. */
export function worksInSession(commands: readonly string[]): boolean {
  const last = commands.at(-1);
  return last !== undefined && !opensSession(last) && commands.some(opensSession);
}
