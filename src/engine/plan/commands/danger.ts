import { remember } from '../../../shared/lib/remember.ts';
import { hiddenCharacters } from '../../../shared/text/control-characters.ts';

interface Danger {
  readonly pattern: RegExp;
  /** Says in a few words what the command does, after its subject. */
  readonly does: string;
}

const files: readonly Danger[] = [
  { pattern: /\brm\s+(?:-\S+\s+)*(?:-\w*[rR]\w*|--recursive)(?:\s|$)/, does: 'removes files recursively' },
  {
    pattern:
      /\bfind\b.*\s-(?:delete\b|exec(?:dir)?\s+(?:sudo\s+)?rm\b)|\|\s*(?:sudo\s+)?xargs\s+(?:-\S+\s+)*rm\b/,
    does: 'removes every file it finds',
  },
  {
    pattern: /\brsync\b.*\s--del(?:ete\S*)?(?:\s|$)|\baws\s+s3\s+sync\b.*\s--delete\b/,
    does: 'removes what is not in the source',
  },
  { pattern: /\bchmod\s+(?:-\S+\s+)*(?:0?777|a[+=]rwx|ugo[+=]rwx)(?:\s|$)/, does: 'lets everybody write' },
  {
    pattern: /\b(?:chmod|chown)\s+(?:-\S+\s+)*-\w*R\w*\s+\S+\s+\/(?:\s|$|etc|usr|bin|var(?:\s|\/?$))/,
    does: 'changes the rights of system files',
  },
  {
    pattern:
      /\b(?:mkfs(?:\.\w+)?|fdisk|sfdisk|sgdisk|parted|wipefs|blkdiscard|mkswap|lvremove|vgremove|pvremove)\s|\bdd\s.*\bof=\/dev\/|>\s*\/dev\/(?:sd|nvme|vd|xvd|mmcblk)\w|\bshred\s/,
    does: 'overwrites a disk or what lies on it',
  },
];

