/**
 * What becomes of a keyword of ssh_config:
 * - `read`: `ssh -G` has acted on it before Slipway sees its answer,
 * - `followed`: Slipway's own connection does as it says,
 * - `openssh`: the system's `ssh` makes the connection wherever the value is another one than those of `unless`,
 * - `with-openssh`: it counts on connections that `ssh` makes for another reason, and has nothing to decide on others,
 * - `refused`: a host with it is not connected to,
 * - `no-effect`: it changes nothing here.
 */
export type Way = 'read' | 'followed' | 'openssh' | 'with-openssh' | 'refused' | 'no-effect';

/** What a setting decides that only OpenSSH can follow. */
export type Decides = 'host-key' | 'sign-in' | 'connection';

export interface Keyword {
  readonly way: Way;
  /** How, when, or why not: for the page about it, in words. */
  readonly note: string;
  /** Other names it has, or has had. The first one that `ssh -G` prints counts. */
  readonly also?: readonly string[];
  readonly decides?: Decides;
  /** Values in small letters that leave the connection to Slipway: the defaults. */
  readonly unless?: readonly string[];
}

const off = ['no', 'false', 'none'];
const noForwarding = 'Slipway asks for no forwarding of a configuration';
const ownSessions = 'Slipway decides what its sessions run, and which have a terminal';
const ownSocket = 'Slipway keeps its own connection and does not share yours';
const noScreen = 'it is about what ssh prints or types in a terminal of its own';
const old = 'it is from versions of OpenSSH with protocol 1, or before 7.6';
const kerberos = 'where Kerberos signs in';

