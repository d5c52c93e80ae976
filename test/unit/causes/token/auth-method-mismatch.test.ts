import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { jsonBody, type ExchangeFields, capture } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'auth-method-mismatch';
const page = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
const headers: readonly Header[] = [
  ['Origin', 'https://app.example'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
];

const registration = (asked: object, answered: object): ExchangeFields => ({
  url: 'https://op.example/register',
  method: 'POST',
  status: 201,
  requestHeaders: [['Content-Type', 'application/json']],
  responseHeaders: [['Access-Control-Allow-Origin', '*']],
  requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'], client_name: 'Tool', ...asked }),
  responseBody: jsonBody({ client_id: 'c-1', redirect_uris: ['https://app.example/cb'], ...answered }),
  context: page,
});

const login = (
  registered: ExchangeFields,
  {
    error = 'invalid_client',
    sent = {},
    more = headers,
    metadata,
  }: {
    error?: string;
    sent?: Record<string, string>;
    more?: readonly Header[];
    metadata?: Record<string, string>;
  } = {},
) =>
  capture(
    registered,
    ...codeFlow({
      ...(metadata && { metadata }),
      client: 'c-1',
      token: sent,
      tokenAnswer: { error },
      tokenExchange: {
        status: 401,
        requestHeaders: more,
        responseHeaders: [['Access-Control-Allow-Origin', '*']],
        context: page,
      },
    }).map(({ id: _, entry: __, startedAt: ___, ...one }): ExchangeFields => one),
  );

describe(`${id} is the cause`, () => {
  it.each<[string, object, object, string]>([
    [
      'a method that the server chose',
      {},
      { client_secret: 'a-secret-9', token_endpoint_auth_method: 'client_secret_basic' },
      'leaves it out',
    ],
    ['a method that nobody named', {}, { client_secret: 'a-secret-9' }, 'client_secret_basic'],
    [
      'a method that the client asked for',
      { token_endpoint_auth_method: 'client_secret_post' },
      { client_secret: 'a-secret-9', token_endpoint_auth_method: 'client_secret_post' },
      'client_secret_post',
    ],
  ])('of %s, where the token request proves nothing', (_, asked, answered, said) => {
    const exchanges = login(registration(asked, answered));
    expectReason(exchanges, id, said);
    expect(reasonOf(exchanges)?.why).toContain('no credential');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('of a client without a secret that sends one', () => {
    const exchanges = login(
      registration({ token_endpoint_auth_method: 'none' }, { token_endpoint_auth_method: 'none' }),
      { sent: { client_secret: 'a-secret-1' } },
    );
    expectReason(exchanges, id, 'client_secret_post');
  });
});

describe('whether an Authorization header was removed', () => {
  const basic = registration({}, { client_secret: 'a-secret-9', token_endpoint_auth_method: 'client_secret_basic' }); // prettier-ignore
  const asking = (headers: string): ExchangeFields => ({
    id: 'options',
    url: 'https://op.example/token',
    method: 'OPTIONS',
    status: 204,
    requestHeaders: [
      ['Origin', 'https://app.example'],
      ['Access-Control-Request-Method', 'POST'],
      ['Access-Control-Request-Headers', headers],
    ],
    context: page,
  });
  const withPreflight = (names: string): readonly Exchange[] => {
    const all = login(basic, { metadata: { token_endpoint: 'https://op.example/token' } });
    return capture(...all.slice(0, -1), asking(names), ...all.slice(-1)).map((one, at) => ({
      ...one,
      startedAt: all[0]!.startedAt + at * 1000,
    }));
  };

  it.each<[string, readonly Exchange[], 'certain' | 'tentative']>([
    [
      'nobody can tell where the recording has no cookie and no such header at all',
      login(basic),
      'tentative',
    ],
    [
      'none was, where cookies were kept',
      login(basic, { more: [...headers, ['Cookie', 'theme=dark']] }),
      'certain',
    ],
    ['none was, where the browser did not ask for one', withPreflight('dpop'), 'certain'],
    [
      'it is no question of a program’s own recording',
      login(basic, {
        more: [
          ['User-Agent', 'node-fetch/3'],
          ['Accept', '*/*'],
        ],
      }).map((one) => (one.url.endsWith('/token') ? { ...one, context: {} } : one)),
      'certain',
    ],
  ])('%s', (_, exchanges, confidence) => {
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence });
    if (confidence === 'tentative') expect(reasonOf(exchanges)?.tell_apart).toContain('Authorization');
  });

  it.each<[string, readonly Exchange[]]>([
    ['a cleaner’s word stands there', login(basic, { more: [...headers, ['Authorization', '[REDACTED]']] })],
    ['the scheme was left', login(basic, { more: [...headers, ['Authorization', 'Basic ***']] })],
    ['the value was emptied', login(basic, { more: [...headers, ['Authorization', '']] })],
    ['the browser asked whether it may send one', withPreflight('authorization,content-type')],
  ])('one was sent where %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(reasonOf(exchanges)?.why).not.toContain('carried no credential');
  });
});

describe(`${id} is not the cause`, () => {
  const basic = registration({}, { client_secret: 's', token_endpoint_auth_method: 'client_secret_post' });
  it.each<[string, readonly Exchange[]]>([
    ['where it proves itself as it is registered', login(basic, { sent: { client_secret: 's' } })],
    ['where another thing is refused', login(basic, { error: 'invalid_grant' })],
    ['where the headers were not recorded', login(basic, { more: [] })],
    [
      'where it is registered without a secret',
      login(registration({}, { token_endpoint_auth_method: 'none' })),
    ],
    [
      'where nobody registered in this recording',
      codeFlow({ client: 'c-1', tokenAnswer: { error: 'invalid_client' } }),
    ],
    ['where another client registered', login(registration({}, { client_id: 'c-2', client_secret: 's' }))],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

/** A server whose metadata lists the methods that it takes refuses a client. */
const listed = (
  methods: readonly string[] | undefined,
  {
    sent = { client_secret: 'a-secret-9' } as Record<string, string>,
    description = '',
    error = 'invalid_client',
  } = {},
) =>
  codeFlow({
    metadata: { ...(methods && { token_endpoint_auth_methods_supported: methods }) },
    token: sent,
    tokenAnswer: { error, ...(description && { error_description: description }) },
    tokenExchange: { status: 401 },
  });

describe(`of a method that the server does not take ${id} is the cause`, () => {
  it.each([
    ['the secret in the form', ['client_secret_basic', 'private_key_jwt'], {}, 'client_secret_basic'],
    [
      'where only the form is taken',
      ['client_secret_post'],
      {
        sent: {
          client_assertion: 'x.y.z',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        },
      },
      'client_secret_post',
    ],
  ])('%s', (_, methods, more, better) => {
    const exchanges = listed(methods, more);
    expectReason(exchanges, id, 'alone, as its metadata says');
    expect(reasonOf(exchanges)?.fix).toContain(`Set the client to ${better}`);
    expect(reasonOf(exchanges)?.confidence).toBe('tentative');
    expect(reasonOf(exchanges)?.tell_apart).toContain('the secret itself is wrong');
  });

  it('for certain where the server says so', () => {
    const exchanges = listed(['client_secret_basic'], {
      description: 'Unsupported client authentication method.',
    });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'certain' });
  });

  it.each([
    ['where it is listed', listed(['client_secret_basic', 'client_secret_post'])],
    ['where nothing is listed', listed(undefined)],
    ['of another error', listed(['client_secret_basic'], { error: 'invalid_grant' })],
    ['of a client without a secret', listed(['client_secret_basic'], { sent: {} })],
  ])('and not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
