import { lookup } from '../../exchange/lookup.ts';
import { phrases } from '../phrases.ts';
import { text, type StepInput, type StepText } from './step-text.ts';

const codeExchange = text(
  'Code exchange',
  'The app trades the one-time code for tokens. It proves itself with its own credentials, with the PKCE verifier, or with both.',
  'Same app, same redirect address, once only. In a page no client secret may appear here.',
  'rfc6749#4.1.3',
  'rfc7636#4.5',
);

const unknownGrant = text(
  'Token request',
  'The app asks the provider for tokens.',
  'The kind of request (grant_type) was not seen or is not a standard one; read the provider’s own documentation.',
  'rfc6749#3.2',
);

const jwtAssertion = text(
  'Assertion exchange (JWT)',
  'The app presents a signed statement from a party that the provider trusts, and receives a token for it.',
  'Check the audience and the lifetime of the statement.',
  'rfc7523#2.1',
);

/** By `grant_type`. */
const byGrantType: Readonly<Record<string, StepText>> = {
  authorization_code: codeExchange,
  refresh_token: text(
    'Refresh',
    'The app gets new tokens without asking you.',
    'In a page, the refresh token should change every time or be bound to a key. An old one that is used again points to theft.',
    'rfc6749#6',
    'rfc9700#4.14.2',
  ),
  client_credentials: text(
    'Client credentials request',
    'A service asks for a token for itself, not for a person.',
    'This belongs on servers. In a page it gives the secret to everybody.',
    'rfc6749#4.4.2',
  ),
  password: text(
    'Password grant request',
    'The app collected your password and forwards it to the provider.',
    'Current guidance forbids this: it defeats a second factor and teaches people to type passwords into other sites.',
    'rfc6749#4.3.2',
    'rfc9700#2.4',
  ),
  'urn:ietf:params:oauth:grant-type:device_code': text(
    'Device poll',
    'The device asks whether you have finished on the other screen.',
    'authorization_pending is the normal answer until then. The device must keep the interval and slow down when told.',
    'rfc8628#3.4',
    'rfc8628#3.5',
  ),
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtAssertion,
  'urn:ietf:params:oauth:grant-type:saml2-bearer': {
    ...jwtAssertion,
    title: 'Assertion exchange (SAML)',
    references: ['rfc7522#2.1'],
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': text(
    'Token exchange',
    'One token is swapped for another, with a different audience, scope or acting party.',
    'Look at whose token goes in (subject), who acts (actor), and which type comes out.',
    'rfc8693#2.1',
    'rfc8693#2.2.1',
  ),
  'urn:ietf:params:oauth:grant-type:pre-authorized_code': text(
    'Offer redeemed',
    'The wallet changes the one-time code of the offer, and the code that you typed where one is asked for, for an access token.',
    'The code must work once. tx_code is what keeps somebody else who saw the offer from being faster.',
    'openid4vci#6.1',
  ),
  'urn:openid:params:grant-type:ciba': text(
    'Backchannel login poll',
    'The client asks whether you have confirmed on your phone.',
    'authorization_pending is the normal answer until then.',
    'ciba#10.1',
    'ciba#11',
  ),
};

/** The text for a token request, by its grant; says so where the exchange was inferred or refused. */
export function tokenRequest({ observed, params }: StepInput): StepText {
  if (!observed) return { ...codeExchange, summary: phrases.code_exchange_not_seen };
  const found = lookup(byGrantType, params.grant_type ?? '') ?? ofVendor(params.grant_type);
  return params.error ? refused(found) : found;
}

/** A provider's own grant is called what it calls itself. RFC 6749 §4.5. */
function ofVendor(grantType: string | undefined): StepText {
  return grantType
    ? { ...unknownGrant, title: `Token request (${grantType})`, references: ['rfc6749#4.5'] }
    : unknownGrant;
}

function refused(found: StepText): StepText {
  return {
    ...found,
    title: `${found.title} refused`,
    check:
      'error says which rule failed: invalid_grant is about the code or token, invalid_client about the app’s own credentials.',
    references: [...found.references, 'rfc6749#5.2'],
  };
}
