import { hostOf } from '../../exchange/parameters.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { givesReason } from '../../facts/said/gives-reason.ts';
import { parametersNamed } from '../../facts/said/parameters-named.ts';
import { saidBy } from '../../facts/said/said.ts';
import { tokenRequestFaults, type TokenRequestFault } from '../../facts/token-request-faults.ts';
import type { Message } from '../../messages/message.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The token endpoint refused the request without a reason, or for a parameter, and the request shows what is wrong with it. RFC 6749 §4.1.3, §5.2. */
export default cause({
  id: 'token-request-malformed',
  owner: 'client',
  title: 'The token request is not made as the specification wants it',
  signs:
    'The token endpoint refused to redeem the code (invalid_request, unsupported_grant_type, invalid_client, 400 or 415 without a reason), and the request was sent as JSON or another form, by GET or in the address, lacks grant_type, code, code_verifier, redirect_uri or the client, or proves the client in two ways. Where the server names a parameter, it is that one.',
  against:
    'A server that names another parameter or another reason; invalid_grant, which says that the request was read; a request whose body was not recorded.',
  fix: 'Let a maintained library make the request: POST, application/x-www-form-urlencoded, with grant_type=authorization_code, the code, the redirect_uri of the authorization request, client_id or one proof of the client, and the code_verifier.',
  references: ['rfc6749#4.1.3', 'rfc6749#3.2', 'rfc6749#2.3', 'rfc6749#5.2', 'rfc7636#4.5'],
  example: 'POST /token with Content-Type: application/json → 400 invalid_request',
  confusedWith: ['auth-method-mismatch', 'redirect-mismatch-at-token', 'code-expired', 'request-malformed'],
  folds: [
    'request-refused',
    'invalid-client',
    'unsupported-type',
    'known-error',
    'callback-failed',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { ending, flow, authorizationRequest } = facts;
    const at = ending.failedAt;
    if (at?.kind !== 'token_request' || !mayBeRefusedForForm(at)) return undefined;
    const named = parametersNamed([at.error?.description ?? '']);
    const fault = tokenRequestFaults(flow, at, authorizationRequest).find((one) =>
      named.size === 0 ? isOfCode(one, at) : one.name !== undefined && named.has(one.name),
    );
    if (!fault) return undefined;
    const host = hostOf(at.url) || 'the server';
    return {
      at,
      ...withQuote(facts, `${host} refused the token request: it ${fault.says}.`),
      proof: 'comparison',
      confidence: named.size > 0 ? 'certain' : 'firm',
      evidence: [...(authorizationRequest && fault.name ? [authorizationRequest.message] : []), at],
    };
  },
});

/** Nobody in between, and no reason that is known by its words. */
function mayBeRefusedForForm({ error, exchange }: Message): boolean {
  const { status = 0 } = exchange;
  if (status < 400 || status >= 500 || status === 404 || status === 429) return false;
  if (vendorAt(exchange.url) !== undefined) return false;
  if (answererOf(exchange).kind === 'waf') return false;
  if (error !== undefined && !general.has(error.code)) return false;
  if (error === undefined && exchange.status === 403) return false;
  const said = saidBy(exchange);
  return !said?.phrases.some(({ phrase }) => phrase.cause !== undefined) && !said?.words.some(givesReason);
}

/** Codes that leave open what is wrong. RFC 6749 §5.2. */
const general: ReadonlySet<string> = new Set(['invalid_request', 'unsupported_grant_type', 'invalid_client']);

/** What a code may stand for: one of the client is about the client, one of the grant about the grant, or about a body that was not read. */
function isOfCode({ code }: TokenRequestFault, { error, exchange }: Message): boolean {
  const isOfForm = code === 'form' || code === 'address' || code === 'method';
  // What was read of it proves that the form was.
  const isProven = authenticationIn(exchange).method !== 'none';
  switch (error?.code) {
    case 'invalid_client':
      return (isOfForm && !isProven) || code === 'client';
    case 'unsupported_grant_type':
      return isOfForm || code === 'grant-type';
    default:
      return true;
  }
}
