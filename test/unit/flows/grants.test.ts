import { describe, expect, it } from 'vitest';
import { form, json, jsonBody, urlWith, type ExchangeFields } from '../../support/exchange.ts';
import { jwt } from '../../support/logins.ts';
import { flowsOf, inOrder, kindsOf, reportOn } from '../../support/scenario.ts';

const token = 'https://op.example/token';
const issued = (access_token: string) => ({
  status: 200,
  responseBody: jsonBody({ access_token, token_type: 'Bearer' }),
});
const refused = (error: string, status = 400) => ({ status, responseBody: jsonBody({ error }) });
const asks = (
  fields: Readonly<Record<string, string>>,
  answer: object = issued('token-0123456789abcdef'),
): ExchangeFields => form(token, { client_id: 'machine', ...fields }, answer);

describe('a grant without a front channel', () => {
  it.each([
    ['client_credentials', 'client_credentials', {}],
    ['password', 'password', { username: 'johndoe', password: 'A3ddj3w' }],
    ['jwt_bearer', 'urn:ietf:params:oauth:grant-type:jwt-bearer', { assertion: jwt({ iss: 'x' }) }],
    ['saml2_bearer', 'urn:ietf:params:oauth:grant-type:saml2-bearer', { assertion: 'PHNhbWw' }],
    [
      'token_exchange',
      'urn:ietf:params:oauth:grant-type:token-exchange',
      { subject_token: 'subject-0123456789' },
    ],
  ])('is one flow per token request: %s', (grant, grant_type, fields) => {
    const flows = flowsOf(
      asks({ grant_type, ...fields }, issued('first-0123456789')),
      asks({ grant_type, ...fields }),
    );
    expect(flows.map((flow) => [flow.grant, flow.outcome, kindsOf(flow)])).toEqual([
      [grant, 'succeeded', ['token_request']],
      [grant, 'succeeded', ['token_request']],
    ]);
  });

  it.each(['account_credentials', 'https://vendor.example/grants/magic', 'urn:vendor:grant:otp'])(
    'of a vendor stays what it is: %s',
    (grant_type) => {
      const [flow] = flowsOf(asks({ grant_type, account_id: '7' }));
      expect(flow).toMatchObject({ grant: null, outcome: 'succeeded', steps: [{ params: { grant_type } }] });
    },
  );

  it('that was refused failed, with the error as it was said', () => {
    const [flow] = flowsOf(asks({ grant_type: 'client_credentials' }, refused('invalid_client', 401)));
    expect(flow).toMatchObject({ outcome: 'failed', error: { code: 'invalid_client' } });
  });

  it('is not made of a form that only looks like one', () => {
    expect(flowsOf(form('https://shop.example/token', { grant_type: 'gift', amount: '5' }))).toEqual([]);
  });
});

