import { formatBytes } from '../../shared/text/duration.ts';

// What the transport says: why a target cannot be reached, why a step or a copy did not happen.

const nothingSent = 'Nothing was sent to it.';
const nothingCopied = 'Nothing was copied.';
const nothingRun = 'Nothing was run.';
const asBefore = 'The files there are unchanged.';
const runAgain = 'Run the step again.';
export const status = (exit: number | null): string => `status ${exit}`;

// Connecting
export const signInRefused = (who: string, tried: readonly string[]): string =>
  `${who} refused the sign-in; ${tried.length === 0 ? 'no key, agent or password was available' : `tried: ${tried.join(', ')}`}. ${nothingSent}`;
export const signInHint = (name: string): string => `Check with: ssh ${name} true`;
export const triedKey = (file: string): string => `key ${file}`;
export const triedNamedKey = (file: string): string => `agent key ${file}`;
export const triedAgentKey = (comment: string): string =>
  comment === '' ? 'agent key' : `agent key "${comment}"`;
export const looseKey = (file: string, mode: string): string =>
  `key ${file} (not offered: its mode ${mode} lets others read it; chmod 600 it)`;
export const ownKeyTooSmall = (name: string, bits: number, least: number): string =>
  `${name} (not offered: it has ${bits} bits, and RequiredRSASize wants ${least})`;
export const keyNotHeld = (file: string): string =>
  `key ${file} (not offered: it is public only, and the agent has no such key)`;
export const keyTypeNotUsed = (file: string, type: string): string =>
  `key ${file} (not offered: Slipway does not use keys of type ${type})`;
export const notUsed = (what: string): string => `${what} (not offered: Slipway does not use it)`;
export const agentFailed = (why: string): string => `agent (${why})`;
export const notReached = (place: string, why: string): string => `${place} cannot be reached: ${why}.`;
const notReachedHint =
  'Check the network and the address, then try again. Nothing that was recorded is lost.';
/** What to do about a host that is not reached. macOS tells a program that may not use the local network that there is no route. */
export const hintNotReached = (why: string, platform: NodeJS.Platform = process.platform): string =>
  platform === 'darwin' && why === noRoute ? `${localNetwork} ${notReachedHint}` : notReachedHint;
const localNetwork =
  'macOS may be keeping Slipway from the local network: look under System Settings > Privacy & Security > Local Network.';
export const connectionRefused = 'the connection was refused (is sshd running there?)';
export const nameUnknown = 'its name cannot be resolved';
export const noRoute = 'there is no route to it';
export const silent = 'it does not answer';
export const jumpEnded = (said: string): string =>
  `what it is reached through ended without a connection (${said})`;
export const closedByIt = 'it closed the connection';
export const noForward = (jump: string, why: string): string => `${jump} could not forward to it: ${why}`;
export const tooManyJumps = (destination: string): string =>
  `${destination} is behind more than eight jump hosts. Nothing was connected.`;
export const tooManyJumpsHint = 'Check ProxyJump for a loop.';
export const noAnswerWithin = (timeoutMs: number): string => `no answer within ${timeoutMs / 1_000} s`;
export const closed = (target: string): string => `The connection to ${target} was closed.`;
export const lost = 'the connection was lost';
export const noAnswerFor = (seconds: number): string => `no answer for ${seconds} s`;

// Algorithms
export const noAlgorithm = (
  place: string,
  setting: string,
  ours: readonly string[],
  theirs: readonly string[],
): string =>
  `${place} and Slipway cannot agree on ${setting}: the server offers ${theirs.join(', ')}; Slipway offers ${ours.join(', ')}. ${nothingSent}`;
export const noAlgorithmHint = (setting: string, ours: readonly string[]): string =>
  `Allow one of the server's in ${setting} of your ssh_config, or one of ${ours.slice(0, 3).join(', ')} in ${setting} of its sshd_config. Where only ssh knows it, run the step in a terminal of your own.`;
export const noneWanted = (name: string, setting: string, wanted: readonly string[]): string =>
  `${setting} of ${name} allows only ${wanted.join(', ')}, which Slipway cannot do without OpenSSH. Nothing was connected.`;
export const noneWantedHint = (setting: string): string =>
  `Allow another one in ${setting} of your ssh_config for this host.`;

// Connections that OpenSSH makes
export const noOpenSsh = (name: string): string =>
  `The sidecar has OpenSSH connect to ${name} (connect: ssh), which takes OpenSSH on this machine, and not on Windows. Nothing was connected.`;
