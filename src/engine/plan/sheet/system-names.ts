import { bareText } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';

/** Names of which a machine or a team has one, by what they are: a heading of each is one of several ways. */
const classes: Readonly<Record<string, string>> = {
  system:
    'linux|mac ?os(?: ?x)?|os ?x|windows|ubuntu|debian|centos|rhel|red ?hat|fedora|alpine|arch(?: linux)?|amazon linux|rocky(?: linux)?|almalinux|suse|opensuse|freebsd|wsl',
  packages:
    'homebrew|brew|apt|yum|dnf|pacman|snap|flatpak|chocolatey|scoop|winget|npm|yarn|pnpm|bun|pip|poetry|uv|conda',
  runtime: 'docker(?:[- ]compose)?|kubernetes|k8s|helm|podman|systemd|pm2|bare metal',
  server: 'nginx|apache2?|caddy|iis|traefik|haproxy',
  hosting:
    'vercel|netlify|heroku|railway|render|fly(?:\\.io)?|aws|gcp|azure|google cloud|digital ?ocean|hetzner|ovh',
  shell: 'bash|zsh|fish|powershell|cmd|command prompt|git bash',
  database: 'mysql|mariadb|postgres(?:ql)?|sqlite|mongodb',
  pipeline: 'github actions|gitlab ci|jenkins|circleci',
  device: 'iphone|ios|android',
  processor: 'x86(?:_64)?|amd64|arm64|apple silicon|intel',
};
const lead = '(?:on |for |auf |unter |sur |en |para |via |using |with |mit |avec |con )?';
const patterns = Object.entries(classes).map(
  ([name, words]) => [name, new RegExp(`^${lead}(?:${words})(?:$|\\b.{0,40}$)`, 'i')] as const,
);
/** What is made for every system, not chosen among them: “Windows release”. */
const product =
  /\b(?:releases?|builds?|packages?|packaging|apps?|client|installers?|binar(?:y|ies)|images?|status|version)\b/i;

/** What kind of system a heading or a label is named after; null where it is not. */
export function systemClassOf(text: string): string | null {
  const words = normalizeHeading(bareText(text)).replace(/[:：]\s*$/, '');
  // What stands in parentheses says how: “Debian (package)”.
  if (product.test(words.replace(/[(（][^)）]*[)）]/g, ''))) return null;
  return patterns.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The class that two or more of some texts are named after, as their numbers; none where there is no such class. */
export function namedAfterSystems(texts: readonly string[]): readonly number[] {
  const named = texts.flatMap((text, index) => {
    const found = systemClassOf(text);
    return found === null ? [] : [{ index, found }];
  });
  const [most] = [...Map.groupBy(named, ({ found }) => found).values()]
    .filter(({ length }) => length > 1)
    .toSorted((a, b) => b.length - a.length);
  return (most ?? []).map(({ index }) => index);
}
