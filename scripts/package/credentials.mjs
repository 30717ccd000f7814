// Signing and notarizing need what only the people who publish have. Without it packages are made all the same, and say so.

const kinds = {
  mac: [
    {
      name: 'signature',
      sets: [['CSC_LINK'], ['CSC_NAME']],
      without:
        'Gatekeeper refuses to open it on other machines until a person allows it in the system settings.',
    },
    {
      name: 'notarization',
      sets: [
        ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
        ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
        ['APPLE_KEYCHAIN_PROFILE'],
      ],
      without: 'Apple has not checked it, and macOS says so before the first start.',
    },
  ],
  win: [
    {
      name: 'signature',
      sets: [['WIN_CSC_LINK'], ['CSC_LINK']],
      without: 'Windows SmartScreen warns before the first start.',
    },
  ],
  linux: [],
};

/**
 * What a package for a system will lack, a sentence each: what, why, what follows for who installs it.
 * @param {'linux' | 'mac' | 'win'} system
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function missingCredentials(system, env = process.env) {
  return kinds[system]
    .filter(({ sets }) => !sets.some((names) => names.every((name) => env[name])))
    .map(({ name, sets, without }) => {
      const ways = sets.map((names) => names.join(', ')).join('; or ');
      return `The package gets no ${name}: its credentials are not in the environment (${ways}). ${without}`;
    });
}

/**
 * The environment for electron-builder: credentials that are empty, as unset secrets of a workflow are, are left out, and without a
 * certificate of its own it takes none that it happens to find.
 */
export function signingEnvironment(system, env = process.env) {
  const kept = Object.entries(env).filter(([name, value]) => value !== '' || !credential.test(name));
  return {
    ...Object.fromEntries(kept),
    ...(isSigned(system, env) ? {} : { CSC_IDENTITY_AUTO_DISCOVERY: 'false' }),
  };
}

/**
 * Words for electron-builder. Setting fuses breaks the signature that Electron's program comes with, and Apple's processors start no program
 * with a broken one: without a certificate it is signed anew by nobody in particular, which only macOS can do.
 */
export function signingArguments(system, env = process.env, platform = process.platform) {
  const isByNobody = system === 'mac' && platform === 'darwin' && !isSigned(system, env);
  return isByNobody ? ['-c.electronFuses.resetAdHocDarwinSignature=true'] : [];
}

function isSigned(system, env) {
  return !missingCredentials(system, env).some((sentence) => sentence.includes('no signature'));
}

const credential = /^(?:CSC|WIN_CSC|APPLE)_/;
