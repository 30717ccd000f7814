/** Names of scripts, tasks and targets that tell what they do, whatever runs them. */
export const checkNames =
  /(?:^|[-_:/.\s])(?:build|test|tests|spec|lint|check|checks|verify|verification|validate|validation|status|health|healthcheck|audit|report|list|ls|show|info|diff|plan|dry-?run|smoke|compile|typecheck|type-check|bench|benchmark|e2e|coverage|format-check|fmt|logs?|version|help|doctor|inspect|describe|preview|scan|analy[sz]e|monitor|estimate|compare|print|get|count|size|outdated|preflight|dist|bundle|package|docs?|generate|gen|ping|ready)(?:$|[-_:/.\s])/i;
export const effectNames =
  /(?:^|[-_:/.\s])(?:deploy\w*|release|publish|migrate|migration|migrations|install|start|stop|restart|reload|rollback|roll-back|backup|restore|up|down|push|seed|setup|init|create|delete|remove|destroy|clean|provision|failover|rotate|apply|upgrade|update|sync|import|export|promote|switch|enable|disable|toggle|scale|reset|flush|purge|archive|tag|bump|set|add|patch|reconfigure|renew|drain|cordon|uncordon|rejoin|run-?migrations|bootstrap|register|revoke|grant|cutover|write|load|copy|move|cleanup|prune|fix|notify|send|teardown|kill|unlock|lock|freeze)(?:$|[-_:/.\s])/i;

/** Programs that only read, build, test or prepare, whatever their operands are. */
export const readers: ReadonlySet<string> = new Set(
  (
    'test [ [[ : true false echo printf pwd cd pushd popd export unset set shopt source . alias unalias local declare typeset readonly let eval read wait sleep exit return trap umask ulimit hash ' +
    'ls ll dir stat file wc cat bat head tail less more grep egrep fgrep zgrep zcat rg ag ack find locate which where whereis type command tree du df free uptime uname hostname whoami id groups who w last date cal env printenv nproc lscpu lsblk lsof blkid findmnt ' +
    'ps pgrep pstree ss netstat ip ifconfig route arp dig nslookup host ping ping6 traceroute tracepath mtr nc ncat telnet nmap whois iostat vmstat sar mpstat dmesg sysctl-a history jobs ' +
    'jq yq xq awk gawk cut sort uniq tr column paste join comm diff cmp colordiff sha256sum sha1sum sha512sum md5sum shasum md5 b2sum cksum base64 xxd od hexdump strings seq basename dirname realpath readlink expr bc xargs ' +
    'pytest py.test tox nox jest vitest mocha cypress playwright phpunit pest rspec ctest bats behave eslint tslint stylelint prettier flake8 pylint ruff mypy black isort bandit semgrep hadolint shellcheck yamllint golangci-lint staticcheck govulncheck gosec phpstan psalm rubocop brakeman checkov tflint tfsec trivy snyk grype syft gitleaks trufflehog lighthouse lhci k6 ab wrk hey artillery locust autocannon newman codecov pip-audit safety license-checker ' +
    'tsc webpack rollup esbuild vite gcc g++ clang cc cmake ninja meson javac ant goreleaser pyinstaller ' +
    'cls jsonnet workon activate open xdg-open seth cast kubeseal kubeconform kubeval nix-prefetch-url signtool codesign-v certutil-v pg_isready mysqladmin-ping hyperfine time timeout watch yes tput clear base32 openssl-x509 certigo testssl.sh sslyze ' +
    'Get-Content Test-Path Get-Service Get-Process Get-ChildItem Get-Item Select-String Measure-Object Write-Host Write-Output Test-NetConnection Get-Date Set-Location Import-Module Where-Object Select-Object ForEach-Object Format-Table Invoke-WebRequest Get-Command Get-EventLog Get-WinEvent Resolve-DnsName Start-Sleep nslookup.exe ping.exe ipconfig systeminfo tasklist'
  ).split(' '),
);

