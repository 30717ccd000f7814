/** Passphrases and passwords a person has typed, kept in memory only, for as long as the process lives. */
export class TypedSecrets {
  readonly passphrases = new Map<string, string>();
  readonly passwords = new Map<string, string>();
}
