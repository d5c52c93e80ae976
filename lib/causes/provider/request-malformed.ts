import { hostOf } from '../../exchange/parameters.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import type { Facts } from '../../facts/facts.ts';
import { misspeltScope } from '../../facts/misspelt-scope.ts';
import type { ParameterFault } from '../../facts/parameter-faults.ts';
import { refusedRequestFaults } from '../../facts/refused-request-faults.ts';
import { parametersNamed } from '../../facts/said/parameters-named.ts';
import { givesReason } from '../../facts/said/gives-reason.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The provider refused the request without a reason, or for a parameter, and the request shows what is wrong with it. RFC 6749 §3.1, §4.1.2.1. */
export default cause({
  id: 'request-malformed',
  owner: 'client',
  title: 'The authorization request is malformed',
  signs:
    'The provider refused the request (a page of its own, invalid_request), and a parameter of it breaks the form of its specification by itself: blanks or quotation marks around the client id, a scope that is empty, in quotes or encoded twice, prompt=none beside another value, a code_challenge that is no SHA-256 in base64url, an ID token asked for without nonce. Where the provider names a parameter, it is that one.',
  against:
    'A provider that names another parameter or another reason, or was out of reach; a request that it took.',
  fix: 'Send each parameter once and in the form that its specification gives it; a maintained library for OAuth makes the request so.',
  references: ['rfc6749#3.1', 'rfc6749#3.3', 'rfc6749#4.1.2.1', 'oidc-core#3.1.2.1', 'rfc7636#4.3'],
  example: 'GET /authorize?…&prompt=none%20login → 400 “Bad Request”',
  confusedWith: ['client-unknown-here', 'redirect-uri-mismatch', 'scope-separator', 'request-refused'],
  folds: [
    'provider-error-page',
    'client-unknown-here',
    'invalid-client',
    'invalid-scope',
    'scope-retired-or-not-allowed',
    'request-refused',
    'known-error',
    'callback-failed',
    'not-answered',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect(facts): CauseDraft | undefined {
    const { authorizationRequest, of } = facts;
    const refusal = of(refusalWords);
    if (!refusal || of(misspeltScope)) return undefined;
    const named = parametersNamed(refusal.texts);
    const { status } = refusal.at.exchange;
    const fault = refusedRequestFaults(authorizationRequest).find(
      (one) => wasRead(one, status) && mayBeMeant(one, named, facts),
    );
    if (!fault) return undefined;
    const { message, params } = authorizationRequest;
    const { name, says, code } = fault;
    const value = params[name];
    const isShown = value !== undefined && isPlain.has(name) && code !== 'client-id-secret';
    const shown = isShown ? ` (“${value.replaceAll(/\s/g, written)}”)` : '';
    const host = hostOf(message.url) || 'the provider';
    return {
      at: refusal.at,
      ...withQuote(facts, `The request is malformed, and ${host} refused it: ${name}${shown} ${says}.`),
      ...fixFor(code),
      proof: 'comparison',
      confidence: named.has(name) ? 'certain' : code === 'address-repeats' ? 'tentative' : 'firm',
      evidence: [message],
    };
  },
});

/** Values that are no secret and tell nobody’s name. */
const isPlain: ReadonlySet<string> = new Set(
  'client_id redirect_uri scope prompt response_type response_mode code_challenge_method max_age resource'.split(
    ' ',
  ),
);

/** A line break as programmers write it; blanks as they are. */
function written(sign: string): string {
  return sign === '\n' ? String.raw`\n` : sign === '\r' ? String.raw`\r` : sign;
}

/** Whoever is too busy read nothing of it. Where nobody is, that is told as such, but for a placeholder in the address. */
function wasRead({ code }: ParameterFault, status = 0): boolean {
  if (status === 429 || status >= 500) return false;
  return ![404, 405, 410].includes(status) || code === 'address-unset';
}

/** Where the provider names parameters it is one of them; a code that names one counts too (`invalid_scope`). */
function mayBeMeant({ name }: ParameterFault, named: ReadonlySet<string>, facts: Facts): boolean {
  const { ending, errorPage } = facts;
  const code = ending.error?.code ?? errorPage?.code;
  // That code says it all.
  if (code === 'unsupported_response_type' && name === 'response_type') return false;
  if (named.size > 0) return named.has(name);
  const isOfClient = name === 'client_id' && errorPage?.says === 'client';
  if (code !== undefined && !general.has(code) && !isOfClient) return false;
  if (errorPage?.says === 'redirect_uri' || (errorPage?.says === 'client' && !isOfClient)) return false;
  return isOfClient || saysNoReason(facts);
}

/** The provider itself refused, in nobody’s known words. */
function saysNoReason({ of }: Facts): boolean {
  const page = of(refusalWords)?.at.exchange;
  if (!page || answererOf(page).kind === 'waf') return false;
  const said = saidBy(page);
  return !said?.phrases.some(({ phrase }) => phrase.cause !== undefined) && !said?.words.some(givesReason);
}

/** Codes that leave open what is wrong. RFC 6749 §4.1.2.1. */
const general: ReadonlySet<string> = new Set(['invalid_request', 'invalid_request_object']);

function fixFor(code: string): { readonly fix: string } | undefined {
  const fix = fixes.find(([of]) => code.startsWith(of))?.[1];
  return fix === undefined ? undefined : { fix };
}

const fixes: readonly (readonly [code: string, fix: string])[] = [
  [
    'client-id-secret',
    'Put the client id there. The secret has been through a browser and stands in its history: have the provider make a new one.',
  ],
  [
    'address-twice',
    'Put & in place of the second ?: the setting of the authorization address has a query of its own.',
  ],
  [
    'address-unset',
    'Set what the app builds the provider’s address of (tenant, realm, issuer), and look at the value that it really has when it runs.',
  ],
  [
    'address-repeats',
    'Set the provider’s base address or issuer alone, without a slash at its end, or the whole address where the app adds nothing to it.',
  ],
  [
    'address',
    'Decode the address before the browser is sent there: what stands in HTML as &amp; is & in an address.',
  ],
  ['response-type', 'Send response_type=code.'],
  [
    'client-id',
    'Look at the value that the setting or environment variable of the client id really has, and take out what does not belong to it.',
  ],
  [
    'scope-empty',
    'Enter the scopes in the app’s settings of this login, openid among them where it signs people in and written as that setting wants them; or let the app leave the parameter out. Nothing has to be added at the provider.',
  ],
  [
    'scope',
    'Send the scopes as names with one space between them, which %20 or + stands for in an address: scope=openid%20profile.',
  ],
  [
    'challenge',
    'Let a library make both values: code_challenge is the SHA-256 of the verifier in base64url without padding, with code_challenge_method=S256.',
  ],
  [
    'nonce',
    'Let the app send a fresh nonce with every login and compare it with the one in the ID token; or ask for response_type=code.',
  ],
  ['redirect-missing', 'Send redirect_uri with every request, just as it is registered.'],
  ['redirect-wildcard', 'Send the one address to be answered at, and register that.'],
];