export const noOpenSshHint = 'Install the OpenSSH client, or take connect out of the target.';
export const sshNotStarted = (why: string): string =>
  `OpenSSH (ssh), which this connection needs, could not be started: ${why}. Nothing was connected.`;
export const sshNotStartedHint = 'Install the OpenSSH client, or correct PATH.';
export const noSshFolder = (why: string): string =>
  `The folder that a connection by OpenSSH needs could not be made: ${why}. Nothing was connected.`;
export const noSshFolderHint =
  'Free space in the temporary folder (TMPDIR) or make it writable, then try again.';
export const sshNotJoined = (why: string): string =>
  `OpenSSH has connected, and Slipway could not use its connection: ${why}. Nothing was run.`;
export const sshNotJoinedHint =
  'Check with ssh -V that OpenSSH is 7.4 or newer, and that the temporary folder has room.';
export const sshNoAgreement = (place: string, kind: string, offer: string): string =>
  `${place} and OpenSSH have no ${kind} in common: the server offers ${offer}. ${nothingSent}`;
export const sshNoAgreementHint =
  'Allow one of them for this host in your ssh_config, or another one in its sshd_config.';
export const proxyCommandEnded = (said: string): string =>
  `its ProxyCommand ended without a connection${said === '' ? '' : ` (${said})`}`;

// The configuration of OpenSSH
export const badConfig = (why: string): string => `OpenSSH cannot read its configuration: ${why}`;
export const badConfigHint = 'Correct the file it names. Nothing was connected.';
export const configRefuses = (name: string, why: string): string =>
  `The configuration of OpenSSH refuses connections to ${name} (RefuseConnection): ${why}. Nothing was connected.`;
export const configRefusesHint = 'Take RefuseConnection out of your ssh_config for this host.';
export const onlyWithOpenSsh = (name: string, settings: readonly string[]): string =>
  `The configuration of ${name} uses ${settings.join(' and ')}, which takes OpenSSH on this machine, and not on Windows. Nothing was connected.`;
export const onlyWithOpenSshHint =
  'Install OpenSSH, or take the setting out of your ssh_config for this host.';
export const noConfigAnswer = 'it did not answer';
export const notAHost = (name: string): string => `"${name}" is not a host name. Nothing was connected.`;
export const notAHostHint = 'Correct the target in the sidecar.';
export const proxyCommand = (name: string): string =>
  `${name} is reached through a ProxyCommand, which takes OpenSSH on this machine, and not on Windows. Nothing was connected.`;
export const proxyCommandHint = 'Use ProxyJump for the same host, or install OpenSSH.';
export const notFilledIn = (name: string, path: string, what: string): string =>
  `The configuration of ${name} names the path ${path}, and ${what} in it stands for nothing here. Nothing was connected.`;
export const oneOrTwoPaths = (name: string, path: string): string =>
  `The configuration of ${name} names known hosts as "${path}", which is one path with a blank or two paths. Nothing was connected.`;
export const oneOrTwoPathsHint = 'Write each path from its root (/… or ~/…), or use one without a blank.';

// Host keys
export const keyRevoked = (name: string, place: string): string =>
  `The key of ${name} is marked as revoked (${place}). ${nothingSent}`;
export const keyRevokedHint = 'Find out why it was revoked before you continue.';
export const revokedUnreadable = (name: string, file: string, why: string): string =>
  `Whether the key of ${name} was revoked could not be looked up in ${file} (RevokedHostKeys): ${why}. ${nothingSent}`;
export const revokedUnreadableHint =
  'Make the file readable, or take RevokedHostKeys out of your ssh_config.';
export const notFollowed = (names: readonly string[]): string =>
  `Its configuration uses ${names.join(' and ')}, which Slipway does not follow.`;
export const notFollowedHint =
  'Put the key of the host itself into your known_hosts: ssh-keyscan prints it; compare its fingerprint with the server’s own.';
export const keyChanged = (name: string, key: string, place: string): string =>
  `The key of ${name} has CHANGED: it offers ${key}, which does not match ${place}. Someone may be intercepting the connection. ${nothingSent}`;
export const keyChangedHint = (name: string): string =>
  `If the server was reinstalled, remove the old line with: ssh-keygen -R '${name}'`;
export const keyTooSmall = (name: string, bits: number, least: number): string =>
  `The RSA key of ${name} has ${bits} bits, and your configuration wants ${least} (RequiredRSASize). ${nothingSent}`;
