import { describe, expect, it } from 'vitest';
import type { Body, Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, formBody, jsonBody, redirect } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'answer-value-lost-in-page';
const page = { mediaType: 'text/html', text: '<div id="app"></div>' };
const call = (requestBody: Body, more: Partial<Exchange> = {}) => ({
  url: 'https://app.example/api/session',
  method: 'POST',
  status: 400,
  context: { resourceType: 'fetch', initiator: 'https://app.example' } as const,
  requestBody,
  responseHeaders: [['Content-Type', 'application/json']] as const,
  responseBody: jsonBody({ error: 'missing parameter' }),
  ...more,
});

/** A page that gets the code and makes this call. */
const login = (requestBody: Body, more: Partial<Exchange> = {}): readonly Exchange[] =>
  failingLogin({ answer: { status: 200, responseBody: page }, afterwards: [call(requestBody, more)] });

/** An approval of OAuth 1.0a that comes back to a page, which makes this call. */
const approval = (requestBody: Body, more: Partial<Exchange> = {}): readonly Exchange[] =>
  capture(
    {
      url: 'https://photos.example/oauth/authorize?oauth_token=72157720-abcdef0123',
      status: 200,
      context: { resourceType: 'main_frame', initiator: 'https://app.example' },
    },
    redirect(
      'https://photos.example/oauth/approve',
      'https://app.example/done?oauth_token=72157720-abcdef0123&oauth_verifier=27901ab90354d793',
      { method: 'POST' },
    ),
    {
      url: 'https://app.example/done?oauth_token=72157720-abcdef0123&oauth_verifier=27901ab90354d793',
      status: 200,
      context: { resourceType: 'main_frame', initiator: 'https://photos.example' },
      responseBody: page,
    },
    call(requestBody, more),
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['a code in JSON', login(jsonBody({ code: null, state: 'af0ifjsldkj9320ad' })), 'code', '“null”'],
    ['a code by another name', login(jsonBody({ input: { authCode: 'undefined' } })), 'code', '“undefined”'],
    ['a code in a form', login(formBody({ code: 'undefined', provider: 'op' })), 'code', '“undefined”'],
    [
      'a state beside its code',
      login(jsonBody({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: null })),
      'state',
      '“null”',
    ],
    [
      'a verifier of OAuth 1.0a',
      approval(jsonBody({ oauth_token: '72157720-abcdef0123', oauth_verifier: null }), { status: 502 }),
      'oauth_verifier',
      '“null”',
    ],
    ['a verifier that is empty', approval(jsonBody({ oauth_verifier: '' })), 'oauth_verifier', 'nothing'],
  ])('of %s', (_, exchanges, name, sent) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `The answer brought ${name}, and the app’s page handed on ${sent}`,
    );
    expect(reasonOf(exchanges)?.fix).toContain(`Read the parameter ${name}`);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    [
      'where the call has it',
      login(jsonBody({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' })),
    ],
    [
      'where the call was accepted',
      login(jsonBody({ code: null }), { status: 200, responseBody: jsonBody({ ok: 1 }) }),
    ],
    ['of a state without a code', login(jsonBody({ state: null, city: 'Bern' }))],
    ['of another host', login(jsonBody({ code: null }), { url: 'https://stats.elsewhere.test/collect' })],
    ['of a call much later', login(jsonBody({ code: null }), { startedAt: Date.UTC(2026, 0, 1, 1) })],
    ['where the verifier was sent', approval(jsonBody({ oauth_verifier: '27901ab90354d793' }))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
