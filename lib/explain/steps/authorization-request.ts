import { withDemands } from './demands.ts';
import { text, type StepInput, type StepText } from './step-text.ts';

const silent = text(
  'Silent authorization request',
  'The app asks the provider, usually in a hidden frame, whether you are still signed in. Nothing is shown; the answer is a fresh result or an error such as login_required.',
  'Blocked third-party cookies often break this. Check that the answer comes back and that state matches.',
  'oidc-core#3.1.2.1',
  'oidc-core#3.1.2.6',
);

const byReference = text(
  'Authorization request by reference',
  'The app uploaded the parameters beforehand, and the browser carries only a ticket for them. That keeps them private and nobody can alter them on the way.',
  'The ticket should work once and for a short time. What it stands for is visible only if the upload was seen.',
  'rfc9126#4',
  'rfc9101#5.2',
);

const signed = text(
  'Signed authorization request',
  'The app sends the parameters inside a signed, perhaps encrypted, object, so that nobody can alter them on the way.',
  'Only the parameters inside the object count. Check who signed it, and its audience and expiry.',
  'rfc9101#5',
  'oidc-core#6.1',
);

const sealed = text(
  'Encrypted authorization request',
  'The app encrypts the parameters for the provider. Nobody in between, this browser included, can read them.',
  'Only the parameters inside the object count; they cannot be checked here.',
  'rfc9101#5',
  'rfc9101#6.1',
);

const hybrid = text(
  'Hybrid authorization request',
  'The app asks for a one-time code and for something at once: an ID token, an access token, or both.',
  'The early ID token must carry the nonce and the hashes that tie it to the code (c_hash) and the token (at_hash).',
  'oidc-core#3.3.2.11',
  'multiple-response-types#5',
);

const implicit = text(
  'Implicit authorization request',
  'The app asks for tokens straight in the redirect. No second step checks who receives them.',
  'Tokens in a redirect can leak through history, scripts and logs. The code flow with PKCE does the same job without that.',
  'rfc6749#4.2.1',
  'rfc9700#2.1.2',
);

const idTokenOnly = text(
  'Login request (ID token only)',
  'The app asks for an ID token straight in the redirect: proof of who you are, and no access to anything.',
  'The nonce is required here: it ties the ID token to this login. A form post keeps the token out of the address.',
  'oidc-core#3.2.2.1',
  'oidc-core#3.2.2.10',
);

const none = text(
  'Authorization request without a result',
  'The app asks you to agree to something but wants no credential now.',
  'An answer that holds nothing but state means success.',
  'multiple-response-types#4',
);

const fineGrained = text(
  'Fine-grained authorization request',
  'Besides scopes, the app describes precisely what it wants: an API, a payment, a consent record.',
  'The details may hold personal or financial data, and whoever sees the address can read them. Uploading them first (PAR) keeps them private.',
  'rfc9396#2',
  'rfc9396#3',
);

const codeWithPkce = text(
  'Authorization request',
  'The app sends your browser to the provider and asks for a one-time code. It commits itself to a secret that it keeps; the challenge is the fingerprint of that secret.',
  'Look at where the answer goes (redirect_uri), what is asked for (scope), state, and that the method is S256.',
  'rfc6749#4.1.1',
  'rfc7636#4.3',
);

const code = text(
  'Authorization request',
  'The app sends your browser to the provider to ask for access. Nothing secret belongs in this address: it names the app, where to return, and what it wants.',
  'Look at where the answer goes (redirect_uri), what is asked for (scope), and state. There is no PKCE challenge.',
  'rfc6749#4.1.1',
  'rfc9700#2.1.1',
);

/** The text for an authorization request, by what it asks for and how, and by what it asks of the login. */
export function authorizationRequest({ params }: StepInput): StepText {
  const chosen = byRequest(params);
  return chosen === silent ? chosen : withDemands(chosen, params);
}

function byRequest(params: StepInput['params']): StepText {
  if (params.prompt?.split(' ').includes('none')) return silent;
  if (params.request_uri) return byReference;
  if (params.request) return params.request.split('.').length === 5 ? sealed : signed;
  const types = new Set((params.response_type ?? 'code').split(/[ ,]+/));
  if (types.has('none')) return none;
  const immediate = types.has('token') || types.has('id_token');
  if (immediate && types.has('code')) return hybrid;
  if (types.has('token')) return implicit;
  if (types.has('id_token')) return idTokenOnly;
  if (params.authorization_details) return fineGrained;
  return params.code_challenge ? codeWithPkce : code;
}
