import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, formBody, urlWith } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'state-changed-in-transit';
const state = 'Zk3/wQ9r+pNPuDWb8f5+cCRM';
const page = (text: string, status = 400): Partial<Exchange> => ({
  status,
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});
const login = (returned: string, answer: Partial<Exchange> = page('Invalid auth state parameter.')) =>
  codeFlow({ request: { state }, response: { state: returned }, responseExchange: answer, token: null });

describe(`${id} is the cause`, () => {
  it.each([
    ['whose plus signs read as spaces', state.replaceAll('+', ' '), /plus signs were not encoded/],
    ['that was percent-encoded twice', encodeURIComponent(state), /percent-encoded once more/],
  ])('of a state %s', (_, returned, said) => {
    const exchanges = login(returned);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(said);
    expect(reasonOf(exchanges)?.why).toContain('op.example');
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(causesOf(exchanges)).toEqual([id]);
  });

  const long = 'Qz8vT1nR5kLw3XyPb7Hd2MfJc9Gs4Ae6UoYiWtNqErZxBvKm';
  const cut = (answer?: Partial<Exchange>) =>
    codeFlow({
      request: { state: long },
      response: { state: long.slice(0, 36) },
      responseExchange: answer ?? page('Das hat nicht geklappt'),
      token: null,
    });
  it('of a state of which the beginning alone came back', () => {
    expect(causeAndOfTrace(cut())).toEqual([id, id]);
    expect(reasonOf(cut())?.why).toContain('cut off after 36 bytes');
    expect(reasonOf(cut())?.confidence).toBe('certain');
  });

  it('of a state that did not come back', () => {
    const exchanges = codeFlow({
      request: { state: long },
      response: { state: undefined },
      responseExchange: page('Das hat nicht geklappt'),
      token: null,
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('came back without it');
  });

  it('but not of one that was cut, where the app says another reason or took the answer', () => {
    const taken: Partial<Exchange> = {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'sid=1f9b2c7a; HttpOnly; Secure']],
    };
    expect(causesOf(cut(taken))).not.toContain(id);
    expect(causesOf(cut(page('invalid_client')))).not.toContain(id);
  });

  it.each(['Authorization state mismatch', 'ステートが正しくありません', 'Anmeldung fehlgeschlagen'])(
    'whatever the app says of it (%s)',
    (text) => {
      expect(reasonOf(login(state.replaceAll('+', ' '), page(text)))?.cause).toBe(id);
    },
  );
});

describe(`${id} is not the cause`, () => {
  const space = state.replaceAll('+', ' ');
  it.each<[string, readonly Exchange[]]>([
    ['of a state that came back as it was', login(state)],
    ['of quite another one', login('another-state-1234567890')],
    [
      'where the app takes it',
      login(space, {
        status: 302,
        redirectUrl: 'https://app.example/home',
        responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly; Secure']],
      }),
    ],
    [
      'where the page redeems the code, and is refused for it',
      codeFlow({
        request: { state },
        response: { state: space },
        tokenExchange: { status: 400 },
        tokenAnswer: { error: 'invalid_grant' },
      }),
    ],
    ['where the app says another reason', login(space, page('Provider didn’t return an email address', 403))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

const request = { client_id: 'club', redirect_uri: 'https://app.example/cb', response_type: 'code' };
const withState = { ...request, state: 'af0ifjsldkj9320adZk3w' };
type Posted = { readonly to?: string; readonly from?: string; readonly fields?: Record<string, string> };

/** The consent page of the provider posts the request again; what becomes of it at the app. */
const consented = ({
  to = 'https://op.example/authorizations',
  from = 'https://op.example',
  fields = {},
}: Posted) => {
  const posted = { ...request, ...fields };
  const back = urlWith('https://app.example/cb', {
    code: 'SplxlOBeZQQYbYS6WxSbIA',
    ...('state' in fields && { state: fields['state'] }),
  });
  const page = { tab: 1, resourceType: 'main_frame' } as const;
  return capture(
    { url: urlWith('https://op.example/auth', withState), status: 200, context: page },
    {
      method: 'POST',
      url: to,
      requestBody: formBody({ ...posted, commit: 'Approve' }),
      status: 302,
      redirectUrl: back,
      context: { ...page, initiator: from },
    },
    {
      url: back,
      status: 302,
      redirectUrl: 'https://app.example/auth/failure?message=csrf_detected',
      context: page,
    },
    { url: 'https://app.example/auth/failure?message=csrf_detected', status: 200, context: page },
  );
};

describe('a consent form that repeats the request', () => {
  it('and has lost the state is named as what lost it', () => {
    const exchanges = consented({});
    expect(flowsOf(exchanges)).toHaveLength(1);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('posted to https://op.example/authorizations, has it no more');
    expect(reasonOf(exchanges)?.fix).toContain('hidden field');
  });

  it('and carries the state is not to blame', () => {
    expect(causesOf(consented({ fields: { state: withState.state } }))).not.toContain(id);
  });

  it.each([
    ['of the app’s own page', { from: 'https://app.example' }],
    ['to another place of the app', { fields: { redirect_uri: 'https://app.example/other' } }],
    ['with a state of its own', { fields: { state: 'anotherState9320adZk3w' } }],
  ])('is another login: %s', (_, posted) => {
    expect(flowsOf(consented(posted))).toHaveLength(2);
  });
});