export const keyTooSmallHint = 'Give the server a larger key, or an ed25519 key.';
export const keyOfAddress = (name: string, address: string, key: string, place: string): string =>
  `The key of ${name} (${key}) differs from the one that is filed for its address ${address} (${place}; CheckHostIP). Someone may be intercepting the connection. ${nothingSent}`;
export const keyOfAddressHint = (address: string): string =>
  `If another server has this address now, remove the old line with: ssh-keygen -R '${address}'`;
export const keyUnknown = (name: string, key: string): string =>
  `The key of ${name} is unknown (${key}) and was not accepted. ${nothingSent}`;
export const keyStrictHint = (file: string): string =>
  `StrictHostKeyChecking is on: add the key to ${file} first.`;
export const keyUnknownHint =
  "Compare the fingerprint with the server's own, then connect again and accept it.";
export const keyNotSaved = (file: string, why: string): string =>
  `The accepted host key could not be written to ${file}: ${why}`;
export const keyNotSavedHint = 'The connection was not made. Make the file writable and try again.';

// Channels
export const noChannel = (why: string): string => `The server opened no channel: ${why}.`;
export const noChannelHint =
  'Its MaxSessions may be reached. Close sessions you do not need, then try again.';
export const connectionGone = (why: string): string => `The connection is gone: ${why}.`;
export const noTargetAnswer = (target: string, timeoutMs: number): string =>
  `${target} did not answer within ${timeoutMs / 1_000} s.`;
export const answerTooLong = (target: string, mostBytes: number): string =>
  `${target} answered with more than ${mostBytes / 1024 / 1024} MiB. The answer was cut off and nothing of it was used.`;
export const lostBeforeEnd = (target: string): string =>
  `The connection to ${target} was lost before the command ended.`;
export const noTerminal = (who: string, why: string): string => `${who} opened no terminal: ${why}.`;
export const otherAnswer = (target: string, said: string): string =>
  `The login on ${target} does not run what it is given; it answered: ${said}. ${nothingRun}`;
export const otherAnswerHint = (target: string): string =>
  `Check the account's shell, its start-up files and ForceCommand with: ssh ${target} 'echo it runs'`;
export const notFollowedThere = (target: string, said: string): string =>
  `the login on ${target} does not run what it is given, so it could not be asked about the step; it answered: ${said}`;
export const theServer = 'The server';

// Steps
export const notBegunBehind = 'it was never started: the step before it did not pass';
export const failedToStart = (why: string): string => `failed to start: ${why}. ${nothingRun}`;
export const noReply = (afterMs: number): string =>
  `The server took the request and did not say within ${afterMs / 1_000} s what came of it.`;
export const noReplyHint =
  'The connection stands, but nothing can be run. Look at the server, then connect again.';
export const noWord = (target: string): string =>
  `${target} takes commands and answers none, so whether the step still runs there is not known`;
export const notAsked = 'the server opened no channel to ask about it';
export const notStopped = (target: string, why: string): string =>
  `the step could not be stopped and may still run on ${target}: ${why}`;
export const notStarted = (target: string, why: string): string =>
  `The step did not start on ${target}: ${why}.`;
/** A step that failed, and what was found out about its server when it had. */
export const endedWith = (exit: number | null, found: string, target: string): string =>
  `exit ${exit}; on ${target} ${found}, and its output may be cut off. Free space there, then run the step again`;
export const notStartedHint = 'Free space there or make the folder writable, then run the step again.';
export const scriptNotWritten = (why: string): string => `its script could not be written (${why})`;
export const homeHint = 'Free space there or make the home writable, then run the step again.';
export const terminalWarning = 'slipway: this step has a terminal; it ends when the connection does';
export const terminalLost = 'the connection was lost, and with it the terminal the step ran in';
export const terminalEnded = 'the console that held its terminal ended, and the step with it';
export const interrupted = 'interrupted';
export const shellBusy =
  'slipway: the shell of this section is still busy with a step before this one; another one starts with its state';
export const noShellHere = 'no shell could be started here (its pipe could not be made; is the disk full?)';
export const noGitBash =
  'There is no bash for commands on this machine: Git for Windows is not installed, and the bash of Windows itself would run them in a Linux machine';
export const noGitBashHint = 'Install Git for Windows (https://gitforwindows.org), then run the step again.';
export const shellGone = 'its shell and what answers for it were ended, and left no exit status';
export const endedWithConsole = 'the console ended while the command ran here, and the command ended with it';
export const notFollowedHere = (why: string): string => `The command could not be followed here: ${why}`;
export const noLocalTerminal = (why: string): string => `A terminal could not be opened: ${why}`;

