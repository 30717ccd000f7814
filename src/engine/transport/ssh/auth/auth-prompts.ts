/** Asks a person. A null answer refuses; where nobody can answer, every question is refused. */
export interface Questions {
  acceptHostKey(target: string, host: string, type: string, fingerprint: string): Promise<boolean>;
  passphrase(target: string, keyFile: string, again: boolean): Promise<string | null>;
  password(target: string, user: string, host: string, again: boolean): Promise<string | null>;
  keyboard(
    target: string,
    title: string,
    prompts: readonly { readonly prompt: string; readonly echo: boolean }[],
  ): Promise<readonly string[] | null>;
}
