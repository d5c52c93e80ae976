import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { baseTime, capture, form, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, verifier } from '../../../support/flow.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';

const id = 'coop-provider-page';
const policy = (value: string): readonly Header[] => [['Cross-Origin-Opener-Policy', value]];
const inPopup: LeftCode = { request: { display: 'popup' } };

describe(`${id} is the cause`, () => {
  it.each(['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'])(
    'where the provider’s page says %s',
    (value) => {
      const exchanges = leftCode({ ...inPopup, provider: policy(value) });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'authorization_server' });
      expect(reasonOf(exchanges)?.why).toContain(
        `https://op.example/auth is sent with Cross-Origin-Opener-Policy: ${value}`,
      );
    },
  );

  it('where the page that the popup came back to is sent with one: the app’s own doing', () => {
    const exchanges = leftCode({ ...inPopup, landing: policy('same-origin-allow-popups') });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'client' });
  });

  it('for sure where the code came back to a page that is never opened but as a popup', () => {
    const redirectUri = 'https://app.example/ui/vault/auth/corp/oidc/oidc/callback';
    const exchanges = leftCode({ redirectUri, provider: policy('same-origin') });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
  });

  it('as a guess, where nothing shows a popup', () => {
    const reason = reasonOf(leftCode({ provider: policy('same-origin') }));
    expect(reason).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(reason?.tell_apart).toBeTruthy();
  });
});

describe(`${id} is not the cause`, () => {
  it('where Vault’s page handed the code on, which redeems it', () => {
    const redirectUri = 'https://app.example/ui/vault/auth/oidc/oidc/callback';
    const call = 'https://app.example/v1/auth/oidc/oidc/callback';
    const then = [
      {
        url: `${call}?state=af0ifjsldkj9320ad&code=SplxlOBeZQQYbYS6WxSbIA`,
        status: 200,
        responseBody: jsonBody({ auth: { client_token: 'hvs.a-secret', policies: ['default'] } }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' } as const,
      },
    ];
    expect(causesOf(leftCode({ redirectUri, provider: policy('same-origin'), then }))).not.toContain(id);
  });

  it.each<[string, LeftCode]>([
    ['where it says that there is none', { provider: policy('unsafe-none') }],
    ['where the app’s page cuts first', { provider: policy('same-origin'), start: policy('same-origin') }],
    ['where the code was redeemed', { provider: policy('same-origin'), isRedeemed: true }],
    ['where the page says something that browsers do not know', { provider: policy('restrict-properties') }],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode({ ...inPopup, ...changes }))).not.toContain(id);
  });
});

/** A login in a popup whose answer the provider's page posts to its opener. */
const messaged = (headers: readonly Header[], more: Messaged = {}) => {
  const { first = [], start = [], mode = 'web_message', inFrame = false, then = [] } = more;
  const context = { resourceType: inFrame ? 'sub_frame' : 'main_frame', tab: 3 } as const;
  const html = (text: string) => ({ mediaType: 'text/html', text });
  const login = codeFlow({
    request: { response_mode: mode },
    requestExchange: {
      status: 302,
      redirectUrl: 'https://op.example/login',
      responseHeaders: first,
      context,
    },
    response: null,
    token: null,
  });
  const [request] = login;
  const begun = {
    url: 'https://app.example/',
    status: 200,
    responseHeaders: start,
    context: { resourceType: 'main_frame' },
  } as const;
  const asked = {
    url: 'https://op.example/login',
    status: 200,
    responseHeaders: headers,
    context,
    responseBody: html('<input type="password" name="p">'),
  };
  const script =
    '<script>var w=this,m=w.opener;if(m)m.postMessage({code:"SplxlOBeZQQYbYS6WxSbIA"},"https://app.example")</script>';
  const answering = {
    url: 'https://op.example/authorize/resume',
    status: 200,
    responseHeaders: headers,
    context,
    responseBody: html(script),
  };
  return capture(
    begun,
    { ...request!, id: 'x0', entry: 0, startedAt: baseTime },
    asked,
    ...(more.isLeft ? [] : [answering]),
    ...then,
  );
};
type Messaged = {
  readonly first?: readonly Header[];
  readonly start?: readonly Header[];
  readonly mode?: string;
  readonly inFrame?: boolean;
  readonly isLeft?: boolean;
  readonly then?: readonly ExchangeFields[];
};

describe('an answer that is posted to the opener', () => {
  it.each([
    ['same-origin', 'web_message'],
    ['same-origin-allow-popups', 'web_message'],
    ['noopener-allow-popups', 'okta_post_message'],
  ])('is lost where the provider’s pages say %s (%s)', (value, mode) => {
    const exchanges = messaged(policy(value), { mode });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason).toMatchObject({ confidence: 'certain', owner: 'authorization_server' });
    expect(reason?.why).toContain(
      `https://op.example/login is sent with Cross-Origin-Opener-Policy: ${value}`,
    );
    expect(reason?.why).toContain('not the app');
    expect(reason?.fix).toContain('same-origin-allow-popups cuts there, too');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
  });

  it('is lost by a redirect’s policy', () => {
    expect(reasonOf(messaged([], { first: policy('same-origin') }))?.cause).toBe(id);
  });

  it('will be lost, where the person still types', () => {
    const exchanges = messaged(policy('same-origin'), { isLeft: true });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm' });
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('pending');
  });

  const redeemed: ExchangeFields = form(
    'https://op.example/token',
    {
      grant_type: 'authorization_code',
      code: 'SplxlOBeZQQYbYS6WxSbIA',
      client_id: 'spa',
      code_verifier: verifier,
    },
    { status: 200, responseBody: jsonBody({ access_token: 'at-1-7d8s', token_type: 'Bearer' }) },
  );
  it.each<[string, ReturnType<typeof messaged>]>([
    ['without any policy', messaged([])],
    ['with one that cuts nothing', messaged(policy('unsafe-none'))],
    ['in a frame, which has no opener', messaged(policy('same-origin'), { inFrame: true })],
    ['where the code was redeemed', messaged(policy('same-origin'), { then: [redeemed] })],
    [
      'where the app’s own page cuts first',
      messaged(policy('same-origin'), { start: policy('same-origin') }),
    ],
  ])('is not lost by the provider %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
