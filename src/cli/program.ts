import { Argument, Command, CommanderError } from 'commander';
import type { CompletedShell } from './completions/print-completions.ts';
import { version } from './host/paths.ts';
import type { PreconnectedRollback } from './host/preconnect-rollback.ts';
import type { Command as EngineCommand } from './host/with-engine.ts';
import { exitCode } from './print/exit-codes.ts';
import * as help from './words/help-words.ts';

/** Carries out what the process was asked for; `ahead` is what was started of a rollback while this was loaded. */
export async function runProgram(ahead: PreconnectedRollback | null): Promise<void> {
  try {
    await defineProgram(ahead).parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
}

/** Every command with its options: what is run, and what the manual and the completions are made from. */
export function defineProgram(ahead: PreconnectedRollback | null = null): Command {
  const program = new Command('slipway')
    .description(help.program)
    .version(version)
    .showHelpAfterError()
    .exitOverride()
    .addHelpText('after', help.exitCodes);
  addConsoles(program);
  addDocuments(program);
  addWatching(program);
  addRuns(program);
  addRollback(program, ahead);
  addSecrets(program);
  addCompletions(program);
  return program;
}

/** The engine and each command are loaded when they are wanted: `--help` needs neither. */
async function withEngine(command: EngineCommand, ahead: PreconnectedRollback | null = null): Promise<void> {
  const { withEngine: run } = await import('./host/with-engine.ts');
  return run(command, { ahead: ahead?.links ?? null });
}

/** {@link withEngine} for a console: an error that nothing was prepared for does not end it. */
async function withConsole(command: EngineCommand): Promise<void> {
  const { withEngine: run } = await import('./host/with-engine.ts');
  return run(command, { ahead: null, stays: true });
}

/** Where a person works with a window. */
function addConsoles(program: Command): void {
  program
    .command('open')
    .argument('[file]', help.open.file)
    .option('--browser', help.open.browser)
    .description(help.open.about)
    .action((file, options) =>
      withConsole(async (engine) => (await import('./commands/console.ts')).open(engine, file, options)),
    );
  program
    .command('practice')
    .option('--unattended', help.practice.unattended)
    .option('--url', help.practice.url)
    .option('--json', help.practice.json)
    .description(help.practice.about)
    .action((options) =>
      (options.unattended === true ? withEngine : withConsole)(async (engine) =>
        (await import('./commands/practice.ts')).practise(engine, options),
      ),
    );
  program
    .command('serve')
    .argument('[file]', help.serve.file)
    .option('--port <n>', help.serve.port)
    .option('--link', help.serve.link)
    .description(help.serve.about)
    .action((file, options) =>
      withConsole(async (engine) => (await import('./commands/console.ts')).serve(engine, file, options)),
    );
}

/** What is done with a checklist before it runs. */
function addDocuments(program: Command): void {
  program
    .command('plan')
    .argument('<file>', help.plan.file)
    .option('--account', help.plan.account)
    .option('--explain', help.plan.explain)
    .option('--json', help.plan.json)
    .description(help.plan.about)
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/plan.ts')).printPlan(engine, file, options)),
    );
  program
    .command('init')
    .argument('<file>', help.init.file)
    .option('--no-schema', help.init.noSchema)
    .description(help.init.about)
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/init.ts')).initSidecar(engine, file, options)),
    );
  program
    .command('schema')
    .argument('[name]', help.schema.name)
    .description(help.schema.about)
    .action((name) => withEngine(async () => (await import('./commands/init.ts')).printSchema(name)));
}

/** What is measured, and the rules that judge it. */
function addWatching(program: Command): void {
  program
    .command('metrics')
    .argument('<file>', help.metrics.file)
    .option('--discover', help.metrics.discover)
    .option('--write', help.metrics.write)
    .option('--export-rules [out]', help.metrics.exportRules)
    .option('--import-rules <rules>', help.metrics.importRules)
    .option('--json', help.metrics.json)
    .description(help.metrics.about)
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/metrics.ts')).metrics(engine, file, options)),
    );
  program
    .command('alerts')
    .argument('<what>', help.alerts.what)
    .option('--acknowledge <rule>', help.alerts.acknowledge)
    .option('--silence <rule>', help.alerts.silence)
    .option('--unsilence <rule>', help.alerts.unsilence)
    .option('--for <duration>', help.alerts.for)
    .option('--reason <text>', help.alerts.reason)
    .option('--json', help.alerts.json)
    .description(help.alerts.about)
    .action((what, options) =>
      withEngine(async (engine) => (await import('./commands/alerts.ts')).alerts(engine, what, options)),
    );
}

