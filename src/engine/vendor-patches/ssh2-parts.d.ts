// The parts of ssh2 that are imported by themselves; the package describes only its whole.
declare module 'ssh2/lib/client.js' {
  const client: typeof import('ssh2').Client;
  export = client;
}
declare module 'ssh2/lib/protocol/keyParser.js' {
  const parser: { readonly parseKey: typeof import('ssh2').utils.parseKey };
  export = parser;
}
declare module 'ssh2/lib/agent.js' {
  const agents: {
    readonly BaseAgent: new () => import('ssh2').BaseAgent;
    readonly createAgent: typeof import('ssh2').createAgent;
  };
  export = agents;
}
declare module 'ssh2/lib/protocol/constants.js' {
  const constants: Readonly<
    Record<
      'SUPPORTED_KEX' | 'SUPPORTED_SERVER_HOST_KEY' | 'SUPPORTED_CIPHER' | 'SUPPORTED_MAC',
      readonly string[]
    >
  >;
  export = constants;
}
