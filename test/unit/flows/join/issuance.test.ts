import { describe, expect, it } from 'vitest';
import {
  capture,
  exchange,
  form,
  jsonBody,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import {
  cNonce,
  credential,
  credentialToken,
  issuance,
  issuer,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const kindsOf = (...some: readonly ExchangeFields[]) =>
  flowsOf(capture(...some)).map(({ steps }) => steps.map(({ kind }) => kind));
const whole = [
  'credential_offer',
  'credential_issuer_metadata',
  'token_request',
  'credential_nonce_request',
  'credential_request',
];
const called = (path: string, body: unknown, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: `${issuer}/${path}`,
  method: 'POST',
  status: 200,
  requestHeaders: [['Authorization', `Bearer ${credentialToken}`]],
  requestBody: jsonBody(body),
  context: { resourceType: 'fetch', tab: 1 },
  ...more,
});
const refused = (error: string) => ({ status: 400, responseBody: jsonBody({ error }) });

describe('an issuance is one flow', () => {
  it('by a code that was authorized before', () => {
    const [flow, ...others] = flowsOf(issuance());
    expect(others).toEqual([]);
    expect(flow).toMatchObject({
      protocol: 'openid4vci',
      grant: 'pre_authorized_code',
      way: 'pre_authorized_code',
      purpose: 'issuance',
      outcome: 'succeeded',
    });
    expect(flow?.steps.map(({ kind }) => kind)).toEqual(whole);
  });

  it('without the issuer’s description', () => {
    expect(kindsOf(offered(), preAuthorized(), nonce(), credential())).toEqual([
      whole.filter((kind) => kind !== 'credential_issuer_metadata'),
    ]);
  });

  it('whose nonce was given before its token', () => {
    expect(kindsOf(offered(), nonce(), preAuthorized(), credential())[0]).toContain(
      'credential_nonce_request',
    );
  });

  it('by the code flow, known by the state of its offer', () => {
    const code = {
      credential_issuer: issuer,
      credential_configuration_ids: ['d'],
      grants: { authorization_code: { issuer_state: 'is-81c2e' } },
    };
    const asked = urlWith(`${issuer}/authorize`, {
      client_id: 'wallet',
      response_type: 'code',
      redirect_uri: 'https://wallet.example/cb',
      state: 'st-1-7d1e55',
      issuer_state: 'is-81c2e',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const flows = flowsOf(
      capture(
        offered(code),
        redirect(asked, 'https://wallet.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-1-7d1e55'),
        form(
          `${issuer}/token`,
          {
            grant_type: 'authorization_code',
            code: 'SplxlOBeZQQYbYS6WxSbIA',
            client_id: 'wallet',
            redirect_uri: 'https://wallet.example/cb',
            code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
          },
          { status: 200, responseBody: jsonBody({ access_token: credentialToken, token_type: 'Bearer' }) },
        ),
        credential(),
      ),
    );
    expect(flows).toMatchObject([
      { protocol: 'openid4vci', grant: 'authorization_code', outcome: 'succeeded', pkce: 'S256' },
    ]);
    expect(flows[0]?.steps[0]?.kind).toBe('credential_offer');
  });

  it('with what comes later and what is told of it', () => {
    const later = credential(
      {},
      { status: 202, responseBody: jsonBody({ transaction_id: 'tx-1', interval: 5 }) },
    );
    const pending = called('deferred', { transaction_id: 'tx-1' }, refused('issuance_pending'));
    const came = called(
      'deferred',
      { transaction_id: 'tx-1' },
      { responseBody: jsonBody({ credentials: [{ credential: 'a.b.c' }] }) },
    );
    const told = called('notify', { notification_id: 'n-1', event: 'credential_accepted' }, { status: 204 });
    const begun = [offered(), issuerMetadata(), preAuthorized(), nonce()];
    expect(flowsOf(capture(...begun, later, pending))[0]?.outcome).toBe('pending');
    const flows = flowsOf(capture(...begun, later, pending, came, told));
    expect(flows).toMatchObject([{ outcome: 'succeeded' }]);
    expect(flows[0]?.steps.map(({ kind }) => kind).slice(5)).toEqual([
      'deferred_credential_request',
      'deferred_credential_request',
      'credential_notification',
    ]);
  });
});

describe('an issuance ends', () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    [
      'failed',
      'a wrong code of the person',
      [offered(), preAuthorized({ tx_code: '0000' }, refused('invalid_grant'))],
    ],
    [
      'failed',
      'a proof that is refused',
      [offered(), preAuthorized(), nonce(), credential({}, refused('invalid_proof'))],
    ],
    [
      'succeeded',
      'a nonce that was too old, and a new one',
      [
        offered(),
        preAuthorized(),
        nonce('old-1-7d1e55'),
        credential({ nonce: 'old-1-7d1e55' }, refused('invalid_nonce')),
        nonce(),
        credential(),
      ],
    ],
    ['pending', 'nothing but an offer', [offered()]],
  ])('%s with %s', (outcome, _, some) => {
    expect(flowsOf(capture(...some)).map((flow) => flow.outcome)).toEqual([outcome]);
  });
});

describe('no part of an issuance is', () => {
  it.each<[string, ExchangeFields]>([
    [
      'a nonce of a blog',
      {
        url: 'https://blog.example/nonce',
        method: 'POST',
        status: 200,
        responseBody: jsonBody({ nonce: cNonce }),
      },
    ],
    [
      'a passkey',
      {
        url: 'https://app.example/credential',
        method: 'POST',
        status: 200,
        requestBody: jsonBody({ id: 'x', type: 'public-key', response: {} }),
        responseBody: jsonBody({ ok: true }),
      },
    ],
    [
      'a store of passwords',
      {
        url: 'https://vault.example/credential',
        method: 'POST',
        status: 200,
        requestBody: jsonBody({ credential: 'x', notification_id: '1' }),
        responseBody: jsonBody({ credential: 'y' }),
      },
    ],
  ])('%s', (_, one) => {
    expect(flowsOf(capture(exchange(one)))).toEqual([]);
  });
});
