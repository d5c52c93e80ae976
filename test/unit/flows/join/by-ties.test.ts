import { describe, expect, it } from 'vitest';
import { redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { oauthHeader, photos, photoToken, temporaryToken } from '../../../support/oauth1.ts';
import { association, ns, steamLogin } from '../../../support/openid2.ts';
import { flowsOf } from '../../../support/scenario.ts';
import type { ReportFlow } from '../../../../lib/report/report.ts';

const kindsOf = (flow: ReportFlow | undefined) =>
  flow?.steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`));
const unread = ({ responseBody: _, ...fields }: ExchangeFields): ExchangeFields => fields;

const wholeOauth1 = [
  'temporary_credential_request',
  'resource_owner_authorization_request',
  'resource_owner_authorization_response',
  'token_credential_request',
  'resource_request',
];

describe('OAuth 1.0a: the example of RFC 5849 §1.2', () => {
  it('is one flow when everything is seen', () => {
    const [flow, ...others] = flowsOf(...Object.values(photos));
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(wholeOauth1);
    expect(flow).toMatchObject({
      protocol: 'oauth1',
      grant: null,
      outcome: 'succeeded',
      client: { id: 'dpf43f3p2l4k3l03', redirect_uri: 'http://printer.example.com/ready' },
      server: { issuer: null, origin: 'https://photos.example.net' },
    });
  });

  it('is one flow when no answer’s body is seen', () => {
    const [flow, ...others] = flowsOf(...Object.values(photos).map(unread));
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(wholeOauth1);
  });

  it.each([
    ['with a verifier', { oauth_token: 'of-somebody-else', oauth_verifier: 'v1' }, {}],
    [
      'without one, as before 1.0a',
      { oauth_token: 'of-somebody-else' },
      { oauth_callback: 'http://printer.example.com/ready' },
    ],
  ])('has the answer for another token in it, %s', (_, answer, asked) => {
    const callback = urlWith('http://printer.example.com/ready', answer);
    const own = { oauth_token: temporaryToken, ...asked };
    const approval = { ...photos.approval, url: urlWith('https://photos.example.net/authorize', own) };
    for (const way of [
      [{ ...approval, status: 302, redirectUrl: callback }],
      [approval, redirect('https://photos.example.net/allow', callback)],
    ]) {
      const [flow, ...others] = flowsOf(...way, { ...photos.callback, url: callback });
      expect(others).toEqual([]);
      expect(kindsOf(flow)?.filter((kind) => !kind.startsWith('('))).toEqual(wholeOauth1.slice(1, 3));
      expect(flow?.findings.map(({ rule }) => rule)).toContain('oauth1-token-mismatch');
    }
  });

  it('leaves the answer of another server by itself', () => {
    const callback = urlWith('https://other.example/cb', { oauth_token: 'x1', oauth_verifier: 'v1' });
    const flows = flowsOf(photos.approval, redirect('https://elsewhere.example/allow', callback));
    expect(flows.map(({ steps }) => steps.filter(({ observed }) => observed).length)).toEqual([1, 1]);
  });

  it('is told whole when only the browser’s two steps are seen', () => {
    const [flow, ...others] = flowsOf(photos.approval, photos.callback);
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual([
      '(temporary_credential_request)',
      'resource_owner_authorization_request',
      'resource_owner_authorization_response',
      '(token_credential_request)',
    ]);
    expect(flow).toMatchObject({
      outcome: 'succeeded',
      client: { id: null, redirect_uri: 'http://printer.example.com/ready', type: 'confidential' },
    });
  });

  it('waits while the person decides, and when the answer only waits at the door', () => {
    expect(flowsOf(photos.approval)).toMatchObject([{ outcome: 'pending' }]);
    const sent = redirect('https://photos.example.net/allow', photos.callback.url);
    const [flow] = flowsOf(photos.approval, sent);
    expect(flow).toMatchObject({ outcome: 'pending' });
    expect(kindsOf(flow)).not.toContain('(token_credential_request)');
  });

  it('folds the redirect, its landing and a reload into one answer', () => {
    const sent = redirect('https://photos.example.net/allow', photos.callback.url);
    const [flow, ...others] = flowsOf(
      photos.approval,
      photos.approval,
      sent,
      photos.callback,
      photos.callback,
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toHaveLength(4);
  });

  it('ends when the person says no', () => {
    const denied = { ...photos.callback, url: 'http://printer.example.com/ready?denied=hh5s93j4hdidpola' };
    const [flow, ...others] = flowsOf(photos.approval, denied);
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ outcome: 'denied', error: { code: 'denied' } });
    expect(kindsOf(flow)).not.toContain('(token_credential_request)');
  });

  it('fails when either credential is refused', () => {
    const refused = { status: 401, responseBody: undefined };
    expect(flowsOf({ ...photos.temporaryCredentials, ...refused })).toMatchObject([{ outcome: 'failed' }]);
    expect(
      flowsOf(photos.approval, photos.callback, { ...photos.tokenCredentials, ...refused }),
    ).toMatchObject([{ outcome: 'failed' }]);
  });

  it('is not finished by temporary credentials alone', () => {
    expect(flowsOf(photos.temporaryCredentials)).toMatchObject([{ outcome: 'pending' }]);
  });
});

describe('OAuth 1.0a: strangers stay out', () => {
  it('a request with another token, or without one, joins no other', () => {
    const { requestHeaders } = photos.photo;
    const other = [[requestHeaders[0][0], requestHeaders[0][1].replace(photoToken, 'another')]] as const;
    const twoLegged = oauthHeader({
      oauth_consumer_key: 'dpf43f3p2l4k3l03',
      oauth_signature: 's',
      oauth_signature_method: 'PLAINTEXT',
    });
    const flows = flowsOf(
      ...Object.values(photos),
      { ...photos.photo, requestHeaders: other },
      { ...photos.photo, requestHeaders: [twoLegged] },
    );
    expect(flows.map(kindsOf)).toEqual([wholeOauth1, ['resource_request']]);
  });

  it('calls with one token and nothing before are one flow, and a call without a token is none', () => {
    expect(flowsOf(photos.photo, photos.photo).map(kindsOf)).toEqual([
      ['resource_request', 'resource_request'],
    ]);
    expect(flowsOf({ ...photos.photo, requestHeaders: [] })).toEqual([]);
  });

  it('two approvals at once are two flows, each with its own answer', () => {
    const second = (fields: ExchangeFields) => ({
      ...fields,
      url: fields.url.replace('hh5s93j4hdidpola', 'second'),
    });
    const flows = flowsOf(photos.approval, second(photos.approval), second(photos.callback), photos.callback);
    expect(flows.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(flows.map(({ steps }) => steps[1]?.entry)).toEqual([0, 1]);
    expect(flows.map(({ steps }) => steps[2]?.entry)).toEqual([3, 2]);
  });
});

const whole = ['openid_authentication_request', 'openid_authentication_response'];

describe('OpenID 2.0: a login at Steam', () => {
  it('is one flow, and the site’s question to Steam is concluded', () => {
    const [flow, ...others] = flowsOf(steamLogin.request(), steamLogin.response());
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual([...whole, '(openid_verification)']);
    expect(flow).toMatchObject({
      protocol: 'openid2',
      outcome: 'succeeded',
      client: { id: 'https://game.example', redirect_uri: 'https://game.example/auth/return' },
      server: { issuer: 'https://steamcommunity.com/openid/login', origin: 'https://steamcommunity.com' },
    });
  });

  it('shows the question where it was seen, and fails when the answer is not genuine', () => {
    const seen = (isValid: string) =>
      flowsOf(steamLogin.request(), steamLogin.response(), steamLogin.verification(isValid));
    expect(seen('true').map(kindsOf)).toEqual([[...whole, 'openid_verification']]);
    expect(seen('true')).toMatchObject([{ outcome: 'succeeded', error: null }]);
    expect(seen('false')).toMatchObject([{ outcome: 'failed', error: { code: 'is_valid:false' } }]);
  });

  it('has the association that it names, and needs no question then', () => {
    const [flow, ...others] = flowsOf(
      association('h1'),
      association('h2'),
      steamLogin.request({ assoc_handle: 'h1' }),
      steamLogin.response({ assoc_handle: 'h1' }),
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(['openid_association', ...whole]);
  });

  it('asks after all when the provider has given the association up (§11.4.2.2)', () => {
    const [flow] = flowsOf(
      steamLogin.request({ assoc_handle: 'h1' }),
      steamLogin.response({ assoc_handle: 'h2', invalidate_handle: 'h1' }),
    );
    expect(kindsOf(flow)).toContain('(openid_verification)');
  });

  it.each([
    ['cancel', { ns, mode: 'cancel' }, 'denied'],
    ['cancel', { mode: 'cancel' }, 'denied'],
    ['setup_needed', { ns, mode: 'setup_needed' }, 'failed'],
    ['error', { ns, mode: 'error', error: 'no' }, 'failed'],
  ])('ends with %s, the landing of its redirect counted once', (code, fields, outcome) => {
    const landing = steamLogin.refusal(fields);
    const sent = redirect('https://steamcommunity.com/openid/login', landing.url);
    for (const answer of [[landing], [sent, landing], [sent, landing, landing]]) {
      const [flow, ...others] = flowsOf(steamLogin.request(), ...answer);
      expect(others).toEqual([]);
      expect(flow).toMatchObject({ outcome, error: { code } });
      expect(kindsOf(flow)).toEqual(whole);
    }
  });

  it('tried again after a silent attempt is two flows', () => {
    const flows = flowsOf(
      steamLogin.request({ mode: 'checkid_immediate' }),
      steamLogin.refusal({ ns, mode: 'setup_needed' }),
      steamLogin.request(),
      steamLogin.response(),
    );
    expect(flows.map(({ outcome }) => outcome)).toEqual(['denied', 'succeeded']);
  });

  it('given up and begun anew is two flows, though both requests are the same', () => {
    const again = {
      ...steamLogin.request(),
      context: { resourceType: 'main_frame', initiator: 'https://game.example' },
    } as const;
    const flows = flowsOf(steamLogin.request(), again, steamLogin.response());
    expect(flows.map(({ outcome }) => outcome)).toEqual(['pending', 'succeeded']);
  });

  it('counts the provider’s own pages as one request', () => {
    const from = { resourceType: 'main_frame', initiator: 'https://steamcommunity.com' } as const;
    const { url } = steamLogin.request();
    const moved = urlWith(
      'https://steamcommunity.com/openid/loginform/',
      Object.fromEntries(new URL(url).searchParams),
    );
    const [flow, ...others] = flowsOf(
      { ...steamLogin.request(), status: 302, redirectUrl: moved },
      { ...steamLogin.request(), url: moved },
      { ...steamLogin.request(), context: from },
      steamLogin.response(),
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual([...whole, '(openid_verification)']);
  });

  it('in two tabs at once gives each tab its own answer', () => {
    const inTab = (tab: number, fields: ExchangeFields): ExchangeFields => ({
      ...fields,
      context: { ...fields.context, tab },
    });
    const first = steamLogin.response({ sig: 'Zmlyc3Q=' });
    const flows = flowsOf(
      inTab(1, steamLogin.request()),
      inTab(2, steamLogin.request()),
      inTab(1, { ...redirect('https://steamcommunity.com/openid/login', first.url) }),
      inTab(1, first),
      inTab(2, steamLogin.response()),
    );
    expect(flows.map(({ steps }) => steps[1]?.entry)).toEqual([3, 4]);
  });
});
