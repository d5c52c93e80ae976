import { text, type StepEntry } from './step-text.ts';

const approval = text(
  'Approval (OAuth 1.0a)',
  'Your decision comes back: the provider sends the browser to the app with the same token and, if you agreed, a verifier. What the app shows then tells you whether it worked.',
  'Without the verifier, somebody else’s approval could be slipped in.',
  'rfc5849#2.2',
);

/** OAuth 1.0a has no answer for a refusal: providers have made up their own. */
const refusal = text(
  'Refusal (OAuth 1.0a)',
  'The provider sends the browser back without a verifier: you, or a rule of the provider, did not agree. The temporary token is of no use any more.',
  'The app should say so, and offer to begin again.',
  'rfc5849#2.2',
);

const assertion = text(
  'Login response (OpenID 2.0)',
  'The provider’s answer comes back and lists which of its fields are signed.',
  'The site must check the return address, the nonce and the signature.',
  'openid2#10.1',
  'openid2#11',
);

const cancel = text(
  'Login cancelled (OpenID 2.0)',
  'The provider sends the browser back without confirming who you are: you, or a rule of the provider, did not agree.',
  'The site should say so, and offer to begin again.',
  'openid2#10.2',
);

/** OAuth 1.0a and OpenID 2.0. */
export const oauth1AndOpenid2Steps = {
  temporary_credential_request: text(
    'Temporary credentials',
    'The app asks the provider, by a request signed with its own key, to open a transaction in your name. The provider answers with a token and a secret that are good for this one transaction.',
    'oauth_callback_confirmed must be true; the secret stays with the app.',
    'rfc5849#2.1',
  ),
  resource_owner_authorization_request: text(
    'Approval request (OAuth 1.0a)',
    'The app hands the temporary token to your browser, which presents it to the provider. There you say who you are and whether you agree, on the provider’s own pages.',
    'Only the token travels here, never its secret.',
    'rfc5849#2.2',
  ),
  resource_owner_authorization_response: ({ params }) =>
    'denied' in params || 'oauth_problem' in params ? refusal : approval,
  token_credential_request: text(
    'Token credentials',
    'The app proves itself by a signed request and swaps verifier and temporary token for the real token and its secret.',
    'Secrets stay off the wire, except with the method PLAINTEXT.',
    'rfc5849#2.3',
    'rfc5849#3.4',
  ),
  openid_discovery: text(
    'Provider lookup (OpenID 2.0)',
    'The identifier that somebody typed is looked up for the provider that can confirm it.',
    'Type says which version is spoken there, URI where. Both decide whom the site believes, so they should come by https.',
    'openid2#7.3',
  ),
  openid_association: text(
    'Association (OpenID 2.0)',
    'The site and the provider agree on a shared key for signatures.',
    'The key must be protected on its way, by https or a key exchange.',
    'openid2#8',
  ),
  openid_authentication_request: text(
    'Login request (OpenID 2.0)',
    'The site asks an OpenID provider to confirm who you are.',
    'Check where the answer goes (return_to) and which site you are asked to trust (realm).',
    'openid2#9.1',
  ),
  openid_authentication_response: ({ params }) => (params['openid.mode'] === 'cancel' ? cancel : assertion),
  openid_verification: text(
    'Verification (OpenID 2.0)',
    'The site asks the provider directly whether an answer is genuine.',
    'This happens between servers and should be seen only there.',
    'openid2#11.4.2',
  ),
} as const satisfies Readonly<Record<string, StepEntry>>;