describe('a DPoP nonce challenge', () => {
  const key = (x: string) => ({ kty: 'EC', crv: 'P-256', x, y: 'y' });
  const proven = (fields: ExchangeFields, nonce?: string, x = 'x'): ExchangeFields => ({
    ...fields,
    requestHeaders: [
      ['DPoP', jwt({ htm: 'POST', ...(nonce && { nonce }) }, { typ: 'dpop+jwt', alg: 'ES256', jwk: key(x) })],
    ],
  });
  const first = asks({ grant_type: 'client_credentials' }, refused('use_dpop_nonce'));
  const again = asks({ grant_type: 'client_credentials' });

  it('and the second try are one flow of two steps', () => {
    const [flow, ...others] = flowsOf(proven(first), proven(again, 'n'));
    expect(others).toEqual([]);
    expect(flow).toMatchObject({
      outcome: 'succeeded',
      error: null,
      steps: [{ status: 400 }, { status: 200 }],
    });
  });

  it('is known by its header where no body was recorded', () => {
    const { responseBody: _, ...bare } = first;
    const answered: ExchangeFields = { ...bare, responseHeaders: [['DPoP-Nonce', 'n']] };
    expect(flowsOf(proven(answered), proven(again, 'n'))).toHaveLength(1);
    expect(flowsOf(proven(answered))[0]?.outcome).toBe('failed');
  });

  it('is answered by the same key, where two clients wait', () => {
    const flows = flowsOf(
      proven(first, undefined, 'a'),
      proven(first, undefined, 'b'),
      proven(again, 'n', 'a'),
      proven(again, 'n', 'b'),
    );
    expect(flows.map(({ steps }) => steps.map(({ entry }) => entry))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it.each([
    ['another grant', asks({ grant_type: 'password', username: 'u', password: 'p' })],
    ['another scope', asks({ grant_type: 'client_credentials', scope: 'more' })],
    ['another client', asks({ grant_type: 'client_credentials', client_id: 'other' })],
  ])('is not answered by %s', (_, other) => {
    expect(flowsOf(proven(first), proven(other, 'n'))).toHaveLength(2);
  });

  it('of a pushed request does not make its login fail', () => {
    const push = {
      response_type: 'code',
      client_id: 'spa',
      state: 'state-0123456789',
      redirect_uri: 'https://app.example/cb',
    };
    const pushed = (answer: object) => form('https://op.example/par', push, answer);
    const reference = 'urn:ietf:params:oauth:request_uri:abc';
    const [flow, ...others] = flowsOf(
      proven(pushed(refused('use_dpop_nonce'))),
      proven(pushed({ status: 201, responseBody: jsonBody({ request_uri: reference }) }), 'n'),
      {
        url: `https://op.example/auth?client_id=spa&request_uri=${reference}`,
        context: { resourceType: 'main_frame' },
      },
    );
    expect(others).toEqual([]);
    expect(flow?.outcome).toBe('pending');
    expect(kindsOf(flow)).toEqual([
      'pushed_authorization_request',
      'pushed_authorization_request',
      'authorization_request',
    ]);
  });
});

describe('a token exchange', () => {
  const first = asks({ grant_type: 'client_credentials' }, issued('subject-0123456789abcdef'));
  const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange';

  it('is the child of the flow that issued its subject token', () => {
    const flows = flowsOf(
      first,
      asks({ grant_type, subject_token: 'subject-0123456789abcdef' }, issued('second-0123456789')),
    );
    expect(flows.map(({ parent }) => parent)).toEqual([null, 'flow-1']);
  });

  it('on somebody’s behalf too', () => {
    const obo = {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
    };
    const flows = flowsOf(
      first,
      asks({ ...obo, assertion: 'subject-0123456789abcdef' }, issued('second-0123456789')),
    );
    expect(flows.map(({ parent, grant }) => [parent, grant])).toEqual([
      [null, 'client_credentials'],
      ['flow-1', 'jwt_bearer'],
    ]);
  });

  it('of a token from elsewhere has no parent', () => {
    const flows = flowsOf(
      first,
      asks({ grant_type, subject_token: 'from-elsewhere-0123456789' }, issued('second-0123456789')),
    );
    expect(flows.map(({ parent }) => parent)).toEqual([null, null]);
  });
});

describe('an identity assertion (ID-JAG)', () => {
  const idJag = 'urn:ietf:params:oauth:token-type:id-jag';
  const assertion = jwt({ iss: 'https://op.example', aud: 'https://as.example', sub: 'ann', jti: 'jag-1' });
  const given = (issued_token_type?: string, access_token = assertion) => ({
    status: 200,
    responseBody: jsonBody({
      access_token,
      token_type: 'N_A',
      ...(issued_token_type && { issued_token_type }),
    }),
  });
  const exchange = (answer: object, requested = idJag) =>
    asks(
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: requested,
        subject_token: 'subject-0123456789abcdef',
      },
      answer,
    );
  const use = (answer: object, sent = assertion) =>
    form(
      'https://as.example/token',
      {
        client_id: 'calendar',
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: sent,
      },
      answer,
    );
  const told = (...exchanges: readonly ExchangeFields[]) =>
    flowsOf(...exchanges).map((flow) => [flow.grant, flow.outcome, kindsOf(flow).length]);

  it('and the request that takes it to the API’s server are one flow', () => {
    expect(told(exchange(given(idJag)), use(issued('at-0123456789')))).toEqual([
      ['token_exchange', 'succeeded', 2],
    ]);
    expect(told(exchange(given()), use(issued('at-0123456789')))).toEqual([
      ['token_exchange', 'succeeded', 2],
    ]);
  });

  it('that nobody has used yet is not the end', () => {
    expect(told(exchange(given(idJag)))).toEqual([['token_exchange', 'pending', 1]]);
  });

  it('that the API’s server refuses has failed', () => {
    expect(told(exchange(given(idJag)), use(refused('invalid_grant')))).toEqual([
      ['token_exchange', 'failed', 2],
    ]);
  });

  it('that a cleaner took is known again at the server whose description came before', () => {
    const described = json('https://as.example/.well-known/oauth-authorization-server', {
      issuer: 'https://as.example',
      token_endpoint: 'https://as.example/token',
    });
    const cut = '<access token>';
    const asked = exchange(given(idJag, cut));
    const body = {
      mediaType: asked.requestBody!.mediaType,
      text: `${asked.requestBody!.text}&audience=https%3A%2F%2Fas.example`,
    };
    const named = { ...asked, requestBody: body };
    expect(told(described, named, use(refused('invalid_grant'), cut))).toEqual([
      ['token_exchange', 'failed', 3],
    ]);
    expect(told(asked, use(refused('invalid_grant'), cut))).toHaveLength(2);
    const used = use(issued('at-0123456789'), cut);
    expect(told(described, named, used, use(refused('invalid_grant'), cut))).toHaveLength(2);
  });

  it('is not joined with a request that carries another one', () => {
    const other = jwt({ iss: 'https://op.example', aud: 'https://as.example', sub: 'ann', jti: 'jag-2' });
    expect(told(exchange(given(idJag)), use(issued('at-0123456789'), other))).toEqual([
      ['token_exchange', 'pending', 1],
      ['jwt_bearer', 'succeeded', 1],
    ]);
  });

  it('is none where an access token was asked for and given: two flows', () => {
    const type = 'urn:ietf:params:oauth:token-type:access_token';
    for (const answer of [given(type), given()])
      expect(told(exchange(answer, type), use(issued('at-0123456789')))).toEqual([
        ['token_exchange', 'succeeded', 1],
        ['jwt_bearer', 'succeeded', 1],
      ]);
  });
});

describe('a device', () => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const begin = (name: string): ExchangeFields =>
    form(
      'https://op.example/device_authorization',
      { client_id: 'tv', scope: 'openid' },
      {
        status: 200,
        responseBody: jsonBody({
          device_code: `device-${name}-0123456789`,
          user_code: `WDJB-${name}`,
          verification_uri: 'https://op.example/device',
          expires_in: 1800,
        }),
      },
    );
  const poll = (name: string, answer: object = issued(`token-of-${name}-0123456789`)): ExchangeFields =>
    form(token, { grant_type, device_code: `device-${name}-0123456789`, client_id: 'tv' }, answer);
  const page = (body: string): ExchangeFields => ({
    ...form('https://op.example/device', { user_code: body }),
    context: { resourceType: 'main_frame' },
  });

  it('owns all its polls', () => {
    const [flow, ...others] = flowsOf(
      begin('A'),
      poll('A', refused('authorization_pending')),
      poll('A', refused('slow_down')),
      poll('A'),
    );
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ grant: 'device_code', protocol: 'oidc', outcome: 'succeeded', error: null });
    expect(kindsOf(flow)).toEqual([
      'device_authorization_request',
      'token_request',
      'token_request',
      'token_request',
    ]);
  });

  it.each([
    ['nobody has answered', 'pending', null, [refused('authorization_pending')]],
    ['nobody has answered and bodies were not recorded', 'pending', null, [{ status: 400 }]],
    [
      'the person said no',
      'denied',
      'access_denied',
      [refused('authorization_pending'), refused('access_denied')],
    ],
    ['the code ran out', 'failed', 'expired_token', [refused('slow_down'), refused('expired_token')]],
    ['it did not ask', 'pending', null, []],
  ])('when %s is %s', (_, outcome, code, answers) => {
    const [flow] = flowsOf(begin('A'), ...answers.map((answer) => poll('A', answer)));
    expect([flow?.outcome, flow?.error?.code ?? null]).toEqual([outcome, code]);
  });

  it('takes its first poll where the codes could not be read', () => {
    const { responseBody: _, ...bare } = begin('A');
    expect(flowsOf(bare, poll('A'))).toHaveLength(1);
  });

  it('keeps the page where its code is typed in as evidence, and two devices apart', () => {
    const flows = flowsOf(begin('A'), begin('B'), page('wdjba'), page('WDJB-B'), poll('B'), poll('A'));
    expect(flows.map(kindsOf)).toEqual([
      ['device_authorization_request', 'token_request'],
      ['device_authorization_request', 'token_request'],
    ]);
    expect(flows.map(({ steps }) => steps.map(({ entry }) => entry))).toEqual([
      [0, 5],
      [1, 4],
    ]);
  });
});

