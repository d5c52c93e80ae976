import { describe, expect, it } from 'vitest';
import { isRefusedInBody } from '../../../../lib/facts/api/refused-in-body.ts';
import { json } from '../../../support/exchange.ts';

const answered = (body: unknown, status = 200) =>
  isRefusedInBody(json('https://api.example/graphql', body, { status }));
const graphql = (error: Readonly<Record<string, unknown>>, data?: unknown) => ({
  errors: [{ message: 'No', ...error }],
  ...(data !== undefined && { data }),
});

describe('a token is refused in the body of', () => {
  it.each<[string, unknown]>([
    ['Hasura', graphql({ message: 'Could not verify JWT: JWTExpired', extensions: { code: 'invalid-jwt' } })],
    ['Apollo', graphql({ extensions: { code: 'UNAUTHENTICATED' } }, null)],
    [
      'Apollo with null for what was asked',
      graphql({ extensions: { code: 'UNAUTHENTICATED' } }, { me: null }),
    ],
    ['Hot Chocolate', graphql({ extensions: { code: 'AUTH_NOT_AUTHENTICATED' } })],
    ['NestJS', graphql({ extensions: { code: 'INTERNAL_SERVER_ERROR', exception: { status: 401 } } }, null)],
    ['NestJS of today', graphql({ extensions: { originalError: { statusCode: 401 } } }, null)],
    ['a server that names the status', graphql({ extensions: { code: 'X', http: { status: 401 } } })],
    ['AppSync', graphql({ errorType: 'UnauthorizedException' })],
    ['several calls in one', [graphql({ extensions: { code: 'UNAUTHENTICATED' } })]],
    [
      'a library in known words',
      graphql({ message: 'Context creation failed: jwt audience invalid. expected: a' }),
    ],
    ['JSON-RPC', { jsonrpc: '2.0', id: 1, error: { code: 401, message: 'No' } }],
    ['JSON-RPC in known words', { jsonrpc: '2.0', id: 1, error: { code: -32_000, message: 'jwt expired' } }],
    [
      'JSON-RPC in words of its own',
      { jsonrpc: '2.0', id: 1, error: { code: -32_001, message: 'Unauthorized: token issuer not trusted' } },
    ],
    ['Slack', { ok: false, error: 'token_expired' }],
  ])('%s', (_, body) => {
    expect(answered(body)).toBe(true);
  });

  it.each([400, 500])('Apollo with %i', (status) => {
    expect(answered(graphql({ extensions: { code: 'UNAUTHENTICATED' } }), status)).toBe(true);
  });

  it('Flask-JWT-Extended, with 422', () => {
    expect(answered({ msg: 'Signature verification failed' }, 422)).toBe(true);
    expect(answered({ msg: 'The field name is required' }, 422)).toBe(false);
  });

  it('what a trace says', () => {
    const trace = json('https://api.example/graphql', undefined, { verdicts: { token_refused: 'in body' } });
    expect(isRefusedInBody(trace)).toBe(true);
  });
});

describe('a token is refused by what a failure says of it', () => {
  const failed = (status: number, text: string, mediaType = 'text/plain') =>
    isRefusedInBody(
      json('https://api.example/orders', undefined, { status, responseBody: { mediaType, text } }),
    );

  it.each([
    [403, 'Audiences in Jwt are not allowed'],
    [500, 'jwt audience invalid. expected: https://api.example'],
    [400, 'Could not verify JWT: JWTExpired'],
  ])('with %i: %s', (status, text) => {
    expect(failed(status, text)).toBe(true);
  });

  it('by Facebook’s number for it', () => {
    const error = { message: 'Invalid OAuth access token', type: 'OAuthException', code: 190 };
    expect(answered({ error }, 400)).toBe(true);
    expect(answered({ error: { ...error, code: 200 } }, 400)).toBe(false);
  });

  it.each([
    [403, 'You may not see this'],
    [404, 'Audiences in Jwt are not allowed'],
    [500, 'Something went wrong'],
  ])('and not with %i: %s', (status, text) => {
    expect(failed(status, text)).toBe(false);
  });
});

describe('a token is not refused in the body of', () => {
  it.each<[string, unknown]>([
    ['data', { data: { me: { id: 1 } } }],
    ['data beside an error', graphql({ extensions: { code: 'UNAUTHENTICATED' } }, { news: [], me: null })],
    ['an error of the query', graphql({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })],
    ['what this person may not do', graphql({ extensions: { code: 'FORBIDDEN' } }, null)],
    ['what this person is not authorized for', graphql({ extensions: { code: 'UNAUTHORIZED' } }, null)],
    [
      'another’s token',
      graphql({ message: 'The issuer of the invoice is not trusted', extensions: { code: 'BAD' } }),
    ],
    ['a wrong tool', { jsonrpc: '2.0', id: 1, error: { code: -32_602, message: 'Unknown audience: all' } }],
    ['no errors', { errors: [] }],
    ['texts for errors', { errors: ['UNAUTHENTICATED'] }],
    [
      'answers of which one has data',
      [graphql({ extensions: { code: 'UNAUTHENTICATED' } }), { data: { a: 1 } }],
    ],
    ['JSON-RPC of another matter', { jsonrpc: '2.0', id: 1, error: { code: -32_601, message: 'No method' } }],
    ['JSON-RPC with a result', { jsonrpc: '2.0', id: 1, result: {}, error: { code: 401 } }],
    ['Slack for another reason', { ok: false, error: 'channel_not_found' }],
    ['Slack where it is well', { ok: true, error: 'token_expired' }],
    ['an article about it', { title: 'jwt expired', error: null }],
    ['nothing', undefined],
    ['a list', [1, 2]],
  ])('%s', (_, body) => {
    expect(answered(body)).toBe(false);
  });

  it('another status', () => {
    expect(answered(graphql({ extensions: { code: 'UNAUTHENTICATED' } }), 503)).toBe(false);
  });
});
