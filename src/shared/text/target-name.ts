/** What targets and hosts may be called. */
export const targetNamePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
