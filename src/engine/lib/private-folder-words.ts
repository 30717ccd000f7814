// What is said of a folder of Slipway's that is not this account's alone.

export const ofAnother = (folder: string, uid: number): string =>
  `${folder} belongs to another account (uid ${uid}), which could change the runs in it and what they do. Nothing was started.`;
export const ofAnotherHint = (folder: string): string =>
  `Set SLIPWAY_HOME to a folder of your own, or move ${folder} away.`;
export const othersWrite = (folder: string): string =>
  `Other accounts of this machine can write to ${folder}, so they could change the runs in it and what they do. Nothing was started.`;
export const othersWriteHint = (folder: string): string =>
  `Look at what is in it, then take the right away: chmod go-w '${folder}'. Or set SLIPWAY_HOME to a folder of your own.`;
