import type { ResolvedHost } from '../../src/engine/transport/ssh/config/resolve-host.ts';

/** A host as OpenSSH's defaults have it, without keys, agent or known hosts. */
export function resolvedHost(more: Partial<ResolvedHost> = {}): ResolvedHost {
  return {
    name: 'web',
    hostname: '10.0.0.1',
    port: 22,
    user: 'ann',
    identityFiles: [],
    identitiesOnly: false,
    agent: null,
    jumps: [],
    hostKeyAlias: null,
    knownHostsFiles: [],
    newKeysFile: more.knownHostsFiles?.[0] ?? null,
    strict: 'ask',
    connectTimeoutMs: 1,
    algorithms: { kex: [], hostKeys: [], ciphers: [], macs: [] },
    methods: ['publickey', 'keyboard-interactive', 'password'],
    passwordPrompts: 3,
    batch: false,
    forwardAgent: null,
    env: {},
    revokedHostKeys: null,
    hashKnownHosts: false,
    updateHostKeys: false,
    kerberos: false,
    checkHostIp: false,
    leastRsaBits: 1_024,
    notFollowed: [],
    proxyCommand: null,
    keyAlgorithms: [],
    wantsOpenSsh: false,
    sshArguments: null,
    ...more,
  };
}
