import { encodeBase64Url } from '../../lib/exchange/base64.ts';
import { sha256Base64Url } from '../../lib/exchange/digest.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { capture, exchange, form, json, jsonBody, urlWith, type ExchangeFields } from './exchange.ts';
import type { Changes } from './flow.ts';
import { jwt } from './logins.ts';

export const verifierClient = 'x509_hash:Uvo3HtuIxuhC92rShpgqcT3YXwrqRxWEviRiA0OZszk';
export const walletNonce = 'n-0S6_WzA2Mj-vp-81c2';
export const responseUri = 'https://verifier.example/response/9f1c';
export const requestUri = 'https://verifier.example/request/vp-81c2';
export const returnUri = 'https://verifier.example/done?response_code=LxwURpaNqzJHz1xZ-91fa62c0';

/** Who is asked for: a name and an age of a national identity, out of an SD-JWT VC. */
export const query = {
  credentials: [
    {
      id: 'pid',
      format: 'dc+sd-jwt',
      meta: { vct_values: ['urn:eudi:pid:1'] },
      claims: [{ path: ['given_name'] }, { path: ['age_equal_or_over', '18'] }],
    },
  ],
} as const;

const encoded = (value: unknown): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));

/** Claims of a KB-JWT that fits the request, changed as told; `null` for a credential without one. */
export type Binding = Readonly<Record<string, unknown>> | null;

/** An SD-JWT VC that shows two claims and keeps one back, with a key binding that fits the request; `more` is signed by its issuer. */
export function sdJwt(
  binding: Binding = {},
  stray: readonly string[] = [],
  more: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): string {
  const [given, age, family] = [
    encoded(['6Ij7tM-a5iVPGboS5tmvVA', 'given_name', 'Erika']),
    encoded(['eI8ZWm9QnKPpNPeNenHdhQ', '18', true]),
    encoded(['Qg_O64zqAxe412a108iroA', 'family_name', 'Mustermann']),
  ];
  const issued = jwt(
    {
      iss: 'https://pid.example',
      vct: 'urn:eudi:pid:1',
      exp: 1900000000,
      cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
      _sd_alg: 'sha-256',
      _sd: [given, family].map((one) => sha256Base64Url(one)),
      age_equal_or_over: { _sd: [sha256Base64Url(age)] },
      ...more,
    },
    { alg: 'ES256', typ: 'dc+sd-jwt', ...header },
  );
  const shown = `${[issued, given, age, ...stray].join('~')}~`;
  if (binding === null) return shown;
  const claims = {
    aud: verifierClient,
    nonce: walletNonce,
    iat: 1767225600,
    sd_hash: sha256Base64Url(shown),
  };
  return shown + jwt({ ...claims, ...binding }, { alg: 'ES256', typ: 'kb+jwt' });
}

/** What a test changes of a presentation. A step that is `null` did not happen or was not seen. */
export type PresentationChanges = {
  /** Parameters of the request’s address. */
  readonly request?: Changes | null;
  /** Claims of the request object. */
  readonly object?: Readonly<Record<string, unknown>> | null;
  readonly objectHeader?: Readonly<Record<string, unknown>>;
  readonly objectExchange?: Partial<Exchange>;
  /** Parameters that the wallet posts. */
  readonly answer?: Changes | null;
  readonly answerExchange?: Partial<Exchange>;
  readonly back?: Partial<Exchange> | null;
};

const page = { context: { resourceType: 'main_frame', tab: 1 } } as const;
const script = { context: { resourceType: 'fetch', tab: 1 } } as const;

/** A web wallet is asked by reference, shows a credential to the verifier and sends the browser back. */
export function presentation(changes: PresentationChanges = {}): readonly Exchange[] {
  return capture(...presentationSteps(changes));
}

/** The same as what a capture is made of. */
export function presentationSteps(changes: PresentationChanges = {}): readonly ExchangeFields[] {
  const { request = {}, object = {}, answer = {}, back = {} } = changes;
  const claims = { ...objectClaims, ...object };
  return [
    ...(request === null ? [] : [asked({ client_id: verifierClient, request_uri: requestUri, ...request })]),
    ...(object === null
      ? []
      : [
          exchange({
            url: requestUri,
            status: 200,
            responseBody: {
              mediaType: 'application/oauth-authz-req+jwt',
              text: jwt(claims, {
                alg: 'ES256',
                typ: 'oauth-authz-req+jwt',
                x5c: ['MIIB'],
                ...changes.objectHeader,
              }),
            },
            ...script,
            ...changes.objectExchange,
          }),
        ]),
    ...(answer === null ? [] : [answered(answer, changes.answerExchange)]),
    ...(back === null || answer === null
      ? []
      : [exchange({ url: returnUri, status: 200, ...page, ...back })]),
  ];
}

export const objectClaims = {
  iss: verifierClient,
  aud: 'https://self-issued.me/v2',
  client_id: verifierClient,
  response_type: 'vp_token',
  response_mode: 'direct_post',
  response_uri: responseUri,
  nonce: walletNonce,
  state: 'st-7d1e55c0a9',
  dcql_query: query,
};

