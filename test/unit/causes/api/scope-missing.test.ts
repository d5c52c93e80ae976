import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { codeFlow } from '../../../support/flow.ts';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'scope-missing';
const wants = (scope: string): ApiCall => ({
  status: 403,
  challenge: `Bearer error="insufficient_scope", scope="${scope}"`,
});

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'of the token itself',
      { token: { scope: 'orders:read' }, ...wants('orders:write') },
      'wants the scope orders:write, and the token has orders:read: the login did not ask for it',
    ],
    [
      'as Microsoft and Okta write it',
      { token: { scp: ['Files.Read'] }, ...wants('Mail.Send') },
      'wants the scope Mail.Send, and the token has Files.Read',
    ],
    [
      'of the answer that issued a token nobody can read',
      { token: 'opaque-token-7f1a', answer: { scope: 'openid' }, ...wants('email') },
      'the login asked for email, and it was not granted',
    ],
    [
      'of which one would do, that were asked for in part',
      {
        token: 'opaque-token-7f1a',
        answer: { scope: 'openid email' },
        ...wants('https://api.example/auth/drive https://api.example/auth/drive.readonly'),
        login: { request: { scope: 'openid email https://api.example/auth/drive' } },
      },
      'the login asked for https://api.example/auth/drive, and it was not granted',
    ],
    [
      'that were asked for under their full address',
      {
        token: { scp: 'User.Read' },
        ...wants('Calendars.Read'),
        login: { request: { scope: 'openid https://graph.example/Calendars.Read' } },
      },
      'the login asked for https://graph.example/Calendars.Read, and it was not granted',
    ],
  ])('by the scopes %s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.proof).toBe('comparison');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, ApiCall]>([
    ['a code', { status: 403, challenge: 'Bearer error="insufficient_scope"' }],
    ['words', { message: 'Insufficient Scope' }],
  ])('by %s alone', (_, call) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain('Renewing the token cannot help');
  });
});

