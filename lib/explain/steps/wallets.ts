import { text, type StepEntry } from './step-text.ts';

const presentationRequest = text(
  'Presentation request',
  'A site (verifier) asks your wallet to show credentials. Nothing has been shown yet: the wallet asks you first.',
  'What is asked for stands in dcql_query; nonce must be new each time, and response_uri says where the answer goes.',
  'openid4vp#5.1',
  'openid4vp#5.2',
);

const requestByReference = text(
  'Presentation request, by reference',
  'A site (verifier) tells your wallet where to fetch what it asks for. This message alone does not say what that is.',
  'The request itself stands at request_uri; the wallet fetches it, often from another device, and that is not seen here.',
  'openid4vp#5.10',
  'rfc9101#5.2',
);

const handedToBrowser = text(
  'Presentation request, through the browser',
  'The page gets its request from its own server and hands it to the browser, which asks a wallet (Digital Credentials API).',
  'The call to the browser itself is no network traffic. nonce must be new each time.',
  'openid4vp#A',
);

const requestObject = text(
  'Request object',
  'The wallet fetches the signed request and checks who signed it before it shows anything.',
  'Its typ must be oauth-authz-req+jwt, its client_id the one of the link, and wallet_nonce must come back where the wallet sent one.',
  'openid4vp#5.10',
  'rfc9101#5.2',
);

const presented = text(
  'Presentation',
  'The wallet shows the verifier what you agreed to show: the credentials, and a signature that binds them to this very request.',
  'The signature’s nonce and aud must be those of the request. What was kept back shows as digests alone.',
  'openid4vp#8.1',
  'openid4vp#8.2',
);

const sealed = text(
  'Presentation, encrypted',
  'The wallet sends its answer encrypted: only the verifier can read what was shown.',
  'That it was taken shows in the status alone.',
  'openid4vp#8.3',
);

const declined = text(
  'Presentation refused',
  'The wallet tells the verifier that it shows nothing, and why.',
  'access_denied can mean that you declined, that no credential fits, or that the wallet could not make sure who you are.',
  'openid4vp#8.5',
);

const offer = text(
  'Credential offer',
  'An issuer offers your wallet a credential. The link works for whoever opens it first.',
  'It names the issuer, what is offered and how the wallet gets in: with a code that is ready, or by a login.',
  'openid4vci#4.1',
  'openid4vci#4.1.1',
);

/** OpenID4VP, OpenID4VCI. */
export const walletSteps = {
  presentation_request: ({ params }) => {
    if (params['protocol'] !== undefined) return handedToBrowser;
    return params['request_uri'] !== undefined && params['response_type'] === undefined
      ? requestByReference
      : presentationRequest;
  },
  presentation_request_object: requestObject,
  presentation_response: ({ params }) => {
    if (params['error'] !== undefined) return declined;
    return params['response'] !== undefined && params['vp_token'] === undefined ? sealed : presented;
  },
  presentation_return: text(
    'Back at the verifier',
    'The browser goes where the verifier told the wallet to send it. The fresh value in the address shows that it is the one that began.',
    'Without such a value somebody else’s wallet could answer a request that you began.',
    'openid4vp#8.2',
    'openid4vp#13.3',
  ),
  credential_offer: offer,
  credential_offer_request: text(
    'Fetching the offer',
    'The wallet fetches what is offered: the link held only the address.',
    'The answer holds the one-time code, where there is one: it should come by https and not be cached.',
    'openid4vci#4.1.3',
  ),
  credential_issuer_metadata: text(
    'Issuer description',
    'The wallet reads what the issuer publishes about itself: its addresses, and the credentials it can issue.',
    'credential_issuer must be exactly the one the document was looked up for.',
    'openid4vci#12.2',
  ),
  credential_nonce_request: text(
    'Nonce',
    'The wallet asks the issuer for a value that its next proof is to hold, so that no old proof is taken.',
    'The answer must not be cached (Cache-Control: no-store).',
    'openid4vci#7.2',
  ),
  credential_request: text(
    'Credential request',
    'The wallet asks for the credential with its access token and proves which key it is to be bound to.',
    'The proof’s nonce must be the issuer’s last one, its aud the issuer. 202 means: later.',
    'openid4vci#8.2',
    'openid4vci#8.3',
  ),
  deferred_credential_request: text(
    'Credential, asked for again',
    'The credential was not ready; the wallet asks for it once more.',
    'interval says how long to wait between two tries.',
    'openid4vci#9',
  ),
  credential_notification: text(
    'Notice to the issuer',
    'The wallet tells the issuer what became of the credential.',
    'event says it: accepted, failure or deleted.',
    'openid4vci#11',
  ),
} as const satisfies Readonly<Record<string, StepEntry>>;
