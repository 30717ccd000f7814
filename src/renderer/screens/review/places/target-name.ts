/** A target's name from its ssh address: `deploy@web-1.example.com` becomes `web-1`. */
export function targetName(ssh: string): string {
  const host = ssh.trim().split('@').at(-1) ?? '';
  const isAddress = /^[\d.]+$/.test(host) || host.includes('[');
  const cut = isAddress ? host.replace(/[[\]]/g, '') : (host.split(/[.:]/)[0] ?? '');
  const name = cut.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'server' : name;
}
