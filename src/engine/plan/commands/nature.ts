import type { Nature } from '../../../shared/plan/sheet.ts';
import { isInteractive } from './command-nature.ts';
import { isFollow } from './follow.ts';
import { checkNames, effectNames, readers, readingSubcommands } from './nature-table.ts';
import { simpleCommands } from './simple-commands.ts';

/** Words in front of a command that leave it what it is. */
const wrapper =
  /^(?:(?:sudo|doas|command|exec|nohup|nice|ionice|time|builtin|env|xvfb-run|dotenv|winpty|bundle\s+exec|poetry\s+run|pipenv\s+run|uv\s+run|npx|pnpm\s+(?:exec|dlx)|yarn\s+(?:exec|dlx)|bunx|rvm\s+\S+\s+do|rbenv\s+exec|direnv\s+exec\s+\S+)\s+(?:-(?:[ugnpE]\s+\S+|-?[\w-]+(?:=\S+)?)\s+|-\s+)*|(?:timeout|flock|watch)\s+(?:-\S+\s+)*\S+\s+|[A-Za-z_]\w*\+?=(?:"[^"]*"|'[^']*'|\$\([^)]*\)|[^\s"'$]|\$(?!\())*\s+)/;
const keyword = /^(?:if|elif|while|until|then|do|else|!|\{|\(|function\s+\w+|\w+\s*\(\)\s*\{?)\s+/;
const nothing = /^(?:fi|done|esac|else|then|do|\}|\)|\{|\(|;;|in)$|^(?:for|case|select)\s|^#|^$/;
const rehearsal =
  /\s--?(?:dry-?run|check-only|noop|simulate|plan-only|what-?if|no-?op|list-tests?)\b(?!=false)|\s--(?:help|version)$/i;
/** A redirection into a file that others read; a scratch file is nobody's. */
const writes = /(?:^|[^>&\d-])\d?>{1,2}\s*(?!&|\/dev\/null|\/dev\/std|[\w./-]*\.log\b)\S/;
const asks =
  /^(?:(?:aws\s+configure|gcloud\s+(?:auth\s+login|init)|(?:docker|podman|npm|yarn|pnpm|gh\s+auth|glab\s+auth|heroku|firebase|az|vercel|netlify|fly\s+auth|flyctl\s+auth|railway|supabase|wrangler|oc|cargo|argocd|vault|cf|ibmcloud|doctl\s+auth|sfdx|eas|expo|terraform|helm\s+registry|snapcraft|twine|poetry\s+config|op|tsh|az\s+acr)\s+(?:login|signin|init)\b)(?!.*(?:--password|--token|--with-token|-p\s))|(?:npm|yarn)\s+(?:init|adduser)\b(?!.*-y)|passwd\b|su\b(?!.*\s-c\b)|sudo\s+(?:su|-\w*i\w*|-s|bash|sh)\b|\S+\s+secret\s+put\b(?!.*<)|vercel\s+env\s+add\b(?!.*<)|ufw\s+enable$|\S*\$\{?EDITOR\b|visudo|mysql_secure_installation|ssh-keygen\b(?!.*(?:-N|-[lyRF]\b))|ssh-copy-id|crontab\s+-e|certbot\b(?!.*(?:-n\b|--non-interactive|renew|certificates|--dry-run|delete.*--cert-name|revoke))|(?:vi|vim|nvim|nano|emacs|pico|code|subl|notepad|joe|micro|edit)\b(?!.*--(?:version|help))|(?:less|more|man)\b|(?:psql|mysql|mongosh?|redis-cli|sqlite3|sqlplus|cqlsh|clickhouse-client)\b(?!.*(?:\s-(?:c|e|f|-command|-file|-execute|-eval|l|V|-version|-list|-stat|-latency|-scan|-bigkeys)\b|<|["']|ping|info\b|flush|get\b|set\b|del\b|keys\b|config\b|monitor\b|dbsize|cluster\b|shutdown|bgsave|save\b|\.sql\b))|(?:python3?|node|irb|pry|php\s+-a|ghci|iex|scala|julia|R)$|(?:rails|bin\/rails|heroku\s+run\s+rails)\s+(?:c|console|dbconsole)\b|(?:php\s+)?artisan\s+tinker$|\S*manage\.py\s+(?:shell|dbshell|createsuperuser|changepassword)\b(?!.*--no-?input)|(?:docker|podman|docker-compose|docker\s+compose)\b.*\b(?:exec|run)\s+(?:\S+\s+)*-(?:\w*i\w*t\w*|\w*t\w*i\w*)\b.*\s(?:(?:ba|z|a)?sh\s*$|(?:vi|vim|nano|less)\s|psql\b(?!.*\s-(?:c|f)\b)|mysql\b(?!.*\s-e)|mongosh?\b(?!.*--eval)|redis-cli\s*$|rails\s+c(?:onsole)?\s*$)|kubectl\b.*\bexec\b.*\s-(?:\w*i\w*t\w*|\w*t\w*i\w*)\b.*--?\s+(?:bash|sh|\/bin\/(?:ba)?sh|zsh|psql(?!.*-c)|mysql(?!.*-e))\s*$|kubectl\s+(?:\S+\s+)*edit\b|(?:terraform|tofu|terragrunt|tf|pulumi)\s+(?:\S+\s+)*?(?:apply|destroy|up)\b(?!.*(?:-auto-approve|--yes|-y\b|\splan\S*$|tfplan|\.plan\b|\.out\b))|ssh\b(?:\s+-\S+(?:\s+[\w./~-]+)?)*\s+[\w.@${}<>_-]+$|gcloud\s+compute\s+ssh\b(?!.*--command)|aws\s+ssm\s+start-session|heroku\s+(?:run\s+)?(?:bash|pg:psql)|fly(?:ctl)?\s+ssh\s+console(?!.*-C)|git\s+(?:rebase\s+(?:-i|--interactive)|add\s+-(?:p|i)|commit(?!.*(?:\s-\w*m|--message|-F|--no-edit|--amend\s+--no-edit|-C|--fixup|-\w*m\b))|mergetool|difftool|cherry-pick\s+-e)|npm\s+(?:publish|version)\b.*--otp\s*$|npx\s+(?:np|lerna\s+(?:publish|version)|changeset)\b(?!.*(?:--yes|status|publish|version))|read\s|fdisk\s+\/|cfdisk|parted\s+\/\S+$|gdisk\s|dpkg-reconfigure|ncdu|mc$|htop|top\b(?!.*-b)|dotnet\s+user-secrets\s+set$|(?:apt|apt-get|yum|dnf|zypper)\s+(?:install|upgrade|dist-upgrade|full-upgrade|remove|purge|autoremove)\b(?!.*(?:\s-\w*[yq]|--yes|--assume-?yes)))/;

/** What a command does. What cannot be told from an effect is one. */
/** A name in angle brackets is no redirection. */
const placeholder = /<[\p{L}_][^<>|&;\n]{0,60}>/gu;
/** Programs that take the whole screen. */
const screens =
  /^(?:htop|btop|iotop|nethogs|iftop|nmon|glances|k9s|lazydocker|ctop|tmux(?!\s+(?:ls|list|kill|send|has))|screen(?!\s+-(?:ls|d))|mc|ncdu)\b/;

export function natureOf(command: string): Nature {
  const parts = simpleCommands(command.replace(placeholder, 'X'));
  if (parts.some((part) => screens.test(unwrap(part)))) return 'interactive';
  if (/^\s*while\s+(?:true|:|\[\s*1\s*\])\s*;?\s*do\b/.test(command)) return 'follow';
  if (parts.some((part) => isFollow(unwrap(part)) || isFollow(part)) || isFollow(command)) return 'follow';
  const inner = parts.map(unwrap);
  if (inner.some((part, index) => asks.test(part) || asks.test(parts[index] ?? '') || isInteractive(part)))
    return 'interactive';
  return inner.every((part, index) => isCheck(part, parts[index] ?? part)) ? 'check' : 'effect';
}

/** A command without the words that only say how it is run. */
function unwrap(part: string): string {
  let text = part.trim();
  for (let left = 8; left > 0; left -= 1) {
    const bare = text.replace(keyword, '').replace(wrapper, '');
    if (bare === text || bare.trim() === '') break;
    text = bare.trim();
  }
  return text;
}

function isCheck(text: string, whole: string): boolean {
  if (nothing.test(text)) return true;
  if (/^[A-Za-z_]\w*\+?=/.test(text)) return !/\$\(|`/.test(text) || isCheckInside(text);
  if (/^function\s/.test(text)) return true;
  if (/^\$(?:env:)?\w+\s*=/.test(text))
    return !/\b(?:New|Set|Remove|Start|Stop|Restart|Invoke-RestMethod)-?/.test(text);
  if (writes.test(whole)) return false;
  if (rehearsal.test(text)) return true;
  const [word = '', ...rest] = text.split(/\s+/);
  const program = word.replace(/^.*[\\/](?=[^\\/]+$)/, '').replace(/\.exe$/i, '');
  const operands = rest.join(' ');
  return isRemoteCheck(program, text) ?? isProgramCheck(program, word, operands);
}

/** An assignment whose value a command gives does what that command does. */
function isCheckInside(text: string): boolean {
  const inside = /\$\(([\s\S]*)\)|`([^`]*)`/.exec(text);
  return natureOf(inside?.[1] ?? inside?.[2] ?? 'true') === 'check';
}

/** A command for another machine, or in a container, is what it does there. */
function isRemoteCheck(program: string, text: string): boolean | null {
  if (program === 'ssh') {
    const remote =
      /^ssh\s+(?:-(?:[46AaCfGgKkMNnqsTtVvXxYy]+|[BbcDEeFIiJLlmOopQRSWw]\s*\S+)\s+)*\S+\s+(?:--\s+)?(["']?)([\s\S]+)\1$/.exec(
        text,
      )?.[2];
    return remote === undefined ? null : natureOf(remote) === 'check';
  }
  const exec =
    /\b(?:exec|run)\b(?:\s+-{1,2}[\w-]+(?:[= ](?![\w-]*\s+--)\S+)?)*\s+\S+\s+(?:-c\s+\S+\s+)?(?:--\s+)?(.+)$/.exec(
      text,
    );
  if (
    /^(?:docker|podman|kubectl|oc|docker-compose|lxc|pct)$/.test(program) &&
    /\s(?:exec|run)\s/.test(text) &&
    exec?.[1] !== undefined
  )
    return natureOf(exec[1].replace(/^(?:ba|z|a)?sh\s+-l?c\s+(["'])([\s\S]*)\1$/, '$2')) === 'check';
  return null;
}

function isProgramCheck(program: string, word: string, operands: string): boolean {
  if (program === 'curl' || program === 'wget') return isRead(program, operands);
  if (/^(?:ba|z|da|k)?sh$/.test(program)) return isScriptCheck(operands);
  const table = readingSubcommands[program] ?? readingSubcommands[program.replace(/3?(?:\.\d+)*$/, '')];
  if (/^(?:npm|pnpm|yarn|bun)$/.test(program)) {
    const script = /^(?:-\S+\s+\S+\s+)*(?:run(?:-script)?\s+)?([\w:.-]+)/.exec(operands)?.[1] ?? '';
    if (/^(?:run|run-script)\b|\srun\s/.test(operands))
      return isCheckName(/\brun(?:-script)?\s+(?:-\S+\s+)*([\w:.-]+)/.exec(operands)?.[1] ?? script);
  }
  if (program === 'make' || program === 'just' || program === 'task' || program === 'invoke')
    return (
      /^$/.test(operands) || isCheckName(operands.replace(/-C\s+\S+|-f\s+\S+|-j\s*\d*|\w+=\S*/g, '').trim())
    );
  if (/^python3?(?:\.\d+)?$|^py$/.test(program) && /manage\.py/.test(operands))
    return readingSubcommands['manage.py']?.test(operands.replace(/^\S*manage\.py\s+/, '')) ?? false;
  if (program === 'gradlew') return readingSubcommands.gradle?.test(operands) ?? false;
  if (
    /(?:-c|-e|--command|--query|--eval|--execute|--sql)[= ]*["']\s*(?:select|show|explain|describe)\b/i.test(
      operands,
    )
  )
    return true;
  if (table !== undefined)
    return (
      table.test(operands) ||
      (/^(?:python|node|ruby|php)/.test(program) &&
        /^[\w./\\-]+\.\w+/.test(operands) &&
        isScriptCheck(operands))
    );
  if (readers.has(program))
    return (
      !(program === 'find' && /-delete|-exec\s+(?:rm|mv|chmod|chown|gzip)/.test(operands)) &&
      !(program === 'xargs' && /\b(?:rm|kill|mv|delete)\b/.test(operands))
    );
  if (
    /\s?(?:--version|-version|-V|--help|-h)$/.test(operands) ||
    /^(?:version|--version|status|help)\b/.test(operands)
  )
    return true;
  if (/^Get-|^Test-|^Measure-|^Select-|^Write-|^Format-|^Where-|^ConvertTo-|^ConvertFrom-/.test(program))
    return true;
  if (/^(?:python3?|node|ruby|php|tsx|ts-node|deno|bash)$/.test(program) || /^php$/.test(program))
    return isScriptCheck(operands.replace(/^run\s+/, ''));
  return /[\\/]/.test(word) || /\.(?:sh|py|rb|js|mjs|ts|ps1|pl|php)$/.test(program)
    ? isScriptCheck(`${word} ${operands}`)
    : isTaskCheck(operands);
}

/** A program nobody knows: the names of its tasks tell, where one of them does and none says otherwise. */
function isTaskCheck(operands: string): boolean {
  const names = operands
    .split(/\s+/)
    .filter((word) => /^[a-z][\w:.-]*$/i.test(word))
    .slice(0, 3);
  return names.some((name) => checkNames.test(name)) && !names.some((name) => effectNames.test(name));
}

function isScriptCheck(text: string): boolean {
  const [script = '', ...operands] = text.replace(/^-\w+\s+/, '').split(/\s+/);
  const name = script.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  if (
    operands.some((operand) =>
      /^(?:status|check|verify|test|list|show|health|info|--check|--verify|--status)$/.test(operand),
    )
  )
    return true;
  return (
    isCheckName(name) && !operands.some((operand) => effectNames.test(operand) && !operand.startsWith('-'))
  );
}

function isCheckName(name: string): boolean {
  return checkNames.test(name) && !effectNames.test(name);
}

function isRead(program: string, operands: string): boolean {
  if (program === 'wget') return readingSubcommands.wget?.test(operands) ?? false;
  if (/(?:^|\s)(?:-X\s*|--request[= ])(?:POST|PUT|PATCH|DELETE)/i.test(operands)) return false;
  if (/(?:^|\s)-\w*O\b|(?:^|\s)--remote-name/.test(operands)) return false;
  if (/(?:^|\s)(?:-\w*o|--output)\s+(?!-(?:\s|$)|\/dev\/null|\/tmp\/)/.test(operands)) return false;
  return (
    !/(?:^|\s)(?:-d\b|--data\S*|-F\b|--form|-T\b|--upload-file|--json)/.test(operands) ||
    /(?:^|\s)-G\b|--get\b/.test(operands)
  );
}
