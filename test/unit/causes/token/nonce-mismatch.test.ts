import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { form, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';

const id = 'nonce-mismatch';
const state = 'af0ifjsldkj9320ad';

/** A server's app is posted this ID token, and answers so. */
const posted = (idToken: string, status: number, text = '', between: readonly ExchangeFields[] = []) =>
  codeFlow({
    request: {
      response_type: 'id_token',
      response_mode: 'form_post',
      code_challenge: undefined,
      code_challenge_method: undefined,
    },
    response: null,
    token: null,
    then: [
      ...between,
      form(
        'https://app.example/cb',
        { id_token: idToken, state },
        {
          status,
          context: { resourceType: 'main_frame', initiator: 'https://op.example' },
          responseHeaders: [['Content-Type', 'text/html']],
          responseBody: { mediaType: 'text/html', text },
        },
      ),
    ],
  });

const withoutNonce = idTokenOf({ nonce: undefined });
const says = (words: string) =>
  `<title>Internal Server Error</title><h1>Error</h1><div class="titleerror">${words}</div>`;
const idx21349 = says(
  'OpenIdConnectProtocolInvalidNonceException: IDX21349: RequireNonce is &#x27;True&#x27;. OpenIdConnectProtocolValidationContext.Nonce was not null, OpenIdConnectProtocol.ValidatedIdToken.Payload.Nonce was null or empty.',
);
/** A page of the provider's own on the way, without the nonce. */
const registration = {
  url: `https://op.example/complete-registration?client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=id_token&response_mode=form_post&scope=openid%20email&state=${state}`,
  status: 200,
  context: { resourceType: 'main_frame', initiator: 'https://op.example' },
} as const;

describe(`${id} is the cause where the app refused an ID token`, () => {
  it.each([
    ['without the nonce that was sent', withoutNonce, 'has none', 'authorization_server'],
    ['with another nonce', idTokenOf({ nonce: 'n-of-another' }), 'has another', 'client'],
  ])('%s', (_, token, said, owner) => {
    const exchanges = posted(token, 500);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'firm', owner });
    expect(reasonOf(exchanges)?.why).toContain(said);
  });

  it('and says so', () => {
    const exchanges = posted(withoutNonce, 500, idx21349);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('IDX21349');
  });

  it('which the provider lost on a page of its own', () => {
    const exchanges = posted(withoutNonce, 500, idx21349, [registration]);
    expect(flowsOf(exchanges)).toHaveLength(1);
    expect(reasonOf(exchanges)?.why).toContain('at https://op.example/complete-registration');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where the nonce came back', posted(idTokenOf(), 500)],
    ['where the app went on', posted(withoutNonce, 302)],
    [
      'where the app says what else it was',
      posted(withoutNonce, 500, says('IDX10223: Lifetime validation failed. The token is expired.')),
    ],
    ['where the server does without', posted(idTokenOf({ nonce: undefined, nonce_supported: false }), 500)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