/** Programs that change something whatever their operands are called: `rm test` tests nothing. */
export const actors: ReadonlySet<string> = new Set(
  (
    'rm mv cp ln dd install mkdir rmdir touch truncate shred chmod chown chgrp chattr setfacl patch split mkfs mkswap swapon swapoff umount ' +
    'kill pkill killall renice shutdown reboot halt poweroff init telinit useradd usermod userdel groupadd adduser deluser passwd chpasswd ' +
    'scp sftp ftp lftp rcp dropdb createdb dropuser createuser pg_restore mysqlimport mongorestore modprobe insmod rmmod sysctl ' +
    'at batch mail sendmail mailx wall write logger update-rc.d update-alternatives ldconfig depmod hostnamectl timedatectl'
  ).split(' '),
);

/** By program: the subcommands that only read, build or test; every other one changes something. */
export const readingSubcommands: Readonly<Record<string, RegExp>> = {
  git: /^(?:status|log|diff|show|branch(?:\s*$|\s+(?:-[alrv]\w*|--(?:all|list|remotes|show-current|merged|no-merged|contains|format|sort|verbose)\b))|remote(?!\s+(?:add|remove|rm|set-url))|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|blame|shortlog|grep|fetch|config\s+(?:--get|-l|--list)|tag\s*(?:-l|--list|--points-at|--sort|-n|-v|--verify|$)|stash\s+list|reflog|cat-file|verify-tag|verify-commit|merge-base|cherry|archive|check-ignore|submodule\s+status|bundle\s+verify|name-rev|whatchanged|range-diff|worktree\s+list)/,
  docker:
    /^(?:ps|images|logs|inspect|stats|version|info|top|port|history|diff|search|events|build|buildx\s+(?:build(?!.*--push)|ls|inspect)|manifest\s+inspect|image\s+(?:ls|inspect|history)|container\s+(?:ls|inspect)|volume\s+(?:ls|inspect)|network\s+(?:ls|inspect)|system\s+(?:df|info)|service\s+(?:ls|ps|inspect|logs)|stack\s+(?:ls|ps|services)|node\s+(?:ls|inspect|ps)|context\s+(?:ls|show)|compose\b.*?\s(?:ps|logs|config|images|top|port|ls|version|build)\b)/,
  'docker-compose': /^(?:-\S+\s+\S+\s+)*(?:ps|logs|config|images|top|port|version|build)\b/,
  'firewall-cmd': /^(?:--(?:zone|permanent|policy|direct)\S*\s+)*--(?:list|get|query|state|info|check)/,
  codesign: /^(?:-\S+\s+)*(?:--verify|-v+|--display|-d\w*)\b/,
  podman: /^(?:ps|images|logs|inspect|stats|version|info|build|history)\b/,
  kubectl:
    /^(?:-\S+(?:[ =]\S+)?\s+)*(?:get|describe|logs?|top|explain|version|cluster-info|api-resources|api-versions|diff|wait|auth|rollout\s+(?:status|history)|config\s+(?:view|current-context|get-contexts|use-context|set-context)|apply\b.*--dry-run|create\b.*--dry-run|port-forward|proxy|kustomize|events|ctx|ns)\b/,
  oc: /^(?:-\S+(?:[ =]\S+)?\s+)*(?:get|describe|logs?|status|whoami|version|projects?|explain|adm\s+top|rollout\s+(?:status|history)|diff|wait|events)\b/,
  helm: /^(?:list|ls|status|get|history|show|search|template|lint|diff|version|dependency\s+(?:list|build|update)|dep|repo\s+(?:list|update)|env|test|verify|package|(?:upgrade|install)\b.*--dry-run)\b/,
  terraform:
    /^(?:-\S+\s+)*(?:plan|validate|fmt|show|output|version|providers|graph|state\s+(?:list|show|pull)|workspace\s+(?:list|show|select)|console|init|get|test)\b/,
  tf: /^(?:plan|validate|fmt|show|output|state\s+(?:list|show)|init)\b/,
  tofu: /^(?:plan|validate|fmt|show|output|init|state\s+(?:list|show))\b/,
  terragrunt: /^(?:plan|validate|output|init|run-all\s+plan)\b/,
  pulumi: /^(?:preview|stack|config\s+get|whoami|about|logs)\b/,
  systemctl:
    /^(?:--?\S+\s+)*(?:status|is-active|is-enabled|is-failed|show|cat|list-\S+|--failed)\b|^--failed|^$/,
  service: /\bstatus$|^--status-all/,
  journalctl: /./,
  supervisorctl: /^(?:status|tail|avail|pid)?\b/,
  pm2: /^(?:status|list|ls|l|logs?|show|describe|info|monit|jlist|prettylist|ping|-v|--version)\b/,
  npm: /^(?:test|t|tst|run(?:-script)?\s+|ls|list|outdated|audit(?!\s+fix)|view|info|show|ping|whoami|pack|version$|--version|-v|config\s+(?:get|list|ls)|explain|search|doctor|bin|root|prefix|exec\b|start$)/,
  pnpm: /^(?:-\S+\s+\S+\s+)*(?:test|t|run\s+|ls|list|outdated|audit(?!\s+--fix)|why|pack|--version|-v|build|lint|typecheck|exec\b|check|prisma\s+(?:generate|validate|format))/,
  yarn: /^(?:test|run\s+|list|outdated|audit|why|pack|--version|-v|build|lint|typecheck|check|info|versions|tsc|jest)\b/,
  bun: /^(?:test|run\s+|build|--version|outdated|pm\s+ls)\b/,
  pip: /^(?:list|show|freeze|check|index|download|--version|-V|config\s+list|debug|wheel|audit|search)\b/,
  cargo:
    /^(?:build|b|test|t|check|c|clippy|fmt|doc|bench|tree|metadata|search|audit|deny|outdated|semver-checks|package|verify-project|--version|-V|nextest|publish\b.*--dry-run|release\b(?!.*(?:--execute|-x)\b)|run|miri|hack|msrv|vet|udeps)\b/,
  go: /^(?:build|test|vet|version|env|list|fmt|doc|mod\s+(?:verify|graph|why|download)|tool|run|generate|help)\b/,
  mvn: /^(?:-\S+\s+|\S+=\S+\s+)*(?:clean\s+)?(?:test|verify|compile|package|validate|dependency:\S+|versions:display\S*|help:\S+|site|clean|-v|--version)\b(?!.*\bdeploy\b)/,
  mvnw: /^(?:-\S+\s+)*(?:clean\s+)?(?:test|verify|compile|package|validate|clean)\b(?!.*\bdeploy\b)/,
  gradle:
    /^(?:-\S+\s+|:)*(?:\w+:)*(?:test|build|check|assemble|tasks|dependencies|clean|bundle\w*|assemble\w*|lint\w*|compile\w*|connected\w*|detekt|ktlint\w*|dokka\w*|apiCheck|properties)\b/,
  make: /^$|^(?:-\S+\s+(?!-)?)*(?:all|build|test|check|lint|docs?|dist|help|verify|validate|status|info|coverage|bench|package|compile)\b/,
  flutter:
    /^(?:doctor|test|analyze|build|clean|pub\s+(?:get|outdated|deps)|--version|devices|format|gen-l10n)\b/,
  dart: /^(?:test|analyze|format|pub\s+(?:get|outdated|deps)|--version|run\s+build_runner)\b/,
  dotnet:
    /^(?:build|test|list|--info|--version|--list-\S+|restore|clean|format|pack|publish|nuget\s+(?:list|verify))\b/,
  swift: /^(?:build|test|package\s+(?:describe|resolve|show-dependencies)|--version)\b/,
  mix: /^(?:test|compile|format|deps\.(?:get|audit|tree)|credo|dialyzer|hex\.(?:audit|outdated|info)|docs|hex\.build)\b/,
  rebar3: /^(?:compile|ct|eunit|dialyzer|xref|tree)\b/,
  bundle:
    /^(?:check|list|outdated|audit|show|info|exec\s+(?:rspec|rubocop|rake\s+(?:test|spec)|cap\s+\S+\s+deploy:check|brakeman))\b/,
  composer: /^(?:validate|show|outdated|audit|check-platform-reqs|diagnose|test|--version)\b/,
  php: /^(?:-v|-m|-i|-l|--version|--ini|artisan\s+(?:route:list|about|test|migrate:status|env|schedule:list|queue:failed|--version|inspire|list|tinker\s+--execute)|vendor\/bin\/(?:phpunit|pest|phpstan|pint\s+--test))\b/,
  artisan: /^(?:route:list|about|test|migrate:status)\b/,
  rails:
    /^(?:test|routes|about|stats|notes|db:(?:version|migrate:status|abort_if\S*)|--version|zeitwerk:check)\b/,
  rake: /^(?:test|spec|routes|stats|-T|--tasks|db:(?:version|migrate:status))\b/,
  'manage.py':
    /^(?:check|test|showmigrations|migrate\b.*--(?:plan|check)|sqlmigrate|makemigrations\b.*--(?:check|dry-run)|diffsettings|version|inspectdb|--version|show_urls|validate)\b/,
  alembic: /^(?:current|history|heads|check|show|branches|upgrade\b.*--sql)\b/,
  prisma: /^(?:validate|format|generate|version|migrate\s+(?:status|diff))\b/,
  aws: /^(?:\S+\s+)*?(?:describe-\S+|list-\S+|get-\S+|ls\b|wait\b|head-\S+|filter-\S+|lookup-\S+|batch-get-\S+|help|sts\s|s3\s+ls|simulate-\S+|validate-\S+|tail\b|scan\b|query\b|logs\s+tail|cloudformation\s+validate-template|configure\s+list)/,
  gcloud:
    /^(?:\S+\s+)*?(?:list\b|describe\b|get-\S+|info\b|version\b|read\b|config\s+(?:get|list)|print-\S+|tail\b|auth\s+list|builds\s+log)/,
  gsutil: /^(?:-\S+\s+)*(?:ls|cat|du|stat|hash|version)\b/,
  az: /^(?:\S+\s+)*?(?:list\b|show\b|list-\S+|show-\S+|get-\S+|version\b|check-\S+|exists\b|query\b|tail\b|wait\b|validate\b|what-if\b|account\s+set)/,
  heroku:
    /^(?:ps\b(?!:)|logs|config\b(?!:set)|releases\b(?!:rollback)|apps\b|info|status|pg:info|pg:backups\b(?!:(?:capture|restore))|domains\b|addons\b|maintenance\b(?!:)|version|run\b.*\b(?:status|check)\b)/,
  vercel:
    /^(?:ls|list|inspect|logs|whoami|env\s+ls|domains\s+ls|build|--version|alias\s+ls|certs\s+ls|project\s+ls|teams\s+ls|pull)\b/,
  netlify: /^(?:status|sites:list|env:list|build|logs|--version|dev)\b/,
  fly: /^(?:status|logs|apps\s+list|releases|info|checks|machine\s+(?:list|status)|secrets\s+list|scale\s+show|version|ips\s+list|regions\s+list|volumes\s+list)\b/,
  flyctl: /^(?:status|logs|apps\s+list|releases|info|checks|secrets\s+list|version)\b/,
  railway: /^(?:status|logs|whoami|list|variables\b(?!.*--set)|--version)\b/,
  supabase:
    /^(?:status|projects\s+list|functions\s+list|migration\s+list|db\s+(?:diff|lint)|secrets\s+list|gen\b|inspect\b|--version|db\s+dump)\b/,
  firebase:
    /^(?:projects:list|apps:list|functions:log|functions:list|hosting:sites:list|--version|firestore:indexes|use|emulators:exec)\b/,
  wrangler:
    /^(?:whoami|tail|deployments\s+list|secret\s+list|d1\s+(?:list|info)|kv:namespace\s+list|versions\s+list|--version|deploy\b.*--dry-run|d1\b.*--local)\b/,
  gh: /^(?:\S+\s+(?:view|list|status|checks|diff|watch|download|verify)|auth\s+status|api\b(?!.*(?:-X|--method|-f|-F|--field|--input))|search|browse|--version)\b/,
  glab: /^(?:\S+\s+(?:view|list|status)|auth\s+status)\b/,
  psql: /-c\s+["']?\s*(?:\\(?:d|l|x|conninfo|timing|dt|dn|du|di|df)|select|show|explain|with|table|values)\b|^(?:--version|-V|-l|--list)\b|-l\b/i,
  mysql: /-e\s*["']?\s*(?:select|show|explain|describe|desc|status|check)\b|^(?:--version|-V)/i,
  sqlite3: /["']\s*(?:select|\.(?:tables|schema|dump|indexes)|pragma|explain)\b/i,
  mongosh:
    /--eval\s+["']?(?:db\.(?:\w+\.)?(?:find|count|stats|version|status|hello|runCommand\(\{\s*ping|adminCommand\(['"{\s]*ping)|rs\.status|JSON\.stringify)/i,
  mongo: /--eval\s+["']?(?:db\.(?:\w+\.)?(?:find|count|stats|version|status)|rs\.status)/i,
  'redis-cli':
    /^(?:-\S+(?:\s+(?!ping|info|get|dbsize|keys|ttl|llen|monitor|client|config|scan|memory|slowlog|exists)\S+)?\s+)*(?:ping|info|get|dbsize|keys|ttl|llen|monitor|client\s+list|config\s+get|scan|memory|slowlog|exists|type|hgetall|lrange|--version|--stat|--latency|--bigkeys|--scan)\b/i,
  nginx: /^(?:-t|-T|-v|-V)\b/,
  apachectl: /^(?:configtest|-t|-S|-M|-v|status|fullstatus)\b/,
  apache2ctl: /^(?:configtest|-t|-S|-M|-v|status)\b/,
  caddy: /^(?:validate|fmt|version|adapt|list-modules)\b/,
  haproxy: /^(?:-c|-v|-vv)\b/,
  certbot: /^(?:certificates|--version|renew\b.*--dry-run)\b|--dry-run/,
  openssl:
    /^(?:s_client|x509|verify|req\b.*-text|rsa\b.*-(?:check|text|modulus)|version|rand|dgst|ciphers|crl|ocsp|asn1parse|enc|speed|pkcs12\b.*-info)\b/,
  gpg: /^(?:--verify|--list-\S+|-k|-K|--fingerprint|--version|--print-md|--detach-sign|--armor|-ab|-b|--check-\S+)\b/,
  cosign: /^(?:verify\S*|tree|triangulate|version)\b/,
  crictl: /^(?:ps|pods|images|logs|inspect\S*|stats|info|version)\b/,
  etcdctl:
    /^(?:--\S+(?:[ =]\S+)?\s+)*(?:endpoint|member\s+list|get|version|check|alarm\s+list|snapshot\s+status)\b/,
  vault:
    /^(?:status|read|list|kv\s+(?:get|list|metadata)|token\s+lookup|policy\s+(?:read|list)|secrets\s+list|auth\s+list|version|operator\s+raft\s+list-peers)\b/,
  consul: /^(?:members|info|catalog|kv\s+get|operator\s+raft\s+list-peers|version|monitor|validate)\b/,
  nomad:
    /^(?:status|node\s+status|job\s+(?:status|plan|history|validate|inspect)|alloc\s+(?:status|logs)|server\s+members|version|plan|validate|logs)\b/,
  argocd: /^(?:app\s+(?:get|list|diff|history|logs|wait)|cluster\s+list|repo\s+list|version|account\s+get)\b/,
  flux: /^(?:get|check|logs|version|stats|tree|trace|diff|export)\b/,
  istioctl: /^(?:version|analyze|proxy-status|ps|proxy-config|verify-install|describe|x\s+precheck)\b/,
  velero: /^(?:\S+\s+)?(?:get|describe|logs|version)\b/,
  ansible: /\s-m\s+(?:ping|setup|debug)\b|--list-hosts|--version/,
  'ansible-playbook': /--(?:check|syntax-check|list-\S+|version)\b/,
  'ansible-inventory': /./,
  cap: /(?:^|\s)(?:deploy:check|doctor|-T|--tasks|deploy:log_revision)|--dry-run|-n\b/,
  kamal:
    /^(?:details|audit|config|app\s+(?:logs|details|version|containers|images)|version|lock\s+status|proxy\s+(?:logs|details))\b/,
  borg: /^(?:list|info|check|diff|--version)\b/,
  restic: /^(?:-\S+(?:\s+\S+)?\s+)*(?:snapshots|stats|check|ls|diff|find|version)\b/,
  aptitude: /^(?:search|show|why)\b/,
  apt: /^(?:list|show|search|policy|-v|--version)\b|\s--simulate|\s-s\b/,
  'apt-get': /\s--simulate|\s-s\b|^(?:check|changelog|download)\b/,
  'apt-cache': /./,
  dpkg: /^(?:-l|-L|-s|-S|--list|--status|--get-selections|--print-architecture|--audit)\b/,
  yum: /^(?:list|info|search|check-update|history\s*(?:list|info)?|repolist)\b/,
  dnf: /^(?:list|info|search|check-update|history\s*(?:list|info)?|repolist)\b/,
  rpm: /^-(?:q\S*|V\S*|-query|-verify)\b/,
  brew: /^(?:list|info|search|outdated|doctor|--version|config|deps)\b/,
  choco: /^(?:list|search|info|outdated)\b/,
  snap: /^(?:list|info|find|version|changes|connections)\b/,
  crontab: /^-l\b/,
  ufw: /^(?:status|show|app\s+list|version)\b/,
  iptables: /^(?:-L|-S|--list|-n|-t\s+\S+\s+-L|-nvL)\b/,
  mount: /^$/,
  zfs: /^(?:list|get|diff)\b/,
  zpool: /^(?:list|status|get|iostat|history)\b/,
  lvs: /./,
  vgs: /./,
  pvs: /./,
  qm: /^(?:list|status|config|showcmd|pending|guest\s+cmd)\b/,
  pct: /^(?:list|status|config)\b/,
  virsh: /^(?:list|dominfo|domstate|dumpxml|net-list|pool-list)\b/,
  fdisk: /^-l\b/,
  parted: /\bprint\b|-l\b/,
  curl: /./,
  wget: /(?:^|\s)-\w*O\s*(?:-|\/dev\/null)(?:\s|$)|--spider/,
  http: /^(?:GET|HEAD)?\s*(?:https?:|:|localhost)/,
  twine: /^check\b/,
  poetry: /^(?:check|show|build|run\s+|env\s+(?:info|list)|version$|--version|export|lock\s+--check)/,
  uv: /^(?:build|run\s+|pip\s+(?:list|check|freeze)|tree|--version|lock\s+--check)/,
  pipenv: /^(?:check|graph|run\s+|--version|verify)/,
  hatch: /^(?:build|run\s+|test|version$|status|env\s+show)/,
  nix: /^(?:build|flake\s+(?:check|show|metadata)|eval|develop|search)\b/,
  'nix-build': /./,
  bazel: /^(?:build|test|query|info|version|cquery|aquery)\b/,
  coho: /^(?:audit\S*|check\S*|list\S*|repo-status|print-\S+|verify-\S+|last-week)\b/,
  perl: /^(?:-v|-c|-ne|-lne|-e)\b/,
  sed: /^(?!(?:.*\s)?-\w*i)/,
  python:
    /^(?:-V|--version|-m\s+(?:pytest|unittest|compileall|json\.tool|build|py_compile|mypy|flake8|pip\s+(?:list|check|freeze|show)|http\.server|zipfile\s+-l|site|platform)|-c\b)/,
  node: /^(?:-v|--version|-e|-p|--check|--test)\b/,
  ruby: /^(?:-v|-c|-e|--version)\b/,
  java: /^(?:-version|--version)\b/,
  tar: /^-?\w*t\w*\b|--list|^-?c\w*f?\b/,
  unzip: /^-(?:l|t|v|Z)\b/,
  zip: /./,
  gzip: /^-(?:l|t)\b/,
  rsync: /(?:^|\s)(?:-\w*n\w*|--dry-run)(?:\s|$)/,
  rclone: /^(?:ls\w*|size|check|about|version|cat|listremotes)\b|--dry-run/,
  iconv: /./,
  mktemp: /./,
  tee: /^$/,
};
