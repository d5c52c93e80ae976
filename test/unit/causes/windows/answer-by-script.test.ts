import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';

const id = 'answer-by-script';
const state = 'zq0123456789abcdefgh';
const request = urlWith('https://id.example/connect/authorize', {
  client_id: 'spa',
  response_type: 'id_token token',
  redirect_uri: 'https://app.example/cb',
  scope: 'openid',
  state,
  nonce: 'n-0S6_WzA2Mj',
});
const byCode = request.replace('id_token+token', 'code');
const tokens = `https://app.example/cb#${new URLSearchParams({ id_token: idTokenOf(), access_token: 'at-7a9d0c1b2e3f', token_type: 'Bearer', state })}`;
const code = `https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=${state}`;

const byScript = { resourceType: 'fetch', initiator: 'https://id.example' } as const;
const loginPage: ExchangeFields = {
  url: 'https://id.example/account/login',
  status: 200,
  context: { resourceType: 'main_frame' },
};

/** The login page sends the password by a script, whose call follows the redirects to the app. */
function followed(asked: string, to: string, landing: Partial<Exchange> = {}): readonly Exchange[] {
  const again = asked.replace('/authorize?', '/authorize/callback?');
  return capture(
    redirect(asked, loginPage.url),
    loginPage,
    {
      ...redirect('https://id.example/api/account/login', again, { context: byScript }),
      method: 'POST',
      responseHeaders: [['Set-Cookie', 'idsrv.session=00b9; Secure; HttpOnly']],
    },
    redirect(again, to, { context: byScript }),
    exchange({
      url: to.replace(/#.*/, ''),
      status: 0,
      failure: 'net::ERR_FAILED',
      requestHeaders: [
        ['Origin', 'https://id.example'],
        ['Sec-Fetch-Mode', 'cors'],
      ],
      context: byScript,
      ...landing,
    }),
  );
}

describe(`${id} is the cause`, () => {
  it.each([
    ['tokens in the fragment', request, tokens],
    ['a code', byCode, code],
  ])('where the answer was %s', (_, asked, to) => {
    const exchanges = followed(asked, to);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', owner: 'authorization_server' });
    expect(reasonOf(exchanges)?.why).toMatch(/id\.example.*https:\/\/app\.example\/cb/);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('in the words of Firefox', () =>
    expect(reasonOf(followed(request, tokens, { failure: 'NS_ERROR_DOM_BAD_URI' }))?.cause).toBe(id));
});

describe(`${id} is not the cause`, () => {
  const opened: Partial<Exchange> = {
    status: 200,
    failure: undefined,
    requestHeaders: [['Sec-Fetch-Mode', 'navigate']],
    context: { resourceType: 'main_frame' },
  };

  it.each([
    ['where the window went there', followed(request, tokens, opened)],
    [
      'where the app lets the script read it',
      followed(byCode, code, {
        status: 200,
        failure: undefined,
        responseHeaders: [['Access-Control-Allow-Origin', 'https://id.example']],
      }),
    ],
    ['where a blocker kept it', followed(byCode, code, { failure: 'net::ERR_BLOCKED_BY_CLIENT' })],
    ['where nobody answered', followed(byCode, code, { failure: 'net::ERR_CONNECTION_REFUSED' })],
    ['of an ordinary login', codeFlow()],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));

  it('where the window then went there with the same answer', () => {
    const exchanges = capture(
      ...followed(byCode, code),
      exchange({
        id: 'late',
        entry: 9,
        url: code,
        ...opened,
        startedAt: exchange({ url: code }).startedAt + 9000,
      }),
    );
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
