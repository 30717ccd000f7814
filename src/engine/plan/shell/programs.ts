/** Programs whose name alone makes a code span or a line a command, when something follows or nothing else could be meant. */
export const programs: ReadonlySet<string> = new Set(
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
    'ruff mypy gitleaks bandit black isort flake8 pylint semgrep trufflehog hadolint shellcheck yamllint golangci-lint staticcheck gofmt rustfmt phpstan phpunit rubocop brakeman gpg2 ' +
    'cosign syft grype buildah skopeo crictl k3s k9s kind minikube istioctl velero terragrunt tofu checkov tflint sentry-cli lhci newman liquibase flyway dbmate goose gitlab-runner ' +
    'useradd usermod adduser groups id dpkg rpm snap brew choco systemd-analyze hostnamectl timedatectl mount umount mysqlcheck pg_dumpall ' +
    'launchctl ' +
    'yum zypper pacman emerge dnf5 microdnf rpm-ostree nix-env nix-build nix-shell nix-prefetch-url guix flatpak snapcraft winget scoop iisreset icacls robocopy xcopy schtasks ipconfig netsh ' +
    'groupadd groupmod groupdel userdel chpasswd visudo gpasswd getent loginctl chgrp chsh mkfs mkswap swapon swapoff resize2fs xfs_growfs fdisk sfdisk parted partprobe blkid lsblk findmnt fsck ' +
    'pvcreate vgcreate vgextend lvcreate lvextend lvresize pvs vgs lvs mdadm zpool zfs qm pct sysctl modprobe dmesg vmstat iostat iotop nethogs lscpu ethtool nmcli netplan resolvectl firewall-cmd ' +
    'semanage setsebool restorecon setenforce getenforce update-grub update-initramfs update-alternatives dpkg-reconfigure a2ensite a2dissite a2enmod a2dismod apache2ctl supervisord nohup ' +
    'ssh-copy-id ssh-add ssh-keyscan sftp lftp sha1sum sha512sum b2sum base64 xz zstd createuser dropdb dropuser initdb pg_ctl pg_basebackup pg_upgrade vacuumdb reindexdb cqlsh nodetool etcdctl ' +
    'rabbitmqctl promtool amtool gitlab-ctl gitlab-rake drush wp-cli dokku kamal hcloud openstack linode-cli ibmcloud oci kubeadm kubectx kubens stern cilium calicoctl linkerd skaffold werf helmfile ' +
    'bazel ninja meson ctest sbt lein xcodebuild xcrun notarytool codesign signtool msbuild nuget twine hatch pdm pipx conda mamba tox nox pre-commit goreleaser osc gbp dput dch debuild reprepro mkdocs hugo jekyll ' +
    'celery flask hardhat forge truffle anvil cast foundryup solana anchor nano less code'
  ).split(' '),
);

/** Programs that are also plain words or make sense only with an argument. */
export const needsArgument: ReadonlySet<string> = new Set(
  'cargo cat cd cp make test time next head tail find source http node python python3 java php ruby docker git npm yarn pnpm npx aws az kubectl helm service ssh scp sh bash code forge cast date watch which stripe expo swift env sleep ip mix go echo vi vim nano less kill fly'.split(
    ' ',
  ),
);

/** Words of prose that are programs, too: alone in a code span they are names. */
export const namesAlone: ReadonlySet<string> = new Set(['time', 'flask', 'prisma', 'railway', 'vercel']);

/** Programs and words of the shell that begin a line of a script, and are plain words in a sentence. */
export const typedPrograms: ReadonlySet<string> = new Set(
  (
    'alias builtin comm declare dirname basename diffoscope disown eval exec exit export getopts ' +
    'nl passwd paste perl popd printf pushd readlink readonly realpath ' +
    'shift shopt tac tr trap typeset ulimit umask unalias uniq unset wc'
  ).split(' '),
);
