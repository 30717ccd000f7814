import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();
const commandOf = (item: string) => parse(`- [ ] ${item}\n`).items[0]?.command;
const stepsOf = (text: string) => parse(text).steps.map((step) => step.commands);

describe('the command of an item', () => {
  it.each([
    ['Linted: `npm run lint`, `npm run format`', 'npm run lint && npm run format'],
    ['Up: `docker ps` or `systemctl status shop`', 'docker ps'],
    ['Läuft: `docker ps` oder `pm2 list`', 'docker ps'],
    ['Docs agree: `scripts/check-docs.sh`', 'scripts/check-docs.sh'],
    ['Syntax: `shopd -test`', 'shopd -test'],
    ['Packages: `lintall ./...`', 'lintall ./...'],
    ['`mypy shop/` passes with zero errors', 'mypy shop/'],
    ['Containers are up (docker ps)', 'docker ps'],
    ['Headers are set: curl -I https://shop.example.com', 'curl -I https://shop.example.com'],
  ])('in "%s"', (item, command) => {
    expect(commandOf(item)).toBe(command);
  });

  it.each([
    'Key made with `openssl rand -hex 32`',
    'Go there: `cd api`',
    'Stop it with `kill -9`',
    'Secrets are added via `fly secrets set`',
    'Logs are kept (docker logs)',
    'Update the address in `scripts/addresses.sh`',
    'Docker is installed (docker, compose)',
    'A dump was made with `pg_dump`',
    'Proxies send `Content-Type`',
    'Build Command: `npm run build`',
    'Data is saved (`docker cp ...`)',
    'Present: `ruff` installed',
  ])('is not seen in "%s"', (item) => {
    expect(commandOf(item)).toBeUndefined();
  });
});

describe('a line of a list that is no task', () => {
  it.each([
    'The tests (`pytest`) pass in CI.',
    'CI logs in to the server and runs `coolify-deploy.sh --wait`',
    '`./data/api` - where the database lies',
    '**Build Command:** leave the default (e.g. `npm run build`)',
    'Goes back only after at least one successful `./deploy.sh` run.',
    'Services are looked at by `./validate.sh` every day.',
    'With the worker running (`npm run worker`), the job is done.',
  ])('gives no step where it only mentions a command: %s', (line) => {
    expect(stepsOf(`## Deploy\n- ${line}\n`)).toEqual([]);
  });

  it.each([
    ['Wait until they are up (`docker ps -a`)', 'docker ps -a'],
    ['Run `pytest`', 'pytest'],
    ['Then: `mypy`', 'mypy'],
  ])('gives one where it says to run it: %s', (line, command) => {
    expect(stepsOf(`## Deploy\n- ${line}\n`)).toEqual([[command]]);
  });
});

describe('a bullet below a task', () => {
  it('gives the task its command and what to expect, and is no step of its own', () => {
    const plan = parse(
      '## Antes de desplegar\n- [ ] **Rama correcta**\n  - Mirar que sea `main`\n  - Comando: `git branch --show-current`\n  - Resultado esperado: `main`\n',
    );
    expect(plan.items[0]).toMatchObject({
      kind: 'check',
      command: 'git branch --show-current',
      expect: 'main',
    });
    expect(plan.steps).toEqual([]);
  });

  it('that merely mentions a command leaves the task to a person', () => {
    expect(parse('- [ ] Team is ready\n  - They know what `git revert HEAD` does\n').items[0]?.kind).toBe(
      'manual',
    );
  });
});

