import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import {
  baseTime,
  capture,
  exchange,
  form,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../../../support/exchange.ts';
import { jwt } from '../../../support/logins.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const page = { context: { resourceType: 'main_frame' } } as const;
const login = 'https://app.example/login';
const begin = { iss: 'https://op.example', target_link_uri: 'https://app.example/notes/7' };
const kinds = (fields: ExchangeFields) => recognise(exchange(fields), nothingLearned).map(({ kind }) => kind);
const [request, answer] = codeFlow();

describe('a login that another site begins is recognised', () => {
  it.each([
    ['with where to go (OIDC Core §4)', { ...begin }],
    ['with a hint', { iss: 'https://op.example', login_hint: 'kim@example.org' }],
    [
      'from a learning platform',
      { ...begin, login_hint: '29123', lti_message_hint: 'm-7', client_id: 'tool' },
    ],
  ])('%s', (_, parameters) => {
    expect(kinds({ url: urlWith(login, parameters), ...page })).toEqual(['third_party_initiated_login']);
    expect(kinds(form(login, parameters, page))).toEqual(['third_party_initiated_login']);
  });
});

describe('is none:', () => {
  it.each([
    ['an issuer alone', { iss: 'https://op.example' }],
    ['an issuer that is no address', { iss: 'op', login_hint: 'kim' }],
    ['a hint alone', { login_hint: 'kim@example.org' }],
    ['an answer that names its issuer', { ...begin, error: 'not_mine' }],
    ['a request that names its issuer', { ...begin, response_type: 'none' }],
    ['a logout frame', { iss: 'https://op.example', sid: 's-1', login_hint: 'kim' }],
  ])('%s', (_, parameters) => {
    expect(kinds({ url: urlWith(login, parameters), ...page })).toEqual([]);
  });

  it('a fetch', () => {
    expect(kinds({ url: urlWith(login, begin), context: { resourceType: 'fetch' } })).toEqual([]);
  });
});

describe('it belongs to the login that follows', () => {
  const told = (...steps: readonly ExchangeFields[]) =>
    flowsOf(capture(...steps.map(({ id: _, entry: __, startedAt: ___, ...fields }) => fields))).map((flow) =>
      flow.steps.filter(({ observed }) => observed).map(({ kind }) => kind),
    );
  const begun = ['third_party_initiated_login', 'authorization_request', 'authorization_response'];

  it('when the app sends the browser straight on', () => {
    expect(told(redirect(urlWith(login, begin), request!.url), request!, answer!)).toEqual([begun]);
  });

  it('when a page of the app does', () => {
    expect(told({ url: urlWith(login, begin), status: 200, ...page }, request!, answer!)).toEqual([begun]);
  });

  it('and to no other', () => {
    const elsewhere = { ...begin, iss: 'https://other.example' };
    expect(told({ url: urlWith(login, elsewhere), status: 200, ...page }, request!, answer!)).toEqual([
      begun.slice(1),
    ]);
    expect(told(request!, answer!, { url: urlWith(login, begin), status: 200, ...page })).toEqual([
      begun.slice(1),
    ]);
  });

  it('of a learning platform: LTI 1.3, whose issuer lives elsewhere than its endpoint', () => {
    const hints = { login_hint: '29123', lti_message_hint: 'm-7f1c' };
    const asked = {
      iss: 'https://canvas.instructure.com',
      target_link_uri: 'https://tool.example/launch',
      client_id: '10000000000004',
      lti_deployment_id: '1:8865aa05',
      ...hints,
    };
    const authorization = urlWith('https://sso.canvaslms.com/api/lti/authorize_redirect', {
      client_id: '10000000000004',
      redirect_uri: 'https://tool.example/launch',
      response_type: 'id_token',
      response_mode: 'form_post',
      scope: 'openid',
      prompt: 'none',
      state: 'af0ifjsldkj9320ad',
      nonce: 'n-0S6_WzA2Mj',
      ...hints,
    });
    const now = baseTime / 1000;
    const claims = {
      iss: asked.iss,
      aud: '10000000000004',
      sub: '29123',
      nonce: 'n-0S6_WzA2Mj',
      iat: now,
      exp: now + 300,
    };
    const launch = form(
      'https://tool.example/launch',
      { state: 'af0ifjsldkj9320ad', id_token: jwt(claims) },
      { status: 200, ...page },
    );
    const launched = {
      ...form('https://tool.example/login', asked, page),
      status: 302,
      redirectUrl: authorization,
    };
    const flows = flowsOf(capture(launched, { url: authorization, status: 200, ...page }, launch));
    expect(flows.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      ['third_party_initiated_login', 'authorization_request', 'authorization_response'],
    ]);
    expect(flows[0]).toMatchObject({
      grant: 'implicit',
      outcome: 'unclear',
      client: { id: '10000000000004' },
    });
    expect(flows[0]?.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('makes no flow where nothing follows', () => {
    expect(told({ url: urlWith(login, begin), status: 200, ...page })).toEqual([]);
  });
});
