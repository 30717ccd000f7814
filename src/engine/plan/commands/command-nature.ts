/** Whether a command only reads, so that it may be retried until it passes. */
export function isReadOnly(command: string): boolean {
  return command.split(/&&|\|\||;|\|/).every((part) => {
    const text = part.trim().replace(/^sudo\s+/, '');
    if (/^curl\b/.test(text))
      return !/\s(?:-X\s*(?!GET|HEAD)|--request\s+(?!GET|HEAD)|-d\b|--data|-F\b|-T\b|--upload)/.test(text);
    if (/(?:^|[^>])>(?!&)/.test(text)) return false;
    return /^(?:test|\[|grep|egrep|cat|ls|head|tail|wc|jq|echo|sha256sum|stat|df|free|uptime|ps|ss|netstat|dig|nslookup|ping|openssl s_client|wget -q?O|systemctl (?:status|is-active|is-enabled|show)|service \S+ status|journalctl|docker (?:ps|inspect|logs|images)|docker[ -]compose ps|kubectl (?:get|describe|rollout status|logs)|helm (?:status|list)|pm2 (?:status|list)|nginx -t|pg_isready|redis-cli ping)(?:\s|$)/.test(
      text,
    );
  });
}

/** Whether a command waits for a person at the keyboard. */
export function isInteractive(command: string): boolean {
  const text = command.trim().replace(/^sudo\s+/, '');
  if (
    /^(?:vi|vim|nano|emacs|less|more|htop|top|visudo|crontab -e|mysql_secure_installation|passwd)(?:\s|$)/.test(
      text,
    )
  )
    return true;
  if (/^ssh\s+(?:-\S+\s+)*\S+$/.test(text)) return true;
  return /\b(?:aws configure|gcloud auth login|docker login|gh auth login|npm login|heroku login|firebase login|az login|vercel login)\b/.test(
    text,
  );
}
