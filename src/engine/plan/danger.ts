const dangers: readonly (readonly [RegExp, string])[] = [
  [/\brm\s+(?:-\w+\s+)*-\w*[rR]\w*/, 'removes files recursively'],
  [/\b(?:DROP|TRUNCATE)\s+(?:TABLE|DATABASE|SCHEMA)\b/i, 'destroys data in a database'],
  [/\bgit\s+push\b.*(?:--force|-f)\b/, 'rewrites published history'],
  [/\bgit\s+(?:reset\s+--hard|clean\s+-\w*f)/, 'discards uncommitted work'],
  [/\bkubectl\s+delete\b/, 'deletes cluster resources'],
  [/\bterraform\s+destroy\b/, 'destroys infrastructure'],
  [
    /\bdocker\s+(?:system|volume|image)\s+prune\b|\bdocker[ -]compose\s+down\b.*\s-v\b/,
    'deletes containers, images or volumes',
  ],
  [/\b(?:mkfs|fdisk|parted|wipefs)\b|\bdd\s+.*\bof=\/dev\//, 'overwrites a disk'],
  [/\b(?:iptables|nft|ufw)\s+(?:-F|flush|reset|disable)/, 'changes the firewall'],
  [/\b(?:curl|wget)\b[^|]*\|\s*(?:sudo\s+)?(?:ba|z)?sh\b/, 'runs a script straight from the network'],
  [/\b(?:dropdb|redis-cli\s+flush(?:all|db))\b/i, 'destroys data in a database'],
];

/** Why a command deserves a second look, in a few words; undefined when it does not. */
export function dangerOf(command: string): string | undefined {
  return dangers.find(([pattern]) => pattern.test(command))?.[1];
}
