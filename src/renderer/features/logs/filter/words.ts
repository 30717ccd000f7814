export const badPattern = 'not a regular expression';
export const badLevel = (name: string): string => `no level “${name}”`;
