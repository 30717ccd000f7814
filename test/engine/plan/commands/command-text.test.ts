import { describe, expect, it } from 'vitest';
import {
  commandInText,
  firstCommand,
  givenCommand,
} from '../../../../src/engine/plan/commands/command-text.ts';
import { no, type Verdict, yes } from '../../../../src/engine/plan/context/verdict.ts';

describe('the command in a sentence', () => {
  it.each([
    ['stands in code', 'Run `make check`', 'make check'],
    ['is a program that is said to be run', 'Run `govulncheck` on everything', 'govulncheck'],
    [
      'stands behind a page that shows something',
      'The page displays well: `curl -f a.example`',
      'curl -f a.example',
    ],
    ['loses its prompt', 'Run `$ make check`', 'make check'],
    ['is joined of several', 'Build with `make build` and test with `make test`', 'make build && make test'],
    ['is the first of two ways', 'Run `npm ci` or `yarn install`', 'npm ci'],
    ['is the first of two ways in German', 'Starte `npm ci` oder `yarn install`', 'npm ci'],
    ['is the first of two ways in Chinese', '运行 `npm ci` 或者 `yarn install`', 'npm ci'],
    ['is a script that is said to be run', 'Run `scripts/deploy.sh`', 'scripts/deploy.sh'],
    ['is a script behind a colon', 'Deploy: `scripts/deploy.sh`', 'scripts/deploy.sh'],
    ['is a script said to be run in French', 'Lancer `scripts/deploy.sh`', 'scripts/deploy.sh'],
    ['is a script said to be run in Japanese', 'これを実行 `scripts/deploy.sh`', 'scripts/deploy.sh'],
    ['is a script that is all there is', '`scripts/deploy.sh`', 'scripts/deploy.sh'],
    ['needs no backticks behind a colon', 'Containers up: docker ps', 'docker ps'],
    ['needs no backticks in parentheses', 'Containers up (docker ps)', 'docker ps'],
    ['needs no backticks in full width parentheses', '容器（docker ps）', 'docker ps'],
  ])('%s', (_what, text, command) => {
    expect(commandInText(text)?.command).toBe(command);
  });

  it.each([
    ['says what one must be able to do', 'Make sure you have the ability to run `poetry export -o x`'],
    ['says the only way in which it may be done', 'Run playbooks ONLY via `infra/run.sh`'],
    ['says of a program that it is there', '`docker` installed'],
    ['says of a program what it found', '`govulncheck` clean (no known vulnerabilities)'],
    ['says what is shown', 'You will see this in chat: `service restart done`'],
    ['says what is shown in French', 'Le terminal affiche : `service restart done`'],
    ['says what is shown in Chinese', '终端显示：`service restart done`'],
    ['says of a program which version it has', '`node` v20'],
    ['says of a program that it is there in Russian', '`docker` установлен'],
    ['gives a value of a form', 'Build command: `npm run build`'],
    ['gives a command for a form', 'Start Command: `npm start`'],
    ['names a command without its operand', 'Use `kubectl apply`'],
    ['makes a value to copy', 'Secret from `openssl rand -hex 32`'],
    ['talks about it', '`make check` covers the unit tests'],
    ['names a file', 'Edit `config/app.yml`'],
    ['names a Python file', 'Entry point: `app/main.py`'],
    ['has no command', 'Tell the team'],
    ['is prose behind a colon', 'Note: docker is required, and running'],
    ['is longer than a person reads', `${'word '.repeat(100)}: docker ps`],
  ])('is none where it %s', (_what, text) => {
    expect(commandInText(text)).toBeNull();
  });

  it.each([
    ['`make check` (prints OK)', 'prints OK'],
    ['`make check` → OK', 'OK'],
    ['`make check` => **OK**', 'OK'],
    ['`make check` — OK', 'OK'],
    ['`make check`（输出 OK）', '输出 OK'],
    ['`make check` for the unit tests', undefined],
  ])('has its expectation behind it: “%s”', (text, expect_) => {
    expect(commandInText(text)?.expect).toBe(expect_);
  });

  it('has the words in front of it', () => {
    expect(commandInText('First run `make check` twice')?.before).toBe('First run ');
  });

  it('is what a person makes of every span, in order, with the verdict of the rules', () => {
    const asked: [string, boolean][] = [];
    const settle = (span: string, verdict: Verdict): string | null => {
      asked.push([span, verdict.is]);
      return span === '.env' ? 'cat .env' : null;
    };
    expect(commandInText('Run `make check` and read `.env`', settle)?.command).toBe('cat .env');
    expect(asked).toEqual([
      ['make check', true],
      ['.env', false],
    ]);
  });

  it('is known by the reason of a second way to the same end', () => {
    const reasons: string[] = [];
    commandInText('Run `npm ci` or `yarn install`', (span, verdict) => {
      reasons.push(verdict.reason);
      return verdict.is ? span : null;
    });
    expect(reasons[1]).toBe(no('it is another way to the same end as the command before it').reason);
    expect(yes('x')).toEqual({ is: true, reason: 'x' });
  });
});

describe('the command of a numbered line', () => {
  it.each([
    ['1st of two', 'Run `make build` and `make test`', 'make build'],
    ['one that is given by its path', 'Run `./deploy`', './deploy'],
    ['one with operands', 'Use `docker ps -a` to look', 'docker ps -a'],
  ])('is the %s', (_what, text, command) => {
    expect(firstCommand(text)?.command).toBe(command);
  });

  it.each([
    ['who did it', 'Built by `make build`'],
    ['what a pipeline does', 'The CI workflow runs `make build`'],
    ['that it was running', 'API running (`make run`)'],
    ['what it does', '`make build` outputs a tarball'],
    ['a program by its name', 'We like `pytest` a lot'],
  ])('is none where the line only mentions %s', (_what, text) => {
    expect(firstCommand(text)).toBeNull();
  });
});

describe('the command of a note', () => {
  it.each([
    ['Command: `git status`', 'git status'],
    ['`git status`', 'git status'],
    ['Run `git status` first', 'git status'],
    ['(`packages/web`) `git status`', 'git status'],
    ['Look at it: (`packages/web`) [`git status`](https://a.example)', 'git status'],
    ['Выполните: `git status`', 'git status'],
  ])('is given by “%s”', (text, command) => {
    expect(givenCommand(text)).toBe(command);
  });

  it.each([
    'See the output of `git status`',
    'git status',
    'Nothing here',
    // When it is done is a condition, and a box has one command for all of its notes.
    '(minor) `git status`',
    '(patch) Look at it: `git status`',
  ])('is not given by “%s”', (text) => {
    expect(givenCommand(text)).toBeNull();
  });
});
