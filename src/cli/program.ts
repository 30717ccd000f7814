import { Command, CommanderError } from 'commander';
import { version } from './host/paths.ts';
import type { PreconnectedRollback } from './host/preconnect-rollback.ts';
import type { Command as EngineCommand } from './host/with-engine.ts';
import { exitCode } from './print/exit-codes.ts';

/** Carries out what the process was asked for; `ahead` is what was begun of a rollback while this was loaded. */
export async function runProgram(ahead: PreconnectedRollback | null): Promise<void> {
  const program = new Command('slipway')
    .description('The release console: your Markdown checklist, run live, with a rollback ready.')
    .version(version)
    .showHelpAfterError()
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 usage, 3 needs a person, 4 rolled back.');
  addConsoles(program);
  addDocuments(program);
  addRuns(program);
  addRollback(program, ahead);
  addSecrets(program);
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
}

/** The engine and each command are loaded when they are wanted: `--help` needs neither. */
async function withEngine(command: EngineCommand, ahead: PreconnectedRollback | null = null): Promise<void> {
  const { withEngine: run } = await import('./host/with-engine.ts');
  return run(command, ahead?.links ?? null);
}

/** Where a person works with a window. */
function addConsoles(program: Command): void {
  program
    .command('open')
    .argument('[file]', 'the checklist')
    .option('--browser', 'in a browser, even where Electron is installed')
    .description('the console')
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/console.ts')).open(engine, file, options)),
    );
  program
    .command('practice')
    .option('--unattended', 'a whole release and a whole rollback, without a window')
    .option('--url', "print the console's URL instead of opening a window")
    .option('--json', "the journal's events as NDJSON")
    .description('a rehearsal on the built-in practice server')
    .action((options) =>
      withEngine(async (engine) => (await import('./commands/practice.ts')).practise(engine, options)),
    );
  program
    .command('serve')
    .argument('[file]', 'the checklist to open first')
    .option('--port <n>', 'a fixed port on 127.0.0.1')
    .description('the loopback console; prints its one-time URL')
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/console.ts')).serve(engine, file, options)),
    );
}

/** What is done with a checklist before it runs. */
function addDocuments(program: Command): void {
  program
    .command('plan')
    .argument('<file>', 'the checklist')
    .option('--explain', 'every decision, its reasons, and the key that overrules it')
    .option('--json', 'the machine-readable plan, or explanation')
    .description('what was understood')
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/plan.ts')).printPlan(engine, file, options)),
    );
  program
    .command('init')
    .argument('<file>', 'the checklist')
    .option('--no-schema', 'neither point editors at the schema nor put it beside the sidecar')
    .description('a first sidecar from what was understood; overwrites nothing')
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/init.ts')).initSidecar(engine, file, options)),
    );
  program
    .command('schema')
    .description("the sidecar's JSON schema, for editors")
    .action(() => withEngine(async () => (await import('./commands/init.ts')).printSchema()));
}

/** Releases without a window. */
function addRuns(program: Command): void {
  program
    .command('run')
    .argument('<file>', 'the checklist')
    .option('--phase <name...>', 'only phases whose heading holds this')
    .option('--target <name>', 'only what runs there')
    .option('--tag <name>', 'only what its author tagged so')
    .option('--yes', 'confirm manual boxes and gates beforehand')
    .option('--allow-dangerous', 'confirm beforehand what is dangerous in production')
    .option('--json', "the journal's events as NDJSON")
    .description('a release without a window')
    .action((file, options) =>
      withEngine(async (engine) => (await import('./commands/run.ts')).runFile(engine, file, options)),
    );
  program
    .command('status')
    .argument('[run]', 'a run')
    .option('--json', 'for scripts')
    .description('the runs on this machine, or one of them')
    .action((run, options) =>
      withEngine(async (engine) => (await import('./commands/status.ts')).printStatus(engine, run, options)),
    );
  program
    .command('resume')
    .argument('<run>', 'a run')
    .option('--yes', 'confirm manual boxes and gates beforehand')
    .option('--allow-dangerous', 'confirm beforehand what is dangerous in production')
    .option('--json', "the journal's events as NDJSON")
    .description('go on where a run stands')
    .action((run, options) =>
      withEngine(async (engine) => (await import('./commands/run.ts')).resumeRun(engine, run, options)),
    );
  program
    .command('cancel')
    .argument('<run>', 'a run')
    .description('stop what runs and end the run')
    .action((run) =>
      withEngine(async (engine) => (await import('./commands/cancel.ts')).cancelRun(engine, run)),
    );
}

/** Rollbacks. */
function addRollback(program: Command, ahead: PreconnectedRollback | null): void {
  program
    .command('rollback')
    .argument('[what]', 'a run or a checklist; the newest release when left out')
    .option('--yes', 'start without asking')
    .option('--dry-run', 'only say what would be done where')
    .option('--drill', 'go the whole way up to the first effect, and say how long it took')
    .option('--use <heading>', 'the alternative to follow')
    .option('--json', "the journal's events as NDJSON")
    .description('back to the release before')
    .action((what, options) =>
      withEngine(
        async (engine) => (await import('./commands/rollback.ts')).rollBack(engine, what, options, ahead),
        ahead,
      ),
    );
}

/** The keychain of this machine. */
function addSecrets(program: Command): void {
  const secret = program
    .command('secret')
    .description("secrets in this machine's keychain, for keychain: references");
  secret
    .command('set')
    .argument('<reference>', 'what the sidecar names behind keychain:')
    .description('keep a value, which is asked for on the terminal or read from stdin')
    .action((reference) =>
      withEngine(async () => (await import('./commands/secret.ts')).setSecret(reference)),
    );
  secret
    .command('list')
    .description('the references that are kept; no values')
    .action(() => withEngine(async () => (await import('./commands/secret.ts')).listSecrets()));
  secret
    .command('remove')
    .argument('<reference>', 'what is to be forgotten')
    .description('forget a value')
    .action((reference) =>
      withEngine(async () => (await import('./commands/secret.ts')).removeSecret(reference)),
    );
}