describe('a login on the phone (CIBA)', () => {
  const begin = form(
    'https://op.example/bc-authorize',
    { client_id: 'bank', scope: 'openid', login_hint: 'alice' },
    {
      status: 200,
      responseBody: jsonBody({ auth_req_id: 'request-0123456789', expires_in: 120 }),
    },
  );
  const poll = (answer: object) =>
    form(
      token,
      {
        grant_type: 'urn:openid:params:grant-type:ciba',
        auth_req_id: 'request-0123456789',
        client_id: 'bank',
      },
      answer,
    );

  it('owns all its polls', () => {
    const [flow, ...others] = flowsOf(
      begin,
      poll(refused('authorization_pending')),
      poll(issued('token-0123456789')),
    );
    expect(others).toEqual([]);
    expect(flow).toMatchObject({
      grant: 'ciba',
      protocol: 'oidc',
      outcome: 'succeeded',
      client: { id: 'bank' },
    });
    expect(kindsOf(flow)).toEqual(['backchannel_authentication_request', 'token_request', 'token_request']);
  });

  it.each([
    ['pending', null, []],
    ['pending', null, [refused('authorization_pending')]],
    ['denied', 'access_denied', [refused('access_denied')]],
    ['failed', 'expired_token', [refused('expired_token')]],
  ])('is %s with %s', (outcome, code, answers) => {
    const [flow] = flowsOf(begin, ...answers.map(poll));
    expect([flow?.grant, flow?.outcome, flow?.error?.code ?? null]).toEqual(['ciba', outcome, code]);
  });

  it('that was refused at once failed', () => {
    const [flow] = flowsOf({ ...begin, ...refused('unknown_user_id') });
    expect(flow).toMatchObject({ grant: 'ciba', outcome: 'failed', error: { code: 'unknown_user_id' } });
  });
});

