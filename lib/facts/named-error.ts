import { fact } from './fact.ts';

/** The error that the wire named, and the message that named it; `undefined` where nothing failed, or without a code. */
export const namedError = fact('namedError', ({ ending: { error, failedAt } }) =>
  error && failedAt ? { error, failedAt } : undefined,
);
