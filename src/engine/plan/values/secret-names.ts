/** Words of a name that stand for something nobody else may read. */
const secretWords = new Set(
  'password passwd passphrase pass pwd pw token secret secrets key keys apikey credential credentials creds cred pat dsn'.split(
    ' ',
  ),
);
/** A key's file, name or number is none. */
const ofKey = new Set('file path name id dir folder space spaces pair fingerprint'.split(' '));

/** Whether a placeholder's name says that it stands for a secret. */
export function looksSecret(placeholder: string): boolean {
  const words = wordsOf(placeholder);
  if (/database ?url|connection ?string|webhook ?url|redis ?url|mongo ?(?:db )?ur[il]/.test(words.join(' ')))
    return true;
  return words.some(
    (word, index) => secretWords.has(word) && !(/^keys?$/.test(word) && ofKey.has(words[index + 1] ?? '')),
  );
}

/** The words of a name, whatever stands between them: `<appVersion>` and `APP_VERSION` are the same. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