describe('a table row with a box', () => {
  const table =
    '## Host\n| Ok | What | How |\n|-|-|-|\n| [ ] | Disk | `df -h /` → 40% |\n| [x] | Seen | by Ann |\n';

  it('is an item like any other, with its command where a cell is one', () => {
    const plan = parse(table);
    expect(
      plan.items.map(({ kind, text, command, expect: result, checked, line }) => [
        kind,
        text,
        command,
        result,
        checked,
        line,
      ]),
    ).toEqual([
      ['check', 'Disk: `df -h /`', 'df -h /', '40%', false, 4],
      ['manual', 'Seen · by Ann', undefined, undefined, true, 5],
    ]);
    expect(plan.steps).toEqual([]);
  });

  it('is ticked by its own byte', () => {
    const [item] = parse(table).items;
    const ticked = Buffer.from(table);
    ticked[item?.box ?? 0] = 0x78;
    expect(ticked.toString('utf8')).toContain('| [x] | Disk |');
    expect(parse(ticked.toString('utf8')).items[0]).toMatchObject({ id: item?.id, checked: true });
  });

  it('is no work in a form for signatures', () => {
    expect(parse('## Sign-off\n| Role | Ok |\n|-|-|\n| Lead | [ ] |\n').items).toEqual([]);
  });
});

describe('what stands in a fence of shell and is none', () => {
  it.each([
    ['a line of a log', '2024-01-11 10:30:00 | 0.1.0 | admin'],
    ['a line of a crontab', '0 2 * * * /root/backup.sh'],
    ['a key of YAML', 'services:'],
    ['a label with a value', 'Admin:  admin / secret'],
    ['the name of an image', 'shop/api:0.1.0'],
    ['a drawing', '├── backend/'],
    ['a line of a log that names its source', '[Cache] Connected to redis'],
    ['a line of a log whose source has two words', '[Mail queue] Sent 3'],
  ])('%s is not run', (_what, line) => {
    expect(stepsOf(`## Deploy\n\`\`\`bash\nmake up\n${line}\n\`\`\`\n`)).toEqual([['make up']]);
  });

  it('the content of a script is not run where the sentence above says to save it', () => {
    const script = '```bash\n#!/bin/bash\nrm -rf old\n```\n';
    expect(stepsOf(`## Deploy\nSave this as \`clean.sh\`:\n${script}`)).toEqual([]);
    expect(stepsOf(`## Deploy\nRun:\n${script}`)).toEqual([['rm -rf old']]);
  });

  it('a command that begins with a variable is one, a list of values is none', () => {
    expect(stepsOf('## Check\n```bash\nURL=https://x.example ./check.sh\n```\n')).toEqual([
      ['URL=https://x.example ./check.sh'],
    ]);
    expect(stepsOf('## Check\n```bash\nURL=https://x.example  # ours\nNAME="a b"\n```\n')).toEqual([]);
  });

  it('the content of an environment file is none where one of its values is made by a command', () => {
    const values = 'URL=redis://localhost\nNAME=shop\nSECRET=$(openssl rand -hex 32)\n';
    expect(stepsOf(`## Check\n\`\`\`bash\n${values}\`\`\`\n`)).toEqual([]);
    expect(stepsOf('## Check\n```bash\nSHA=$(git rev-parse HEAD)\nTAG=v1\n```\n')).toHaveLength(1);
  });

  it('a fence labelled as text is one where every line of it is a command, and no other', () => {
    expect(stepsOf('## Deploy\n```text\ngit push origin v1.2\n```\n')).toEqual([['git push origin v1.2']]);
    expect(stepsOf('## Deploy\n```text\ngit push origin v1.2\nEverything up-to-date\n```\n')).toEqual([]);
  });

  it('a usage line is none, real calls under "Usage" are', () => {
    expect(stepsOf('## Deploy\nUsage:\n```bash\n./go.sh <version>\n```\n')).toEqual([]);
    expect(stepsOf('## Deploy\nUsage:\n```bash\nchmod +x go.sh\n./go.sh v1\n```\n')).toEqual([
      ['chmod +x go.sh', './go.sh v1'],
    ]);
  });
});

