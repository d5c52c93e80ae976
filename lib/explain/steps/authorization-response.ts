import { text, type StepInput, type StepText } from './step-text.ts';

const error = text(
  'Error response',
  'The provider sends the browser back and says why there is no result. error is a fixed code; error_description is meant for developers.',
  'Read the code and its usual causes. state must be checked here too.',
  'rfc6749#4.1.2.1',
  'oidc-core#3.1.2.6',
);

const denied = text(
  'Refusal',
  'The provider sends the browser back without a result: the person pressed Cancel, or a rule of the provider forbids it.',
  'If nobody cancelled, ask whoever runs the provider which rule applied.',
  'rfc6749#4.1.2.1',
);

const signed = text(
  'Signed authorization response',
  'The provider wraps its answer in a signed object that names issuer, audience and expiry.',
  'The app must verify the object before it uses the code inside.',
  'jarm#2.1',
  'jarm#2.4',
);

const sealed = text(
  'Encrypted authorization response',
  'The provider encrypts its answer for the app. Only the app can read what is in it.',
  'The app must decrypt the object and verify the signature inside before it uses the code.',
  'jarm#2.2',
  'jarm#2.4',
);

const formPost = text(
  'Authorization response by form post',
  'The provider’s page submits a form to the app, which keeps the values out of the address bar.',
  'It is a POST from another site, so cookies with SameSite=Lax are missing: a frequent cause of “state not found”.',
  'form-post#2',
);

const tokens = text(
  'Authorization response with tokens',
  'The provider returns tokens in the redirect itself, behind the # sign: visible to every script of the page, but not sent to the server.',
  'The page should read and remove them at once. Check state, nonce and the hash claims of the ID token.',
  'rfc6749#4.2.2',
  'oidc-core#3.2.2.5',
);

const hybrid = text(
  'Hybrid authorization response',
  'The provider returns a one-time code together with an ID token, an access token, or both.',
  'The ID token must carry the nonce, and hashes that fit the code (c_hash) and the access token (at_hash).',
  'oidc-core#3.3.2.5',
  'oidc-core#3.3.2.11',
);

const code = text(
  'Authorization response',
  'The provider sends the browser back with a one-time code and the state it was given. The app matches state to this browser and exchanges the code.',
  'Check that this is the address that was asked for, that state is the same, and that no other site sees the code.',
  'rfc6749#4.1.2',
  'rfc9700#4.7.1',
);

const empty = text(
  'Authorization response',
  'The provider sends the browser back without a code or token. Where nothing was asked for (response_type=none), that means success.',
  'Check that state is the same as in the request.',
  'rfc6749#4.1.2',
  'multiple-response-types#4',
);

const windowMessage = text(
  'Authorization response by window message',
  'A popup or hidden frame of the provider hands the answer to the page by postMessage. The network shows only that a page was loaded.',
  'Both windows must check each other’s exact origin.',
  'web-message',
  'rfc9700#4.17',
);

const shownCode = text(
  'Code shown on a page',
  'The provider shows the code, and you carry it to the app by hand. No request goes to the app.',
  'Anybody can ask you to read such a code out. Providers have withdrawn this way; a loopback address replaces it.',
  'rfc8252#7.3',
  'rfc8252#8.3',
);

const credential = text(
  'Credential response',
  'Google’s script posts an ID token for the account you chose to the site. Nothing else is granted.',
  'The site must compare g_csrf_token with its cookie and verify the token’s signature, audience and issuer.',
  'oidc-core#3.1.3.7',
);

/** The text for the answer at the redirect URI, by what it carries and how. */
export function authorizationResponse({ observed, params, method, to }: StepInput): StepText {
  if (params.error === 'access_denied') return denied;
  if (params.error) return error;
  if (!observed) return to === 'user' ? shownCode : windowMessage;
  if (params.credential) return credential;
  if (params.response) return isEncrypted(params.response) ? sealed : signed;
  if (method === 'POST') return formPost;
  const immediate = params.access_token ?? params.id_token;
  if (immediate) return params.code ? hybrid : tokens;
  return params.code ? code : empty;
}

/** RFC 7516 §3.1: five parts, where a signed object has three. */
function isEncrypted(object: string): boolean {
  return object.split('.').length === 5;
}
