/** Programs whose name alone makes a code span or a line a command, when something follows or nothing else could be meant. */
const programs = new Set(
  (
    'adb ansible ansible-playbook apachectl apk apt apt-get aptitude awk aws az bash bundle bun bunx cap cargo cat cd certbot ' +
    'chmod chown cmake composer corepack cp createdb crontab curl cypress date deno df dig diff dig django-admin docker ' +
    'docker-compose doctl dotnet du dnf echo env eslint expo export fastlane find firebase flutter fly flyctl forge free gcloud ' +
    'gem gh git gpg gradle grep gsutil gunzip gzip head helm heroku htop http ifconfig ip iptables java jest journalctl ' +
    'jq k6 kill killall kubectl kustomize lighthouse ln logrotate ls lsof make md5sum mix mkdir mongo mongodump ' +
    'mongorestore mongosh mv mvn mysql mysqladmin mysqldump nc netlify netstat nginx ng next nmap node npm npx nslookup openssl ' +
    'pg_dump pg_isready pg_restore php ping pip pip3 pkill playwright pm2 pnpm poetry prisma prettier ps psql pwd pytest python ' +
    'python3 rails railway rake rclone redis-cli rm rspec rsync ruby rustup sam scp sed serverless service sh sha256sum shasum ' +
    'sleep snyk source ss ssh sqlite3 ssh-keygen stripe su sudo supabase supervisorctl svn swift systemctl tail tar tee terraform ' +
    'test time timeout tmux top touch traceroute trivy tsc ufw uname unzip uptime uv vagrant vercel vi vim virtualenv vite ' +
    'vitest watch wget which whoami wrangler wrk xargs yarn zip ./gradlew ./mvnw alembic ab artillery autocannon gunicorn uvicorn ' +
    'Get-Content Set-Location govulncheck pip-audit locust serve firebase-tools podman oc argocd flux vault consul nomad packer pulumi cdk eb eksctl gunzip bzip2 ' +
    'useradd usermod adduser groups id dpkg rpm snap brew choco systemd-analyze hostnamectl timedatectl mount umount mysqlcheck pg_dumpall ' +
    'celery flask hardhat forge truffle anvil cast foundryup solana anchor nano less code'
  ).split(' '),
);

/** Programs that are also plain words or make sense only with an argument. */
const needsArgument = new Set(
  'cargo cat cd cp make test time next head tail find source http node python python3 java php ruby docker git npm yarn pnpm npx aws az kubectl helm service ssh scp sh bash code forge cast date watch which stripe expo swift env sleep ip mix go echo vi vim nano less kill fly'.split(
    ' ',
  ),
);

/**
 * Whether a code span could be meant as a command. `.env`, `main`, `GET /health`, `v1.2.3`, `NODE_ENV=production`,
 * a path or a function name are not.
 */
export function looksLikeCommand(span: string): boolean {
  const text = span.trim().replace(/^\$\s+/, '');
  if (text === '' || text.length > 2_000 || /[\u0000-\u0008\u000e-\u001f]/.test(text)) return false;
  if (/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S/.test(text)) return false;
  if (/^[a-z]+:\/\//i.test(text)) return false;
  const words = text.split(/\s+/);
  let index = 0;
  while (/^[A-Za-z_]\w*=\S*$/.test(words[index] ?? '')) index += 1;
  const first = words[index];
  if (first === undefined) return false;
  const rest = words.length - index - 1;
  if (/^(?:\.{1,2}|~)?\/\S+$/.test(first)) {
    return /\.(?:sh|bash|py|rb|pl|js|mjs|ts)$/.test(first)
      ? true
      : first.startsWith('./')
        ? !/\.\w+$/.test(first)
        : rest > 0 && !/^\/(?:api|health|v\d)/.test(first);
  }
  // A script of the project's own, with something to work on: `ci/publish v2`.
  if (/^(?:\.?\w[\w.@-]*\/)+[\w.@-]+$/.test(first)) {
    return (
      rest > 0 &&
      (/\.(?:sh|bash|py|rb|pl|ps1)$/.test(first) ||
        /^(?:bin|ci|scripts?|tools?|hack|deploy\w*|vendor\/bin|\.?venv\/bin|node_modules\/\.bin)\//.test(
          first,
        ))
    );
  }
  // PowerShell's verbs; a header such as Set-Cookie has no operand.
  if (
    /^(?:Get|Set|New|Remove|Start|Stop|Restart|Invoke|Test|Copy|Move|Import|Export|Select|Write|Install|Update|Publish|Expand|Compress)-[A-Z]\w+$/.test(
      first,
    )
  )
    return rest > 0;
  if (/^\.\\[\w.\\-]+\.(?:ps1|bat|cmd|exe)$/.test(first)) return true;
  if (first === 'go') return /^(?:build|test|vet|run|mod|install|generate)$/.test(words[index + 1] ?? '');
  // An unknown program gives itself away by its flags, or by a package pattern.
  if (!programs.has(first))
    return (
      rest > 0 &&
      /^[a-z][a-z0-9_.-]+$/.test(first) &&
      /^(?:--?[a-zA-Z][\w-]*(?:=\S*)?|\.\/\.\.\.)$/.test(words[index + 1] ?? '')
    );
  if (rest === 0)
    return (
      !needsArgument.has(first) &&
      text.length > 2 &&
      !['time', 'flask', 'prisma', 'railway', 'vercel'].includes(first)
    );
  return true;
}

