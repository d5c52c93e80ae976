import { hostOf } from '../../exchange/parameters.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** What RFC 6749 §4.1.1 leaves out, a provider may want all the same; and libraries made for all providers send no more than it asks for. */
export default cause({
  id: 'parameter-demanded',
  owner: 'client',
  title: 'The provider demands a parameter that the app did not send',
  signs:
    'The provider refused the authorization request in words by which a parameter is missing or required (resource, audience, scope, nonce, response_type, redirect_uri and others), and the request has none of that name.',
  against:
    'A request that has it; a request object or request_uri, inside which it may be; state and code_challenge, which have causes of their own.',
  fix: 'Let the app send that parameter with the authorization request.',
  references: ['rfc6749#4.1.1', 'rfc6749#4.1.2.1', 'oidc-core#3.1.2.1'],
  example:
    'GET /adfs/oauth2/authorize?response_type=code&client_id=…&redirect_uri=… → ?error=invalid_request&error_description=MSIS9601: The ‘resource’ parameter is missing in the authorization request.',
  confusedWith: ['request-refused', 'request-malformed', 'state-demanded'],
  folds: [
    'provider-error-page',
    'request-refused',
    'request-malformed',
    'redirect-uri-mismatch',
    'invalid-scope',
    'scope-retired-or-not-allowed',
    'unsupported-type',
    'known-error',
    'unexplained',
    'not-answered',
    'callback-failed',
  ],
  needs: ['authorizationRequest'],
  inspect(facts): CauseDraft | undefined {
    const { authorizationRequest, of } = facts;
    const { message, params } = authorizationRequest;
    const refusal = of(refusalWords);
    if (!refusal || !isOfRequest(refusal.at) || params['request'] || params['request_uri']) return undefined;
    const named = refusal.texts.flatMap((text) => demandedIn(text));
    const name = named.find((one) => params[one] === undefined);
    if (name === undefined) return undefined;
    const sent = Object.keys(params).filter((one) => /^[\w.-]{1,40}$/.test(one));
    const host = hostOf(message.url) || 'The provider';
    return {
      at: refusal.at,
      ...withQuote(
        facts,
        `${host} demands ${name} in the authorization request, and the app sent none: the request has ${sent.join(', ') || 'no parameters'}.`,
      ),
      fix: `Let the app send ${name}${values[name] ?? ' as the provider’s documentation has it'}. ${where}`,
      proof: 'comparison',
      confidence: refusal.texts.some((text) => /parameter/i.test(text)) ? 'certain' : 'firm',
      evidence: [message],
    };
  },
});

const names =
  'resource|audience|scope|nonce|response_type|response_mode|redirect_uri|prompt|display|acr_values|claims|login_hint|domain_hint|organization|connection';

/** One of them, alone or in quotes. */
const one = String.raw`["'“‘${'`'}]?(${names})["'”’${'`'}]?(?![\w-])`;

const demands = new RegExp(
  [
    String.raw`\bmissing (?:(?:a |the )?(?:required|mandatory) )?(?:(?:request |query )?parameters? ?:? ?)?${one}`,
    String.raw`\brequired (?:request )?parameters?(?: (?:is )?missing)? ?:? ?${one}`,
    String.raw`\bparameters? ?:? ?${one} (?:is |was )?(?:missing|required|mandatory|not (?:present|specified|provided|set))`,
    String.raw`(?:^|[\s:;,.("'“‘])${one} (?:parameter )?(?:is|was) (?:missing|required|mandatory|not (?:present|specified|provided|set))`,
    String.raw`\bmust contain the following parameters?: ?${one}`,
  ].join('|'),
  'gi',
);

/** Names that these words demand, as they are sent. */
function demandedIn(text: string): readonly string[] {
  return [...text.matchAll(demands)].flatMap((match) => {
    // A word of the language is a name in quotes, beside “parameter”, or where nothing else is said.
    const isMarked = /parameter|["'“‘`]/i.test(match[0]) || match[0].length >= text.trim().length - 1;
    return match
      .slice(1)
      .flatMap((name) =>
        name === undefined || (!isMarked && !name.includes('_')) ? [] : [name.toLowerCase()],
      );
  });
}

/** It refuses the request for its form: with invalid_request, or as a bad one. What is missing otherwise is no parameter. */
function isOfRequest({ error, exchange }: Message): boolean {
  const { status = 0 } = exchange;
  if (error !== undefined) return error.code === 'invalid_request';
  return status < 500 && status !== 401 && status !== 403 && status !== 404;
}

/** What goes there. */
const values: Readonly<Record<string, string>> = {
  resource:
    ': the identifier of the API or relying party, as it is registered there (AD FS: the identifier of the Web API or relying party trust)',
  audience: ': the identifier of the API, as it is registered there',
  scope: ': the names of what it wants, openid among them where it signs people in',
  nonce: ': a random value, new for every login, which it keeps and compares with the ID token’s',
  response_type: '=code',
  redirect_uri: ': the address to come back to, exactly as it is registered',
};

const where =
  'A library for any provider has a setting or method for further parameters (passport-oauth2: override authorizationParams; Spring: an authorization request customizer; Authlib: authorize_params; oidc-client: extraQueryParams).';
