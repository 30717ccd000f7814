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
    'yum zypper pacman iisreset groupadd userdel resize2fs sysctl ' +
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

/** Programs and words of the shell that make a line of a script a command; in a sentence they are names more often than not. */
export const typedPrograms: ReadonlySet<string> = new Set(
  (
    'a2dismod a2dissite a2enmod a2ensite alias amtool apache2ctl b2sum base64 basename bazel blkid builtin calicoctl chgrp ' +
    'chpasswd chsh cilium codesign comm conda cqlsh createuser ctest dch debuild declare diffoscope dirname disown dmesg dnf5 ' +
    'dokku dpkg-reconfigure dput dropdb dropuser drush emerge etcdctl ethtool eval exec exit export fdisk findmnt ' +
    'firewall-cmd flatpak fsck gbp getenforce getent getopts gitlab-ctl gitlab-rake goreleaser gpasswd groupdel groupmod guix ' +
    'hatch hcloud helmfile hugo ibmcloud icacls initdb iostat iotop ipconfig jekyll kamal kubeadm kubectx kubens lein lftp ' +
    'linkerd linode-cli loginctl lsblk lscpu lvcreate lvextend lvresize lvs mamba mdadm meson microdnf mkdocs mkfs mkswap ' +
    'modprobe msbuild nethogs netplan netsh ninja nix-build nix-env nix-prefetch-url nix-shell nl nmcli nodetool nohup ' +
    'notarytool nox nuget oci openstack osc parted partprobe passwd paste pct pdm perl pg_basebackup pg_ctl pg_upgrade pipx ' +
    'popd pre-commit printf promtool pushd pvcreate pvs qm rabbitmqctl readlink readonly realpath reindexdb reprepro ' +
    'resolvectl restorecon robocopy rpm-ostree sbt schtasks scoop semanage setenforce setsebool sfdisk sftp sha1sum sha512sum ' +
    'shift shopt signtool skaffold snapcraft ssh-add ssh-copy-id ssh-keyscan stern supervisord swapoff swapon tac tox tr trap ' +
    'twine typeset ulimit umask unalias uniq unset update-alternatives update-grub update-initramfs vacuumdb vgcreate ' +
    'vgextend vgs visudo vmstat wc werf winget wp-cli xcodebuild xcopy xcrun xfs_growfs xz zfs zpool zstd'
  ).split(' '),
);