/** Whether a command begins with a program everybody knows, or a path to one. */
export function startsWithProgram(command: string): boolean {
  const first = /^(?:[A-Za-z_]\w*=\S*\s+)*(\S+)/.exec(command)?.[1] ?? '';
  return programs.has(first) || first === 'go' || first.includes('/') || first.includes('\\');
}

/** Programs with the words that follow them, so plain that prose cannot be meant. */
const shown =
  /^(?:sudo\s+)?(?:docker(?:-compose|\s+compose)?\s+(?:ps|logs|images|stats|inspect|info|version|compose|up|down|pull|exec|restart|run)\b|kubectl\s+(?:get|describe|logs|rollout|apply|top|config)\b|helm\s+(?:list|status|upgrade|rollback)\b|systemctl\s+(?:status|start|stop|restart|reload|enable|is-active|daemon-reload)\b|journalctl\s+-|pm2\s+(?:status|list|logs|restart|save|monit)\b|nginx\s+-[tTs]\b|git\s+(?:status|pull|log|fetch|tag|push|diff)\b|(?:npm|pnpm|yarn)\s+(?:run|test|ci|install|audit|build)\b|curl\s+(?:-\S+\s+)*(?:https?:\/\/|localhost)|(?:df|free|du)\s+-\w+|python3?\s+(?:manage\.py|-m)\s|pytest\b|terraform\s+(?:plan|apply|validate|fmt)\b)/;

/** Whether text without backticks is a command and nothing else. */
export function looksLikeShownCommand(text: string): boolean {
  return (
    shown.test(text) && !/[,;]\s|\b(?:if|when|and|is|are|to|the|installed|configured|running)\b/.test(text)
  );
}

/** Whether a line of an unlabelled fence is plainly shell. */
export function looksLikeShellLine(line: string): boolean {
  const text = line.trim();
  if (/^[$>]\s+\S/.test(text)) return looksLikeCommand(text.slice(2));
  return looksLikeCommand(text);
}

/** Whether a command only reads, so that it may be retried until it passes. */
export function isReadOnly(command: string): boolean {
  return command.split(/&&|\|\||;|\|/).every((part) => {
    const text = part.trim().replace(/^sudo\s+/, '');
    if (/^curl\b/.test(text))
      return !/\s(?:-X\s*(?!GET|HEAD)|--request\s+(?!GET|HEAD)|-d\b|--data|-F\b|-T\b|--upload)/.test(text);
    if (/(?:^|[^>])>(?!&)/.test(text)) return false;
    return /^(?:test|\[|grep|egrep|cat|ls|head|tail|wc|jq|echo|sha256sum|stat|df|free|uptime|ps|ss|netstat|dig|nslookup|ping|openssl s_client|wget -q?O|systemctl (?:status|is-active|is-enabled|show)|service \S+ status|journalctl|docker (?:ps|inspect|logs|images)|docker[ -]compose ps|kubectl (?:get|describe|rollout status|logs)|helm (?:status|list)|pm2 (?:status|list)|nginx -t|pg_isready|redis-cli ping)(?:\s|$)/.test(
      text,
    );
  });
}

/** Whether a command waits for a person at the keyboard. */
export function isInteractive(command: string): boolean {
  const text = command.trim().replace(/^sudo\s+/, '');
  if (
    /^(?:vi|vim|nano|emacs|less|more|htop|top|visudo|crontab -e|mysql_secure_installation|passwd)(?:\s|$)/.test(
      text,
    )
  )
    return true;
  if (/^ssh\s+(?:-\S+\s+)*\S+$/.test(text)) return true;
  return /\b(?:aws configure|gcloud auth login|docker login|gh auth login|npm login|heroku login|firebase login|az login|vercel login)\b/.test(
    text,
  );
}

const dangers: readonly (readonly [RegExp, string])[] = [
  [/\brm\s+(?:-\w+\s+)*-\w*[rR]\w*/, 'removes files recursively'],
  [/\b(?:DROP|TRUNCATE)\s+(?:TABLE|DATABASE|SCHEMA)\b/i, 'destroys data in a database'],
  [/\bgit\s+push\b.*(?:--force|-f)\b/, 'rewrites published history'],
  [/\bgit\s+(?:reset\s+--hard|clean\s+-\w*f)/, 'discards uncommitted work'],
  [/\bkubectl\s+delete\b/, 'deletes cluster resources'],
  [/\bterraform\s+destroy\b/, 'destroys infrastructure'],
  [
    /\bdocker\s+(?:system|volume|image)\s+prune\b|\bdocker[ -]compose\s+down\b.*\s-v\b/,
    'deletes containers, images or volumes',
  ],
  [/\b(?:mkfs|fdisk|parted|wipefs)\b|\bdd\s+.*\bof=\/dev\//, 'overwrites a disk'],
  [/\b(?:iptables|nft|ufw)\s+(?:-F|flush|reset|disable)/, 'changes the firewall'],
  [/\b(?:curl|wget)\b[^|]*\|\s*(?:sudo\s+)?(?:ba|z)?sh\b/, 'runs a script straight from the network'],
  [/\b(?:dropdb|redis-cli\s+flush(?:all|db))\b/i, 'destroys data in a database'],
];

/** Why a command deserves a second look, in a few words; undefined when it does not. */
export function dangerOf(command: string): string | undefined {
  return dangers.find(([pattern]) => pattern.test(command))?.[1];
}