/** The browser goes to a wallet that is a web page. */
export function asked(parameters: Changes, more: Partial<Exchange> = {}): ExchangeFields {
  const url = urlWith('https://wallet.example/authorize', defined(parameters));
  return exchange({ url, status: 200, ...page, ...more });
}

/** The wallet posts its answer to the verifier. */
export function answered(parameters: Changes = {}, more: Partial<Exchange> = {}): ExchangeFields {
  const own = { vp_token: JSON.stringify({ pid: [sdJwt()] }), state: 'st-7d1e55c0a9' };
  const responseBody = jsonBody({ redirect_uri: returnUri });
  return form(responseUri, defined({ ...own, ...parameters }), {
    status: 200,
    responseBody,
    ...script,
    ...more,
  });
}

function defined(parameters: Changes): Readonly<Record<string, string>> {
  const entries = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}

export const issuer = 'https://issuer.example';
export const preAuthorizedCode = 'oaKazRN8I0IbtZ0C7JuMn5-offer';
export const cNonce = 'wKI4LT17ac15ES9bw8ac4-cnonce';
export const credentialToken = 'SlAV32hkKG-vci-access-7a9d';
const grantType = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

export const offer = {
  credential_issuer: issuer,
  credential_configuration_ids: ['org.example.diploma'],
  grants: { [grantType]: { 'pre-authorized_code': preAuthorizedCode, tx_code: { length: 4 } } },
};

/** The offer is opened in a wallet that is a web page. */
export function offered(value: unknown = offer, more: Partial<Exchange> = {}): ExchangeFields {
  const url = urlWith('https://wallet.example/offer', { credential_offer: JSON.stringify(value) });
  return exchange({ url, status: 200, ...page, ...more });
}

/** What the issuer publishes, changed as told. */
export function issuerMetadata(changes: Readonly<Record<string, unknown>> = {}): ExchangeFields {
  return json(
    `${issuer}/.well-known/openid-credential-issuer`,
    {
      credential_issuer: issuer,
      credential_endpoint: `${issuer}/credential`,
      nonce_endpoint: `${issuer}/nonce`,
      deferred_credential_endpoint: `${issuer}/deferred`,
      notification_endpoint: `${issuer}/notify`,
      credential_configurations_supported: {
        'org.example.diploma': { format: 'dc+sd-jwt', vct: 'urn:eudi:pid:1' },
      },
      ...changes,
    },
    script,
  );
}

/** The code of the offer is changed for a token; `answer` in place of the token. */
export function preAuthorized(parameters: Changes = {}, more: Partial<Exchange> = {}): ExchangeFields {
  const own = { grant_type: grantType, 'pre-authorized_code': preAuthorizedCode, tx_code: '4931' };
  const responseBody = jsonBody({ access_token: credentialToken, token_type: 'Bearer', expires_in: 600 });
  return form(`${issuer}/token`, defined({ ...own, ...parameters }), {
    status: 200,
    responseBody,
    ...script,
    ...more,
  });
}

/** The issuer gives out a nonce. */
export function nonce(value = cNonce, more: Partial<Exchange> = {}): ExchangeFields {
  return {
    url: `${issuer}/nonce`,
    method: 'POST',
    status: 200,
    requestHeaders: [],
    responseHeaders: [['Cache-Control', 'no-store']],
    responseBody: jsonBody({ c_nonce: value }),
    ...script,
    ...more,
  };
}

/** The wallet asks for its credential with a proof whose claims are changed as told. */
export function credential(
  proof: Readonly<Record<string, unknown>> = {},
  more: Partial<Exchange> = {},
): ExchangeFields {
  const claims = { aud: issuer, nonce: cNonce, iat: 1767225600 };
  return {
    url: `${issuer}/credential`,
    method: 'POST',
    status: 200,
    requestHeaders: [['Authorization', `Bearer ${credentialToken}`]],
    requestBody: jsonBody({
      credential_configuration_id: 'org.example.diploma',
      proofs: {
        jwt: [
          jwt(
            { ...claims, ...proof },
            {
              alg: 'ES256',
              typ: 'openid4vci-proof+jwt',
              kid: undefined,
              jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
            },
          ),
        ],
      },
    }),
    responseBody: jsonBody({ credentials: [{ credential: sdJwt(null) }], notification_id: 'ntf-5Wz81' }),
    ...script,
    ...more,
  };
}

/** An issuance that works: offer, description, token, nonce, credential. */
export function issuance(...more: readonly ExchangeFields[]): readonly Exchange[] {
  return capture(offered(), issuerMetadata(), preAuthorized(), nonce(), credential(), ...more);
}

/** The browser goes to a wallet with the whole request in the address, changed as told; the verifier is named after the address. */
export function askedByValue(changes: Changes = {}): ExchangeFields {
  return asked({
    response_type: 'vp_token',
    client_id: 'redirect_uri:https://v.example/r',
    response_mode: 'direct_post',
    response_uri: 'https://v.example/r',
    nonce: 'n-1-7d1e55c0',
    dcql_query: JSON.stringify(query),
    ...changes,
  });
}