// Copies
export const downloaded = (files: number, from: string, fetched: number): string =>
  `${files} files from ${from}, ${fetched} fetched, ${files - fetched} were here already; verified by sha-256`;
export const uploaded = (files: number, to: string, sent: number): string =>
  `${files} files on ${to}, ${sent} sent, ${files - sent} were there already; verified by sha-256`;
export const sending = (path: string, bytes: number): string => `${path}  ${bytes} bytes`;
export const notArrived = (missing: number, files: number): string =>
  `${missing} of ${files} files had not arrived`;
export const duringDownload = 'a download';
export const duringUpload = 'an upload';
export const lostDuringCopy = 'the connection was lost during the copy';
export const endedDuringCopy = 'the console ended during the copy';
export const copyLacks = (what: string, lacking: string): string => `${what}, and ${lacking}`;
export const copyUnknown = (what: string): string =>
  `${what}, and the target could not be asked what arrived`;
export const noFolderHere = (folder: string): string => `There is no folder ${folder} here. ${nothingCopied}`;
export const noFolderHereHint = 'Create it first.';
export const noFolderThere = (folder: string, target: string): string =>
  `There is no folder ${folder} on ${target}. ${nothingCopied}`;
export const noFolderThereHint = 'Create it there first, as scp would ask you to.';
export const outside = (file: string): string =>
  `The target names a file "${file}" outside the folder that was asked for. ${nothingCopied}`;
export const notListed = (from: string, target: string, why: string): string =>
  `${from} on ${target} was not copied: ${why}.`;
export const changedDuringCopy = (file: string, target: string): string =>
  `${file} of ${target} changed while it was copied, or did not arrive whole. The file here is unchanged.`;
export const runStepAgain = runAgain;
export const isFolderHere = (folder: string): string =>
  `${folder} is a folder, and a file is to get its name. The folder is unchanged.`;
export const noFile = (file: string): string => `There is no file ${file}. ${nothingCopied}`;
export const noFileHint = 'Run what creates it first.';
export const isFolder = (folder: string): string =>
  `${folder} is a folder, and scp has no -r. ${nothingCopied}`;
export const noHome = (target: string): string => `Cannot enter the home on ${target}. ${nothingCopied}`;
export const noDestination = (target: string, why: string): string =>
  `The destination on ${target} could not be read or created: ${why}. ${nothingCopied}`;
export const leadsNowhere = (file: string): string =>
  `${file} is a link that leads nowhere. ${nothingCopied}`;
export const inACircle = (file: string): string =>
  `${file} is a link that leads back to a folder it is in. ${nothingCopied}`;
export const leadsNowhereHint = 'Correct or remove the link, then run the step again.';
export const notAFile = (file: string): string => `${file} is neither a file nor a folder. ${nothingCopied}`;
export const notAFileHint = 'Take it out of what is copied, then run the step again.';
export const noRoom = (where: string, bytes: number, free: number): string =>
  `The disk of ${where} has ${formatBytes(free)} free, and ${formatBytes(bytes)} are to be copied. ${nothingCopied}`;
export const noRoomHint = 'Free space there, then run the step again.';
export const thisMachine = 'this machine';
export const lineBreak = (file: string): string =>
  `The name of ${JSON.stringify(file)} has a line break. Nothing was sent.`;
export const notUtf8 = (file: string): string =>
  `The name of "${file}" is not UTF-8 (shown as Latin-1). Nothing was sent.`;
export const notUtf8Hint = 'Rename the file (convmv does it for whole folders), then run the step again.';
export const lineBreakHint = 'Rename the file, then run the step again.';
export const notUploaded = (file: string, target: string, why: string): string =>
  `${file} could not be uploaded to ${target}: ${why}. The file there is unchanged.`;
export const notUploadedHint =
  'Check its disk and the connection, then run the step again. What arrived whole is not sent twice.';
export const notWhole = (target: string, why: string): string =>
  `An upload to ${target} did not arrive whole (${why}). ${asBefore}`;
export const notSettled = (target: string, why: string): string =>
  `An upload to ${target} arrived, and not all of it could be put in its place: ${why}.`;
export const noSftp = (target: string, why: string): string =>
  `${target} offers no file transfer (SFTP): ${why}.`;
export const noSftpHint = 'Enable the sftp subsystem in its sshd_config.';
export const lostDuring = (target: string, during: string): string =>
  `The connection to ${target} was lost during ${during}. The files that were to be replaced are unchanged.`;
export const lostDuringHint = 'Run the step again. What arrived whole is not sent twice.';
