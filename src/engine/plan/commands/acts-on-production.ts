/** Commands that change what runs, here or elsewhere. */
const acting =
  /\b(?:systemctl (?:re)?start|pm2 (?:re)?(?:start|load)|(?:docker|docker-compose|podman)\b.*\b(?:up|run|restart|push)\b|kubectl (?:apply|set|rollout restart)|helm (?:install|upgrade)|terraform apply|rsync|scp|deploy|publish|migrate|git (?:push|tag))\b/;
/** The same of what is up already: nobody restarts it, or moves its data, before the release begins. */
const disturbing =
  /\b(?:(?:systemctl|service|supervisorctl|pm2)\b.*\b(?:restart|reload|stop)|(?:docker|docker-compose|podman)\b.*\b(?:restart|down|stop)|kubectl\b.*\b(?:rollout restart|apply|scale|delete)|helm (?:upgrade|rollback)|terraform apply|run[-_ ]migrations?|migrate (?:deploy|up)|db:migrate|db push|(?:npm|pnpm|yarn) (?:run )?deploy|make (?:deploy|up|prod\S*))\b/i;
/** For another place than production. */
const elsewhere = /stag(?:e|ing)|\btest|\bdev\b|\blocal|preview|sandbox|rehears/i;

/** Whether a text of commands changes what runs somewhere. */
export function changesWhatRuns(text: string): boolean {
  return acting.test(text);
}

/** Whether a command disturbs what runs in production, whatever the heading above it says. */
export function disturbsProduction(command: string): boolean {
  return disturbing.test(command) && !elsewhere.test(command);
}