const databases: readonly Danger[] = [
  {
    pattern:
      /\b(?:DROP|TRUNCATE)\s+(?:TABLE|DATABASE|SCHEMA|INDEX|VIEW|COLUMN|USER|ROLE|COLLECTION)\b|\bTRUNCATE\s+[\w".`]+\s*(?:;|"|'|,|CASCADE|$)/i,
    does: 'destroys data in a database',
  },
  { pattern: /\bDELETE\s+FROM\s+[\w".`]+\s*(?:;|"|'|$)/i, does: 'deletes every row of a table' },
  { pattern: /\bUPDATE\s+[\w".`]+\s+SET\s(?!.*\bWHERE\b)/i, does: 'changes every row of a table' },
  {
    pattern:
      /\b(?:dropdb|dropuser)\s|\bmysqladmin\b.*\sdrop\s|\bdropDatabase\s*\(|\bdb\.\w+\.(?:drop|deleteMany|remove)\s*\(\s*(?:\{\s*\}\s*)?\)/,
    does: 'destroys data in a database',
  },
  { pattern: /\b(?:flushall|flushdb)\b/i, does: 'empties a cache or a store' },
  { pattern: /\bpg_restore\b.*\s(?:-\w*c\w*|--clean)(?:\s|$)/, does: 'replaces what is in a database' },
  {
    pattern:
      /\bmigrate:(?:fresh|reset|refresh)\b|\bmigrate\s+reset\b|\bdb:(?:drop|reset|wipe)\b|\bmanage\.py\s+(?:flush|reset_db)\b|\balembic\s+downgrade\s+base\b|\bdb\s+(?:reset|push\b.*--force-reset)/,
    does: 'empties a database',
  },
];

const code: readonly Danger[] = [
  {
    pattern:
      /\bgit\s+(?:-\S+\s+\S+\s+)*push\b.*\s(?:--force(?:-with-lease|-if-includes)?(?:=\S+)?|-\w*f\w*|\+\S+|--mirror)(?:\s|$)/,
    does: 'rewrites published history',
  },
  { pattern: /\bgit\s+push\b.*\s(?:--delete|-d|:\S+)(?:\s|$)/, does: 'deletes a published branch or tag' },
  {
    pattern:
      /\bgit\s+reset\b.*\s--hard\b|\bgit\s+clean\s+(?:-\S+\s+)*-\w*f|\bgit\s+(?:checkout|restore)\s+(?:--\s+)?\.(?:\s|$)/,
    does: 'discards uncommitted work',
  },
  { pattern: /\bgit\s+filter-(?:branch|repo)\b/, does: 'rewrites history' },
  {
    pattern: /\bnpm\s+unpublish\b|\bcargo\s+yank\b|\bgh\s+(?:repo|release)\s+delete\b/,
    does: 'takes back what others may rely on',
  },
  {
    pattern:
      /\b(?:curl|wget)\b[^|;&]*\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:env\s+)?(?:(?:ba|z|da|k|c|fi)?sh|python3?|perl|ruby|node|php)\b|\b(?:ba|z)?sh\s+(?:<\(|-c\s+["']?\$\()\s*(?:curl|wget)\b|\b(?:source|\.|eval)\s+["']?(?:<|\$)\(\s*(?:curl|wget)\b|\b(?:iwr|irm|Invoke-(?:WebRequest|RestMethod))\b[^|]*\|\s*(?:iex|Invoke-Expression)\b/i,
    does: 'runs a script straight from the network',
  },
];

const machines: readonly Danger[] = [
  {
    pattern:
      /\b(?:kubectl|oc)\s+(?:-\S+\s+(?:[\w-]+\s+)?)*(?:delete|drain)\b|\bkubectl\b.*\breplace\b.*--force/,
    does: 'deletes cluster resources',
  },
  { pattern: /\bhelm\s+(?:uninstall|delete)\b/, does: 'deletes cluster resources' },
  { pattern: /\bkubectl\s+scale\b.*--replicas[= ]0\b/, does: 'stops every instance' },
  {
    pattern:
      /\b(?:terraform|tofu|terragrunt)\b.*\bdestroy\b|\b(?:pulumi|cdk|vagrant|sls|serverless)\s+(?:destroy|remove)\b|\bterraform\s+apply\b.*\s-destroy\b/,
    does: 'destroys infrastructure',
  },
  {
    pattern:
      /\baws\b.*\s(?:terminate-instances|delete-[\w-]+)(?:\s|$)|\baws\s+s3\s+(?:rb\b|rm\b.*--recursive)|\bgsutil\s+(?:-m\s+)?rm\s|\bgcloud\b.*\sdelete(?:\s|$)|\baz\b.*\sdelete(?:\s|$)|\bdoctl\b.*\sdelete(?:\s|$)|\bheroku\s+(?:apps:destroy|pg:reset)\b|\bfly(?:ctl)?\s+(?:apps\s+)?destroy\b/,
    does: 'deletes resources in the cloud',
  },
  {
    pattern:
      /\b(?:docker|podman)\s+(?:system|volume|image|container|network|builder)\s+prune\b|\b(?:docker|podman)\s+volume\s+rm\b|\b(?:docker|podman)[ -]compose\b.*\sdown\b.*\s(?:-\w*v\w*|--volumes|--rmi)(?:\s|$)|\bdocker\s+(?:rm|rmi)\s+(?:-\S+\s+)*(?:-\w*f\w*\s+)?\$\(/,
    does: 'deletes containers, images or volumes',
  },
  {
    pattern:
      /(?:^|[\s;&|"'(])(?:ip6?tables(?!-save)\s+(?!(?:-\S+\s+)*-\w*[LS])|nft\s+(?!list)|ufw\s+(?:--force\s+)?(?!status|app\b|show)\w|firewall-cmd\s+(?:--permanent\s+)?--(?:add|remove|reload|set|complete))/,
    does: 'changes the firewall',
  },
  {
    pattern:
      /(?:^|[\s;&|"'(])(?:shutdown|reboot|poweroff|halt)(?:\s|$|["'])|\bsystemctl\s+(?:reboot|poweroff|halt|kexec)\b|\binit\s+[06](?:\s|$)|\bRestart-Computer\b|\bStop-Computer\b/,
    does: 'takes the machine down',
  },
  {
    pattern: /\b(?:kill|pkill|killall)\s+(?:-9|-KILL|-SIGKILL|-s\s+(?:9|KILL))\b/,
    does: 'kills processes that cannot finish what they do',
  },
  {
    pattern:
      /\bcrontab\s+-r\b|\b(?:userdel|deluser|groupdel)\s|\bapt(?:-get)?\s+(?:-\S+\s+)*(?:purge|autoremove)\b/,
    does: 'removes what the machine was set up with',
  },
  { pattern: /:\s*\(\s*\)\s*\{.*:\s*\|\s*:/, does: 'starts processes without end' },
];

const dangers: readonly Danger[] = [...files, ...databases, ...code, ...machines];

/** What every pattern above has one of: most commands have none and need no closer look. */
const mayBeDangerous =
  /\brm\b|delete|drop|trunc|update|flush|prune|destroy|force|reset|clean|chmod|chown|\b(?:dd|mkfs|fdisk|sfdisk|sgdisk|parted|wipefs|blkdiscard|mkswap|shred|find|xargs|rsync|aws|sync)\b|\/dev\/|vgremove|lvremove|pvremove|push|checkout|restore|filter|unpublish|yank|curl|wget|iwr|irm|Invoke|drain|replace|uninstall|scale|remove|terminate|\brb\b|down|volume|\b(?:docker|podman|gsutil|kill|pkill|killall|init)\b|tables|\bnft\b|\bufw\b|firewall|shutdown|reboot|poweroff|halt|kexec|Restart-|Stop-|crontab|userdel|deluser|groupdel|purge|autoremove|refresh|wipe|downgrade|migrate|--del|\{/i;
/** What only looks, however terrible the words it looks for. */
const looks = /^(?:sudo\s+)?(?:grep|egrep|rg|ag|ack|man|which|type|less)\s|^(?:echo|printf)\s(?!.*\|)/;
const rehearses =
  /\s--dry-run(?:=(?:client|server|true))?(?:\s|$)|\b(?:git\s+clean|rsync)\s.*\s?-\w*n\w*(?:\s|$)/;

/** Why a command deserves a second look, in a few words after its subject; undefined when it does not. */
export const dangerOf = remember(readDanger);

function readDanger(command: string): string | undefined {
  if (hiddenCharacters(command).length > 0)
    return 'holds invisible characters and may not do what it reads like';
  const text = withoutWrittenFiles(command.slice(0, 4_000));
  for (const line of text.split(/\n|&&|\|\||;(?!\s*["'])/)) {
    const part = line.replace(/(?:^|\s)#\s.*$/, '').trim();
    if (part === '' || looks.test(part) || rehearses.test(part)) continue;
    if (!mayBeDangerous.test(part)) continue;
    const danger = dangers.find(({ pattern }) => pattern.test(part));
    if (danger !== undefined) return danger.does;
  }
  // What spans lines, as SQL in a heredoc does.
  return text.includes('\n') && !looks.test(text)
    ? databases.find(({ pattern }) => pattern.test(text))?.does
    : undefined;
}

/** What a heredoc writes into a file is not run by the command that writes it. */
function withoutWrittenFiles(command: string): string {
  return /^(?:sudo\s+)?(?:cat|tee)\b[^\n]*<</.test(command) ? (command.split('\n', 1)[0] ?? '') : command;
}
