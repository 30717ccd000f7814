// What `slipway --help` and the help of its commands say.

export const program = 'Run your Markdown deployment checklist as a live release, with a rollback ready.';
export const exitCodes = '\nExit codes: 0 done, 1 failed, 2 usage error, 3 needs a person, 4 rolled back.';

/** Arguments and options that several commands have. */
const checklist = 'checklist file';
const eventsAsJson = 'print journal events as NDJSON';
const confirmAhead = 'confirm manual boxes and gates in advance';
const takeOverMark = 'take over the mark that this run left on a server; say so only once it is over';
const confirmDanger = 'confirm dangerous steps in production in advance';

export const open = {
  about: 'Open the console',
  file: checklist,
  browser: 'use a browser even if Electron is installed',
};
export const practice = {
  about: 'Rehearse a release on the built-in practice server',
  unattended: 'run a whole release and a whole rollback without a window',
  url: "print the console's URL instead of opening a window",
  json: eventsAsJson,
};
export const serve = {
  about: 'Serve the console on 127.0.0.1 and print its one-time URL',
  file: 'checklist to open first',
  port: 'use a fixed port',
  link: 'print a new one-time URL of the console that is serving already',
};
export const plan = {
  about: 'Show what Slipway understood of a checklist',
  file: checklist,
  account: 'show where every line of it went, and what deserves a look',
  explain: 'show every decision, its reasons, and the key that overrides it',
  json: 'print the plan or the explanation as JSON',
};
export const init = {
  about: 'Draft a sidecar from a checklist; never overwrites a file',
  file: checklist,
  noSchema: 'leave out the JSON schema for editors',
};
export const schema = {
  about: "Print the JSON schema of the sidecar, for editors, or of the plan's or the account's JSON",
  name: 'sidecar (default), plan or account',
};
export const clear = {
  about: 'Clear the boxes that earlier runs ticked in a checklist',
  file: checklist,
  all: 'clear every box, whoever ticked it',
};
export const run = {
  about: 'Run a release in the terminal',
  file: checklist,
  phase: 'run only phases whose heading contains this',
  target: 'run only items on this target',
  tag: 'run only items with this tag',
  yes: confirmAhead,
  allowDangerous: confirmDanger,
  takeOver: takeOverMark,
  json: eventsAsJson,
};
export const status = {
  about: 'List the runs on this machine, or show one of them',
  run: 'run to show',
  json: 'print as JSON',
};
export const metrics = {
  about: 'Show what the sources of a checklist measure now, or look for sources',
  file: 'checklist',
  exportRules: 'write the alert rules that a series measures as a Prometheus rule file (default: print it)',
  importRules: 'read a Prometheus rule file, and say what becomes of each of its rules',
  discover: 'look at the servers of the checklist for pages of metrics and host figures; read-only',
  write: 'with --discover or --import-rules: write what was found into the sidecar',
  json: 'print as JSON',
};
export const alerts = {
  about: 'List the alert rules of a checklist or a run, acknowledge or silence one',
  what: 'checklist or run',
  acknowledge: 'no more noise of this rule until it fires anew',
  silence: 'no noise of this rule, for a reason; it is still evaluated and stays a rollback trigger',
  unsilence: 'end the silence of this rule',
  for: 'how long a silence lasts, such as 30m or 2h (default: until the run ends)',
  reason: 'why it is silenced; the record keeps it',
  json: 'print as JSON',
};
export const verify = {
  about: 'Check that the journal of a run, and its record, are as they were written',
  run: 'run to check',
  record: 'compare this record with the journal',
  allowedSigners: "fail unless a key of this file signed it (default: show what git's file says)",
  json: 'print as JSON',
};
export const resume = {
  about: 'Resume a run where it stopped',
  run: 'run to resume',
  yes: confirmAhead,
  allowDangerous: confirmDanger,
  takeOver: takeOverMark,
  json: eventsAsJson,
};
export const cancel = { about: 'Stop what is running and end the run', run: 'run to cancel' };
export const rollback = {
  about: 'Roll back to the previous release',
  what: 'run or checklist to roll back (default: the newest release)',
  yes: 'start without asking',
  dryRun: 'show what the rollback would do, and where, without doing it',
  drill: 'do everything up to the first effect, and show how long it took',
  use: 'rollback procedure to use, by its heading',
  reason: 'why to roll back although nothing has changed',
  fromDamaged: "roll back from the last good restore point although the run's journal is damaged",
  json: eventsAsJson,
};
export const secret = {
  about: "Manage secrets in this machine's keychain, for keychain: references",
  set: 'Save a secret, typed in the terminal or read from stdin',
  list: 'List saved references, without their values',
  remove: 'Remove a secret',
  reference: 'what the sidecar names after keychain:',
};
export const completions = {
  about: 'Print completions for a shell, to be sourced or saved where it looks for them',
  shell: 'bash, zsh or fish',
};