/** Every keyword of ssh_config, with what becomes of it. The code reads settings through this table, and docs/ssh-keywords.md is printed from it. */
export const keywords = {
  AddKeysToAgent: { way: 'no-effect', note: 'a passphrase that is typed stays in memory until Slipway ends' },
  AddressFamily: { way: 'openssh', decides: 'connection', unless: ['any'], note: 'inet or inet6' },
  BatchMode: { way: 'followed', note: 'nobody is asked for passwords, passphrases or unknown keys' },
  BindAddress: { way: 'openssh', decides: 'connection', unless: off, note: 'wherever it is set' },
  BindInterface: { way: 'openssh', decides: 'connection', unless: off, note: 'wherever it is set' },
  CanonicalDomains: { way: 'read', note: 'names are made canonical' },
  CanonicalizeFallbackLocal: { way: 'read', note: 'names are made canonical' },
  CanonicalizeHostname: { way: 'read', note: 'names are made canonical' },
  CanonicalizeMaxDots: { way: 'read', note: 'names are made canonical' },
  CanonicalizePermittedCNAMEs: { way: 'read', note: 'names are made canonical' },
  CASignatureAlgorithms: { way: 'with-openssh', note: 'host certificates' },
  CertificateFile: { way: 'openssh', decides: 'sign-in', unless: off, note: 'wherever it is set' },
  ChannelTimeout: { way: 'no-effect', note: 'Slipway closes its channels itself' },
  CheckHostIP: {
    way: 'followed',
    note: 'a key that differs from the one filed for the address is refused, unless StrictHostKeyChecking is no; addresses are not added',
  },
  Ciphers: { way: 'followed', note: 'as far as Slipway has them, else OpenSSH connects' },
  ClearAllForwardings: { way: 'no-effect', note: noForwarding },
  Compression: { way: 'no-effect', note: 'Slipway does not compress' },
  ConnectionAttempts: { way: 'no-effect', note: 'Slipway tries again by itself' },
  ConnectTimeout: { way: 'followed', note: 'else 15 s; up to the host key' },
  ControlMaster: { way: 'no-effect', note: ownSocket },
  ControlPath: { way: 'no-effect', note: ownSocket },
  ControlPersist: { way: 'no-effect', note: ownSocket },
  DynamicForward: { way: 'no-effect', note: noForwarding },
  EnableEscapeCommandline: { way: 'no-effect', note: noScreen },
  EnableSSHKeysign: { way: 'with-openssh', note: 'HostbasedAuthentication' },
  EscapeChar: { way: 'no-effect', note: noScreen },
  ExitOnForwardFailure: { way: 'no-effect', note: noForwarding },
  FingerprintHash: { way: 'no-effect', note: 'fingerprints are shown as SHA256' },
  ForkAfterAuthentication: { way: 'no-effect', note: ownSessions },
  ForwardAgent: { way: 'followed', note: 'yes, a path, or a variable' },
  ForwardX11: { way: 'no-effect', note: 'Slipway forwards no display' },
  ForwardX11Timeout: { way: 'no-effect', note: 'Slipway forwards no display' },
  ForwardX11Trusted: { way: 'no-effect', note: 'Slipway forwards no display' },
  GatewayPorts: { way: 'no-effect', note: noForwarding },
  GlobalKnownHostsFile: { way: 'followed', note: 'with tokens, variables and blanks' },
  GSSAPIAuthentication: {
    way: 'followed',
    note: 'OpenSSH connects after a refused sign-in, where there is a Kerberos ticket (klist -s)',
  },
  GSSAPIClientIdentity: { way: 'with-openssh', note: kerberos },
  GSSAPIDelegateCredentials: { way: 'with-openssh', note: kerberos },
  GSSAPIKexAlgorithms: { way: 'with-openssh', note: kerberos },
  GSSAPIKeyExchange: { way: 'openssh', decides: 'host-key', unless: off, note: 'where it is on' },
  GSSAPIRenewalForcesRekey: { way: 'with-openssh', note: kerberos },
  GSSAPIServerIdentity: { way: 'with-openssh', note: kerberos },
  GSSAPITrustDNS: { way: 'with-openssh', note: kerberos },
  HashKnownHosts: { way: 'followed', note: 'new keys are filed under a hash' },
  Host: { way: 'read', note: 'chooses what applies' },
  HostbasedAcceptedAlgorithms: {
    way: 'with-openssh',
    also: ['HostbasedKeyTypes'],
    note: 'HostbasedAuthentication',
  },
  HostbasedAuthentication: { way: 'openssh', decides: 'sign-in', unless: off, note: 'where it is on' },
  HostKeyAlgorithms: { way: 'followed', note: 'as far as Slipway has them, else OpenSSH connects' },
  HostKeyAlias: { way: 'followed', note: 'the name the key is filed under' },
  HostName: { way: 'followed', note: 'where it is connected to' },
  IdentitiesOnly: { way: 'followed', note: 'no other keys of the agent' },
  IdentityAgent: { way: 'followed', note: 'a path, a variable, or none' },
  IdentityFile: {
    way: 'followed',
    note: 'with tokens and variables; OpenSSH connects for ~user/, certificates and security keys',
  },
  IgnoreUnknown: { way: 'read', note: 'what ssh passes over' },
  Include: { way: 'read', note: 'other files' },
  IPQoS: { way: 'no-effect', note: 'packets are not marked' },
  KbdInteractiveAuthentication: {
    way: 'followed',
    also: ['ChallengeResponseAuthentication', 'SKeyAuthentication', 'TISAuthentication'],
    note: 'off: a server may not ask its own questions',
  },
  KbdInteractiveDevices: { way: 'openssh', decides: 'sign-in', unless: off, note: 'wherever it is set' },
  KexAlgorithms: { way: 'followed', note: 'as far as Slipway has them, else OpenSSH connects' },
  KnownHostsCommand: { way: 'openssh', decides: 'host-key', unless: off, note: 'wherever it is set' },
  LocalCommand: { way: 'no-effect', note: 'a configuration runs no commands on this machine' },
  LocalForward: { way: 'no-effect', note: noForwarding },
  LogLevel: { way: 'no-effect', note: noScreen },
  LogVerbose: { way: 'no-effect', note: noScreen },
  MACs: { way: 'followed', note: 'as far as Slipway has them, else OpenSSH connects' },
  Match: { way: 'read', note: 'chooses what applies' },
  NoHostAuthenticationForLocalhost: { way: 'no-effect', note: 'the key of every host is checked' },
  NumberOfPasswordPrompts: { way: 'followed', note: 'passwords are asked this often' },
  ObscureKeystrokeTiming: {
    way: 'no-effect',
    note: 'the times of keys typed into a terminal can be seen on the line',
  },
  PasswordAuthentication: { way: 'followed', note: 'off: no password is asked' },
  PermitLocalCommand: { way: 'no-effect', note: 'a configuration runs no commands on this machine' },
  PermitRemoteOpen: { way: 'no-effect', note: noForwarding },
  PKCS11Provider: {
    way: 'openssh',
    decides: 'sign-in',
    also: ['SmartcardDevice'],
    unless: off,
    note: 'wherever it is set',
  },
  Port: { way: 'followed', note: 'where it is connected to' },
  PreferredAuthentications: {
    way: 'followed',
    note: 'OpenSSH connects where it leaves no method that Slipway has',
  },
  ProxyCommand: {
    way: 'followed',
    note: 'ssh -W %h:%p HOST is a jump; OpenSSH connects with every other one',
  },
  ProxyJump: { way: 'followed', note: 'the key of every hop is checked' },
  ProxyUseFdpass: { way: 'with-openssh', note: 'ProxyCommand' },
  PubkeyAcceptedAlgorithms: {
    way: 'followed',
    also: ['PubkeyAcceptedKeyTypes'],
    note: 'OpenSSH connects where it leaves out one that Slipway signs with',
  },
  PubkeyAuthentication: {
    way: 'followed',
    also: ['DSAAuthentication'],
    note: 'off: no key is offered; OpenSSH binds keys to hosts where it connects',
  },
  RefuseConnection: { way: 'refused', note: 'in the words it gives' },
  RekeyLimit: {
    way: 'openssh',
    decides: 'connection',
    unless: ['0 0', 'default none', 'default', 'none'],
    note: 'where it is not the default',
  },
  RemoteCommand: { way: 'no-effect', note: ownSessions },
  RemoteForward: { way: 'no-effect', note: noForwarding },
  RequestTTY: { way: 'no-effect', note: ownSessions },
  RequiredRSASize: {
    way: 'followed',
    also: ['RSAMinSize'],
    note: 'smaller RSA keys are neither believed nor offered',
  },
  RevokedHostKeys: { way: 'followed', note: 'lists of keys; KRLs are looked up with ssh-keygen' },
  SecurityKeyProvider: { way: 'with-openssh', note: 'security keys' },
  SendEnv: { way: 'followed', note: 'without LANG and LC_*' },
  ServerAliveCountMax: { way: 'no-effect', note: 'Slipway watches its connections itself' },
  ServerAliveInterval: { way: 'no-effect', note: 'Slipway watches its connections itself' },
  SessionType: { way: 'no-effect', note: ownSessions },
  SetEnv: { way: 'followed', note: 'what its sessions begin with' },
  StdinNull: { way: 'no-effect', note: ownSessions },
  StreamLocalBindMask: { way: 'no-effect', note: noForwarding },
  StreamLocalBindUnlink: { way: 'no-effect', note: noForwarding },
  StrictHostKeyChecking: { way: 'followed', note: 'yes, ask, accept-new, no' },
  SyslogFacility: { way: 'no-effect', note: noScreen },
  Tag: { way: 'read', note: 'chooses what applies' },
  TCPKeepAlive: { way: 'no-effect', note: 'Slipway watches its connections itself' },
  Tunnel: { way: 'no-effect', note: noForwarding },
  TunnelDevice: { way: 'no-effect', note: noForwarding },
  UpdateHostKeys: { way: 'followed', note: 'keys a server proves to hold are added; none is removed' },
  UseKeychain: { way: 'no-effect', note: 'a passphrase is asked, or the agent has the key (macOS)' },
  User: { way: 'followed', note: 'who signs in' },
  UserKnownHostsFile: { way: 'followed', note: 'with tokens, variables and blanks' },
  VerifyHostKeyDNS: { way: 'openssh', decides: 'host-key', unless: off, note: 'where it is yes or ask' },
  VersionAddendum: { way: 'no-effect', note: 'Slipway says its own version' },
  VisualHostKey: { way: 'no-effect', note: noScreen },
  WarnWeakCrypto: { way: 'no-effect', note: noScreen },
  XAuthLocation: { way: 'no-effect', note: 'Slipway forwards no display' },
  Cipher: { way: 'no-effect', note: old },
  CompressionLevel: { way: 'no-effect', note: old },
  Protocol: { way: 'no-effect', note: old },
  RhostsRSAAuthentication: { way: 'no-effect', note: old },
  RSAAuthentication: { way: 'no-effect', note: old },
  UsePrivilegedPort: { way: 'no-effect', note: old },
  UseRoaming: { way: 'no-effect', note: old },
} as const satisfies Readonly<Record<string, Keyword>>;

/** A keyword that code may ask for by its name: the table says that it is followed, or refused. */
export type ReadKeyword = {
  [Name in keyof typeof keywords]: (typeof keywords)[Name]['way'] extends 'followed' | 'refused'
    ? Name
    : never;
}[keyof typeof keywords];
