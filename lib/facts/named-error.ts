import type { WireError } from '../flows/outcome.ts';
import { isAuthorizationError } from '../messages/oauth2/error-codes.ts';
import { fact } from './fact.ts';

/**
 * The error that the wire named, the message that named it, and the code that tells: that of the description where it is one and the error says
 * nothing, as Amazon Cognito has it (`error=invalid_request&error_description=invalid_scope`). `undefined` where nothing failed, or without a code.
 */
export const namedError = fact('namedError', ({ ending: { error, failedAt } }) =>
  error && failedAt ? { error, failedAt, code: tellingCode(error) } : undefined,
);

function tellingCode({ code, description }: WireError): string {
  const described = description?.trim() ?? '';
  return ofAnything.has(code) && isAuthorizationError(described) ? described : code;
}

/** RFC 6749 §4.1.2.1: what is missing, repeated or “otherwise malformed”, and what broke. */
const ofAnything: ReadonlySet<string> = new Set(['invalid_request', 'server_error']);