describe('an out-of-band login', () => {
  const redirect_uri = 'urn:ietf:wg:oauth:2.0:oob';
  const request: ExchangeFields = {
    url: urlWith('https://op.example/auth', {
      client_id: 'cli',
      redirect_uri,
      response_type: 'code',
      scope: 'read',
    }),
    context: { resourceType: 'main_frame' },
  };
  const redeem = asks({
    grant_type: 'authorization_code',
    code: 'typed-by-hand-0123',
    client_id: 'cli',
    redirect_uri,
  });

  it('was answered on a page, and the person carried the code', () => {
    const [flow, ...others] = flowsOf(request, redeem);
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(['authorization_request', '(authorization_response)', 'token_request']);
    expect(flow?.steps[1]).toMatchObject({ from: 'authorization_server', to: 'user', url: null });
    expect(flow).toMatchObject({ outcome: 'succeeded', client: { redirect_uri } });
  });

  it('is pending, and nothing is made up, until the code comes back', () => {
    const [flow] = flowsOf(request);
    expect([flow?.outcome, ...kindsOf(flow)]).toEqual(['pending', 'authorization_request']);
  });

  it('is another thing than a login whose answer was missed', () => {
    const elsewhere = {
      ...request,
      url: request.url.replace(encodeURIComponent(redirect_uri), 'https%3A%2F%2Fapp.example%2Fcb'),
    };
    const [flow] = flowsOf(
      elsewhere,
      asks({ grant_type: 'authorization_code', code: 'missed-0123456', client_id: 'cli' }),
    );
    expect(kindsOf(flow)).toEqual(['authorization_request', 'token_request']);
  });
});