/** Releases without a window. */
function addRuns(program: Command): void {
  program
    .command('clear')
    .argument('<file>', help.clear.file)
    .option('--all', help.clear.all)
    .description(help.clear.about)
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/clear.ts')).clearFile(engine, file, options)),
    );
  program
    .command('run')
    .argument('<file>', help.run.file)
    .option('--phase <name...>', help.run.phase)
    .option('--target <name>', help.run.target)
    .option('--tag <name>', help.run.tag)
    .option('--yes', help.run.yes)
    .option('--allow-dangerous', help.run.allowDangerous)
    .option('--take-over <run>', help.run.takeOver)
    .option('--json', help.run.json)
    .description(help.run.about)
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/run.ts')).runFile(engine, file, options)),
    );
  program
    .command('status')
    .argument('[run]', help.status.run)
    .option('--json', help.status.json)
    .description(help.status.about)
    .action((run, options) =>
      withEngine(async (engine) => (await import('./commands/status.ts')).printStatus(engine, run, options)),
    );
  program
    .command('verify')
    .argument('<run>', help.verify.run)
    .option('--record <file>', help.verify.record)
    .option('--allowed-signers <file>', help.verify.allowedSigners)
    .option('--json', help.verify.json)
    .description(help.verify.about)
    .action((run, options) =>
      withEngine(async (engine) => (await import('./commands/verify.ts')).verify(engine, run, options)),
    );
  program
    .command('resume')
    .argument('<run>', help.resume.run)
    .option('--yes', help.resume.yes)
    .option('--allow-dangerous', help.resume.allowDangerous)
    .option('--take-over <run>', help.resume.takeOver)
    .option('--json', help.resume.json)
    .description(help.resume.about)
    .action((run, options) =>
      withEngine(async (engine) => (await import('./commands/run.ts')).resumeRun(engine, run, options)),
    );
  program
    .command('cancel')
    .argument('<run>', help.cancel.run)
    .description(help.cancel.about)
    .action((run) =>
      withEngine(async (engine) => (await import('./commands/cancel.ts')).cancelRun(engine, run)),
    );
}

/** Rollbacks. */
function addRollback(program: Command, ahead: PreconnectedRollback | null): void {
  program
    .command('rollback')
    .argument('[what]', help.rollback.what)
    .option('--yes', help.rollback.yes)
    .option('--dry-run', help.rollback.dryRun)
    .option('--drill', help.rollback.drill)
    .option('--use <heading>', help.rollback.use)
    .option('--reason <text>', help.rollback.reason)
    .option('--from-damaged', help.rollback.fromDamaged)
    .option('--json', help.rollback.json)
    .description(help.rollback.about)
    .action((what, options) =>
      withEngine(
        async (engine) => (await import('./commands/rollback.ts')).rollBack(engine, what, options, ahead),
        ahead,
      ),
    );
}

/** The keychain of this machine. */
function addSecrets(program: Command): void {
  const secret = program.command('secret').description(help.secret.about);
  secret
    .command('set')
    .argument('<reference>', help.secret.reference)
    .description(help.secret.set)
    .action((reference) =>
      withEngine(async () => (await import('./commands/secret.ts')).setSecret(reference)),
    );
  secret
    .command('list')
    .description(help.secret.list)
    .action(() => withEngine(async () => (await import('./commands/secret.ts')).listSecrets()));
  secret
    .command('remove')
    .argument('<reference>', help.secret.reference)
    .description(help.secret.remove)
    .action((reference) =>
      withEngine(async () => (await import('./commands/secret.ts')).removeSecret(reference)),
    );
}

/** Help for the shell in which commands are typed. */
function addCompletions(program: Command): void {
  program
    .command('completions')
    .addArgument(new Argument('<shell>', help.completions.shell).choices(['bash', 'zsh', 'fish']))
    .description(help.completions.about)
    .action(async (shell) =>
      (await import('./completions/print-completions.ts')).printCompletions(program, shell as CompletedShell),
    );
}