describe(`${id} advises what fits`, () => {
  const opaque: ApiCall = { token: 'opaque-token-7f1a', answer: { scope: 'openid' }, ...wants('files') };

  it('where the scope was never asked for', () => {
    const reason = reasonOf(calledApi(opaque));
    expect(reason?.why).toContain('the login did not ask for it');
    expect(reason?.fix).toMatch(/^Ask for that scope/);
  });

  it('where it was asked for and left out', () => {
    const reason = reasonOf(calledApi({ ...opaque, login: { request: { scope: 'openid files' } } }));
    expect(reason?.why).not.toContain('did not ask');
    expect(reason?.fix).toContain('connect again');
    expect(reason?.fix).not.toContain('Ask for that scope');
  });

  it('where it was granted and a refresh asked for less', () => {
    const renewed = form(
      'https://op.example/token',
      { grant_type: 'refresh_token', refresh_token: 'a-refresh-token-1', scope: 'openid', client_id: 'spa' },
      {
        startedAt: baseTime + 5000,
        status: 200,
        responseBody: jsonBody({ access_token: 'less-token-1f', token_type: 'Bearer', scope: 'openid' }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    );
    const [called] = calledApi({ ...opaque, token: 'less-token-1f' }).slice(-1);
    const login = codeFlow({
      request: { scope: 'openid files' },
      tokenAnswer: {
        access_token: 'opaque-token-7f1a',
        refresh_token: 'a-refresh-token-1',
        token_type: 'Bearer',
        scope: 'openid files',
      },
      then: [renewed, { ...called!, id: 'called' }],
    });
    const reason = reasonOf(login);
    expect(reason?.why).toContain('was granted it, and this token was asked for with less');
    expect(reason?.fix).toContain('without scope');
  });
});

describe(`${id} claims no more than was seen`, () => {
  const opaque: ApiCall = { token: 'opaque-token-7f1a', ...wants('orders:write') };

  it('of a token that a cleaner took, so that its issue cannot be told', () => {
    const exchanges = calledApi({ ...opaque, authorization: 'Bearer [Filtered]' });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'code' });
    expect(reasonOf(exchanges)?.why).not.toContain('the token has');
  });

  it('of scopes that a cleaner took', () => {
    const exchanges = calledApi({ ...opaque, answer: { scope: '[Filtered]' } });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'code' });
  });

  it('of a request whose scopes were not seen', () => {
    const exchanges = calledApi({
      ...opaque,
      answer: { scope: 'orders:read' },
      login: { request: { scope: undefined } },
    });
    expect(reasonOf(exchanges)?.why).toBe(
      'https://api.example/orders wants the scope orders:write, and the token has orders:read.',
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a token that the API cannot read', { challenge: 'Bearer error="invalid_token"' }],
    ['where the API takes it', { ...wants('orders:write'), status: 200 }],
    ['of a 403 that speaks of no scope', { status: 403, message: 'You are no member of this group' }],
    [
      'of the userinfo endpoint, which wants openid',
      {
        ...wants('openid'),
        url: 'https://op.example/userinfo',
        login: {
          metadata: { userinfo_endpoint: 'https://op.example/userinfo' },
          request: { scope: 'profile' },
        },
      },
    ],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it('where the app then asks for that scope, and the person logs in anew', () => {
    const first = calledApi({ token: { scope: 'orders:read' }, ...wants('orders:write') });
    const anew = (scope: string) =>
      codeFlow({ request: { scope, state: 'second' }, response: { state: 'second', code: 'second' } }).map(
        (one) => ({
          ...one,
          id: `second-${one.id}`,
          entry: one.entry + 50,
          startedAt: one.startedAt + 60_000,
        }),
      );
    expect(causesOf([...first, ...anew('orders:read orders:write')])).not.toContain(id);
    expect(causesOf([...first, ...anew('orders:read')])).toContain(id);
  });
});

const said = (status: number, body: unknown): ApiCall => ({
  token: 'opaque-token-7f1a',
  status,
  call: { responseBody: jsonBody(body), responseHeaders: [['Content-Type', 'application/json']] },
});

describe(`${id} is told by both lists where the API names no scope`, () => {
  it.each<[string, ApiCall, string, string]>([
    [
      'as Spotify says it',
      said(403, { error: { status: 403, message: 'Insufficient client scope' } }),
      'user-read-email playlist-modify',
      'user-read-email',
    ],
    [
      'as HubSpot says it',
      said(403, {
        category: 'MISSING_SCOPES',
        message: "This app hasn't been granted all required scopes to make this call.",
      }),
      'oauth crm.objects.contacts.read',
      'oauth',
    ],
  ])('%s', (_, call, asked, granted) => {
    const exchanges = calledApi({
      ...call,
      answer: { scope: granted },
      login: { request: { scope: asked }, response: { scope: granted } },
    });
    expect(causeAndOfTrace(exchanges)[0]).toBe(id);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(`asked for the scope ${asked}, only ${granted} was granted`);
    expect(reasonOf(exchanges)?.compared?.[0]).toMatchObject({ name: 'scope', got: { value: granted } });
    expect(reasonOf(exchanges)?.why).not.toContain('revoked');
  });

  it.each<[string, ApiCall]>([
    [
      'Slack’s needed',
      said(403, { ok: false, error: 'missing_scope', needed: 'chat:write,users:read', provided: 'openid' }),
    ],
  ])('and by %s', (_, call) => {
    const exchanges = calledApi({ ...call, answer: { scope: 'openid' } });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toMatch(/wants the scope chat:write.*and the token has openid/);
  });

  it('and by Strava’s field, of which the wider one was asked for', () => {
    const lacked = [{ resource: 'AccessToken', field: 'activity:read_permission', code: 'missing' }];
    const exchanges = calledApi({
      ...said(401, { message: 'Authorization Error', errors: lacked }),
      answer: { scope: 'read' },
      login: { request: { scope: 'read,activity:read_all' }, response: { scope: 'read' } },
    });
    expect(causeAndOfTrace(exchanges)[0]).toBe(id);
    expect(reasonOf(exchanges)?.why).toMatch(
      /wants the scope activity:read, and the token has read: the login asked for activity:read_all, and it was not granted/,
    );
  });

  it.each<[string, ApiCall]>([
    ['a form’s field', said(401, { errors: [{ resource: 'Athlete', field: 'email', code: 'missing' }] })],
    ['a right of the person', said(403, { message: 'You need the role of an administrator' })],
    [
      'a limit',
      said(403, { message: 'Rate Limit Exceeded', errors: [{ field: 'read rate limit', code: 'exceeded' }] }),
    ],
    ['words that the next call takes back', { ...said(200, { ok: true }) }],
  ])('and not for %s', (_, call) => {
    const exchanges = calledApi({ ...call, answer: { scope: 'openid' } });
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

const graph = (error: unknown, data?: unknown): ApiCall => ({
  token: { scope: 'openid profile' },
  status: 200,
  url: 'https://api.example/graphql',
  call: { method: 'POST', responseBody: jsonBody({ errors: [error], data }) },
});

describe(`${id} is told by names in the refusal’s own words`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'of Twitch',
      said(401, { error: 'Unauthorized', message: 'Missing scope: channel:read:goals' }),
      'channel:read:goals',
    ],
    [
      'in German',
      said(403, {
        title: 'Zugriff verweigert',
        detail: 'Der Geltungsbereich (scope) "auftraege.lesen" fehlt.',
      }),
      'auftraege.lesen',
    ],
    [
      'of GraphQL',
      graph(
        { message: 'Not authorized: requires scope orders:read', extensions: { code: 'FORBIDDEN' } },
        null,
      ),
      'orders:read',
    ],
    [
      'of GraphQL, in a member of its own',
      graph({ message: 'Forbidden', extensions: { code: 'FORBIDDEN', requiredScopes: ['orders:read'] } }),
      'orders:read',
    ],
    ['of any status', said(403, { error: { code: 'x', required_scopes: 'orders:read' } }), 'orders:read'],
  ])('%s', (_, call, name) => {
    const exchanges = calledApi({ ...call, answer: { scope: 'openid profile' } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`wants the scope ${name}, and the token has openid profile`);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, ApiCall]>([
    ['the token has it', said(403, { message: 'Requires scope profile and the role of an admin' })],
    ['GraphQL forbids a person', graph({ message: 'Forbidden', extensions: { code: 'FORBIDDEN' } })],
    [
      'GraphQL brought data',
      graph({ message: 'requires scope orders:read', extensions: { code: 'FORBIDDEN' } }, { me: { id: 1 } }),
    ],
    [
      'Azure speaks of a role',
      said(403, {
        error: { code: 'AuthorizationFailed', message: "No authorization over scope '/subscriptions/1'" },
      }),
    ],
  ])('and not where %s', (_, call) => {
    expect(causesOf(calledApi({ ...call, answer: { scope: 'openid profile' } }))).not.toContain(id);
  });
});
