const followPatterns: readonly RegExp[] = [
  /\btail\s+(?:-\w+\s+(?:\d+\s+)?)*-(?:\w*[fF]\w*|-follow)/,
  /\bjournalctl\b.*\s(?:-\w*f\w*|--follow)(?:\s|$)/,
  /^(?:sudo\s+)?watch\s/,
  /\b(?:kubectl|docker|docker-compose|podman|oc)\b.*\blogs?\b.*\s(?:-\w*f\w*|--follow)(?:\s|=true|$)/,
  /\b(?:gcloud|aws|vercel|netlify|supabase|heroku|railway|az|doctl|eb|sam)\b.*\b(?:logs?|tail)\b.*\s(?:-\w*f\w*|--follow|--tail|-t)(?:\s|$)/,
  /^(?:fly|flyctl|stern|kubetail|wrangler tail|firebase functions:log --follow|vercel logs|railway logs)\b(?<!fly|flyctl)|^(?:fly|flyctl)\s+logs\b(?!.*--no-tail)/,
  /\bpm2\s+(?:logs|monit)\b(?!.*--nostream)/,
  /^(?:sudo\s+)?(?:h|b|a|io|if|nethogs|nv|glances)?top(?:\s|$)(?!.*-b\b.*-n)/,
  /^(?:sudo\s+)?(?:ping(?!\S)(?!.*\s-[cn]\s?\d)|tcpdump|iftop|nethogs|glances|multitail|lnav)(?:\s|$)/,
  /^(?:sudo\s+)?(?:docker|podman)\s+(?:stats\b(?!.*--no-stream)|events\b|attach\b)/,
  /^(?:sudo\s+)?docker(?:-compose|\s+compose)\b.*\sup(?=\s|$)(?!.*\s(?:-d|--detach|--wait|--no-start|-\w*d\w*)(?:\s|$|["']))/,
  /\b(?:kubectl|oc)\b.*\s(?:-w|--watch|port-forward|proxy)(?:\s|$)/,
  /^(?:\S+\s+)?(?:mkdocs|hugo|jekyll|zola|mdbook|gatsby|quarkus|ember|parcel|rasa|ollama|docusaurus)\s+(?:serve|server|start)(?:\s|$)/,
  /^(?:\S+=\S+\s+)*(?:npm|pnpm|yarn|bun)\s+(?:-(?:C|w|F|-prefix|-filter|-cwd)[ =]\S+\s+)*(?:run\s+)?(?:dev|start|serve|preview|watch)(?::\w+)?(?:\s|$)/,
  /^(?:\S+=\S+\s+)*(?:npx\s+)?(?:serve|http-server|live-server|nodemon|vite(?!\s+build)|next\s+(?:dev|start)|nuxt\s+dev|ng\s+serve|expo\s+start|hugo\s+server|json-server|localtunnel|ngrok)(?:\s|$)/,
  /\bmanage\.py\s+runserver|^python3?\s+-m\s+http\.server|^php\s+(?:artisan\s+(?:serve|queue:work|horizon)|-S\s)|^(?:bin\/)?rails\s+(?:s|server)\b|\bflask\s+run\b|^streamlit\s+run\b/,
  /^(?:uvicorn|gunicorn|hypercorn|daphne)\s(?!.*(?:--daemon|-D)(?:\s|$))|^celery\b.*\bworker\b(?!.*(?:--detach|-D)(?:\s|$))/,
  /^mosquitto_sub\b|^dotnet\s+\S+\.dll\b|^java\s.*-jar\s|^node\s+(?:\S*\/)?(?:server|app)\.[cm]?js$|^(?:caddy|traefik|nats-server|redis-server|mongod)(?:\s+run)?$/,
  /\bfirebase\b.*\bemulators:start\b|^\w+\s+daemon$|^supabase\s+functions\s+serve|^stripe\s+listen\b|^redis-cli\b.*\bmonitor$/i,
  /^locust\b(?!.*(?:--headless|--run-time|-t\s))/,
  /^(?:sudo\s+)?(?:vmstat|iostat|sar|mpstat)\s+(?:-\S+\s+)*\d+$/,
  // A project's own wrapper around its logs: nearly all of them follow.
  /^(?:bash\s+|sh\s+)?\.\/\S+\.sh\s+(?:\S+:)?logs$|^(?:make|just|task)\s+(?:[\w.]+[-:])?logs$/,
];

/** Whether a command never ends by itself. */
export function isFollow(command: string): boolean {
  const remote = /^ssh\s+(?:-\S+\s+(?:[\w./~-]+\s+)?)*\S+\s+(["'])([\s\S]+)\1$/.exec(command.trim())?.[2];
  const text = (remote ?? command)
    .slice(0, 2_000)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ # .*$/, '');
  // In the background it holds nobody up.
  if (/(?:^|[^&])&\s*$/.test(text)) return false;
  return text.split(/ ?(?:&&|;) ?/).some((part) => followPatterns.some((pattern) => pattern.test(part)));
}