describe('an encrypted answer', () => {
  const sealed = 'eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTEyOEdDTSJ9..aXY.Y2lwaGVydGV4dA.dGFn';
  const request: ExchangeFields = {
    url: urlWith('https://op.example/auth', {
      client_id: 'web',
      redirect_uri: 'https://app.example/cb',
      response_type: 'code',
      response_mode: 'jwt',
      state: 'state-0123456789',
    }),
    status: 302,
    redirectUrl: `https://app.example/cb?response=${sealed}`,
    context: { resourceType: 'main_frame' },
  };
  const landing: ExchangeFields = {
    url: `https://app.example/cb?response=${sealed}`,
    status: 200,
    context: { resourceType: 'main_frame' },
  };
  const redeem = asks({ grant_type: 'authorization_code', code: 'inside-0123456789', client_id: 'web' });

  it('belongs to its request; what it says stays open', () => {
    const report = reportOn(inOrder(request, landing));
    expect(report.flows).toHaveLength(1);
    expect(report.flows[0]).toMatchObject({ outcome: 'pending', response_mode: 'query.jwt', error: null });
    expect(report.gaps.join(' ')).toContain('encrypted for the application');
  });

  it('is followed by the token request that redeems its code', () => {
    const [flow, ...others] = flowsOf(request, landing, redeem);
    expect(others).toEqual([]);
    expect(flow?.outcome).toBe('succeeded');
  });
});

describe('polls of a device whose code a cleaner took', () => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const asking = (client_id: string) =>
    form(
      'https://op.example/device_authorization',
      { client_id },
      {
        status: 200,
        responseBody: jsonBody({
          device_code: 'REDACTED',
          user_code: 'WDJB-MJHT',
          verification_uri: 'https://op.example/device',
          expires_in: 600,
        }),
      },
    );
  const polling = (client_id: string, answer: Readonly<Record<string, unknown>>) =>
    form(
      'https://op.example/token',
      { grant_type, device_code: 'REDACTED', client_id },
      { status: answer['error'] ? 400 : 200, responseBody: jsonBody(answer) },
    );
  const pending = { error: 'authorization_pending' };
  const tokens = { access_token: 'REDACTED', token_type: 'Bearer' };
  const told = (...fields: readonly ExchangeFields[]) =>
    flowsOf(...fields).map(({ client, outcome, steps }) => [client.id, outcome, steps.length]);

  it('are one flow, and those of two devices two', () => {
    const polls = [
      polling('tv', pending),
      polling('radio', pending),
      polling('tv', pending),
      polling('tv', tokens),
    ];
    expect(told(asking('tv'), asking('radio'), ...polls)).toEqual([
      ['tv', 'succeeded', 4],
      ['radio', 'pending', 2],
    ]);
    expect(told(...polls)).toEqual([
      ['tv', 'succeeded', 3],
      ['radio', 'pending', 1],
    ]);
  });

  it('are of another flow after the end of one', () => {
    const over = { error: 'expired_token' };
    expect(told(polling('tv', pending), polling('tv', over), polling('tv', pending))).toHaveLength(2);
    expect(told(polling('tv', tokens), polling('tv', pending))).toHaveLength(2);
  });
});
