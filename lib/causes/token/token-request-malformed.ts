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
    const text = at.error?.description ?? '';
    const faults = tokenRequestFaults(flow, at, authorizationRequest);
    const meant = meantBy(text, at, faults);
    const fault = meant ?? (!isNamed(text) ? faults.find((one) => isOfCode(one, at)) : undefined);
    if (!fault) return undefined;
    const host = hostOf(at.url) || 'the server';
    const fix = fixOf(fault);
    return {
      at,
      ...withQuote(facts, `${host} refused the token request: it ${fault.says}.`),
      ...(fix !== undefined && { fix }),
      proof: 'comparison',
      confidence: meant || fault.sentAs !== undefined ? 'certain' : 'firm',
      evidence: [...(authorizationRequest && fault.name ? [authorizationRequest.message] : []), at],
    };
  },
});

function isNamed(text: string): boolean {
  return parametersNamed([text]).size > 0;
}

/** The fault that the server’s words are about: the parameter that they name, the form that they speak of or that kept it from what it misses. */
function meantBy(
  text: string,
  { params }: Message,
  faults: readonly TokenRequestFault[],
): TokenRequestFault | undefined {
  const named = parametersNamed([text]);
  const fault = faults.find(({ name }) => name !== undefined && named.has(name));
  if (fault) return fault;
  const unread = faults.find(({ code }) => code === 'form');
  const isMissed = ofMissing.test(text) && named.size > 0 && [...named].every((name) => params[name]);
  return ofForm.test(text) || isMissed ? unread : undefined;
}

const ofForm = /\bcontent[- ]?type\b|\bmedia type\b|x-www-form-urlencoded/i;

/** Spring Authorization Server names what it misses and no more. */
const ofMissing =
  /\b(?:missing|misses|required|mandatory|not (?:present|provided|specified|found)|absent|empty)\b|^OAuth 2\.0 Parameter: grant_type$/i;

function fixOf({ code, name, sentAs }: TokenRequestFault): string | undefined {
  if (sentAs !== undefined) return `Rename ${sentAs} to ${name} in the token request, with the same value.`;
  return code === 'form'
    ? 'Send the parameters as a form, application/x-www-form-urlencoded: with fetch or axios a URLSearchParams as the body; auth0-spa-js with useFormData: true, as its version 2 does by itself.'
    : undefined;
}

/** Nobody in between, and no reason that is known by its words. */
function mayBeRefusedForForm({ error, exchange }: Message): boolean {
  const { status = 0 } = exchange;
  if (status < 400 || status >= 500 || status === 404 || status === 429) return false;
  const vendor = vendorAt(exchange.url);
  if (vendor && !asSpecified.has(vendor.name)) return false;
  if (answererOf(exchange).kind === 'waf') return false;
  if (error !== undefined && !general.has(error.code)) return false;
  if (error === undefined && exchange.status === 403) return false;
  const said = saidBy(exchange);
  if (said?.phrases.some(({ phrase }) => phrase.cause !== undefined)) return false;
  return !said?.words.some((words) => givesReason(words) && !ofForm.test(words.text));
}

/** Vendors that take the token request of the specification, and no other. */
const asSpecified: ReadonlySet<string> = new Set(['Amazon Cognito', 'Apple', 'LinkedIn']);

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