describe('steps outside of plain fences', () => {
  it('are the rows of a table that have a drawn box and a command', () => {
    const plan = parse(
      '## Host\n| Ok | What | How |\n|-|-|-|\n| ☐ | Disk | `df -h /` → 40% |\n| ☐ | Reboot | `sudo reboot`, then look at `docker ps` |\n',
    );
    expect(plan.steps.map(({ title, commands, expect: result }) => [title, commands, result])).toEqual([
      ['Disk', ['df -h /'], '40%'],
    ]);
    expect(plan.items).toEqual([]);
  });

  it('are the commands of lists that are no task lists, one a line', () => {
    expect(
      stepsOf(
        '# Release\n* Run `cargo update` and look at the lock file.\n* Run `cargo package`, then delete `target/`.\n',
      ),
    ).toEqual([['cargo update'], ['cargo package']]);
  });

  it('are the commands of a checklist written in a fence, without its sentences', () => {
    expect(
      stepsOf(
        '## Deploy\n```bash\n- [ ] npm ci\n- [ ] Try it: npm test (about a minute)\n- [ ] The page looks right\n```\n',
      ),
    ).toEqual([['npm ci', 'npm test']]);
  });

  it('are not what a document forbids, illustrates or writes into a file', () => {
    expect(stepsOf('## Start\n### ❌ Wrong\n```bash\nmake dev\n```\n')).toEqual([]);
    expect(stepsOf('## Start\nFor example:\n\n    $ make run NAME=x\n')).toEqual([]);
    expect(stepsOf('## Start\n```bash\nPORT=80\nHOST=web\n```\n')).toEqual([]);
    expect(stepsOf('## What never to do\n- `make dev` on the server\n')).toEqual([]);
  });

  it('are read from PowerShell line by line', () => {
    expect(
      stepsOf(
        '## Deploy\n```powershell\n# Last one\nGet-Content C:\\x.log |\n  Select-Object -Last 1\n.\\go.ps1 -Tag v1\n```\n',
      ),
    ).toEqual([['Get-Content C:\\x.log |\n  Select-Object -Last 1', '.\\go.ps1 -Tag v1']]);
  });
});

describe('a fence inside a list item', () => {
  it('stays whole around a heredoc at the margin, and the items behind it stay items', () => {
    const plan = parse(
      '## Deploy\n- [ ] Write\n  ```bash\n  cat > f <<EOF\nplain text\nEOF\n  make f\n  ```\n- [ ] Next\n',
    );
    expect(plan.items.map((item) => item.text)).toEqual(['Write', 'Next']);
    expect(plan.steps.map((step) => step.commands)).toEqual([['cat > f <<EOF\nplain text\nEOF', 'make f']]);
  });

  it('that is never closed swallows no item', () => {
    expect(parse('- [ ] a\n  ```bash\n  make\n- [ ] b\n  ```\n').items).toHaveLength(2);
  });

  it('keeps commands apart that a placeholder in angle brackets would join', () => {
    expect(stepsOf('## Deploy\n```bash\ngit checkout <last-tag>\n# Restore\ntar xf b.tgz\n```\n')).toEqual([
      ['git checkout <last-tag>'],
      ['tar xf b.tgz'],
    ]);
  });
});

describe('hostile input', () => {
  it.each([
    ['spaces in a command', `\`\`\`sh\necho${' '.repeat(100_000)}x\n\`\`\``],
    ['a long heading', `## ${'what '.repeat(30_000)}`],
    ['many numbers', `- ${'1,'.repeat(100_000)}`],
    ['dotted names', `\`\`\`sh\n${'a.'.repeat(100_000)}your\n\`\`\``],
    ['open fences', Array.from({ length: 5_000 }, (_, n) => `${' '.repeat(n % 4)}\`\`\`bash`).join('\n')],
    ['repeated words', `\`\`\`sh\nkubectl ${'logs '.repeat(20_000)}\n\`\`\``],
    ['many conditions', `## Rollback triggers\n- ${'a or '.repeat(20_000)}5%`],
  ])('of %s costs little', (_what, text) => {
    const start = performance.now();
    parse(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
