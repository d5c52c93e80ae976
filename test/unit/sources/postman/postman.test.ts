import { describe, expect, it, test } from 'vitest';
import { bodyParameters, toRecord } from '../../../../lib/exchange/parameters.ts';
import { readCapture } from '../../../../lib/sources/capture.ts';
import { captureFrom, exchangesOf } from '../../../support/har.ts';
import { operationsOf } from '../../../support/operations.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const collection = (item: readonly object[], members: object = {}): string =>
  JSON.stringify({ info: { name: 'Logins', schema }, item, ...members });

const token = {
  method: 'POST',
  header: [
    { key: 'Accept', value: 'application/json' },
    { key: 'X-Old', value: 'yes', disabled: true },
  ],
  body: {
    mode: 'urlencoded',
    urlencoded: [
      { key: 'grant_type', value: 'authorization_code' },
      { key: 'code', value: 'a b+c' },
      { key: 'scope', value: 'all', disabled: true },
    ],
  },
  url: { raw: '{{issuer}}/token', host: ['{{issuer}}'], path: ['token'] },
};

const saved = (originalRequest: unknown, members: object = {}) => ({
  name: 'An example',
  originalRequest,
  status: 'Bad Request',
  code: 400,
  header: [{ key: 'Content-Type', value: 'application/json' }],
  cookie: [],
  body: '{"error":"invalid_grant"}',
  ...members,
});

const issuer = {
  variable: [
    { key: 'issuer', value: 'https://{{host}}' },
    { key: 'host', value: 'op.example' },
  ],
};

function gapsOf(text: string): readonly string[] {
  const capture = readCapture(text);
  return 'error' in capture ? [capture.error] : capture.gaps;
}

describe('a collection of Postman', () => {
  it('tells each saved answer with the request that it answers, by its variables', () => {
    const item = { name: 'Folder', item: [{ name: 'Token', request: token, response: [saved(token)] }] };
    const [asked, ...others] = exchangesOf(collection([item], issuer));
    expect(others).toEqual([]);
    expect(asked).toMatchObject({
      method: 'POST',
      url: 'https://op.example/token',
      status: 400,
      responseBody: { mediaType: 'application/json', text: '{"error":"invalid_grant"}' },
    });
    expect(toRecord(bodyParameters(asked?.requestBody))).toEqual({
      grant_type: 'authorization_code',
      code: 'a b+c',
    });
    expect(asked?.requestHeaders?.map(([name]) => name)).toEqual(['Accept', 'User-Agent']);
  });

  it('is read in its own order, folders and what is in them', () => {
    const one = (path: string) => ({
      name: path,
      request: { url: `https://a.example/${path}` },
      response: [saved({ method: 'GET', url: `https://a.example/${path}` })],
    });
    const items = [
      one('1'),
      { name: 'in', item: [one('2'), { name: 'deeper', item: [one('3')] }] },
      one('4'),
    ];
    expect(exchangesOf(collection(items)).map(({ url }) => url.at(-1))).toEqual(['1', '2', '3', '4']);
  });

  it('takes the nearest variable of a name', () => {
    const inner = {
      name: 'Folder',
      variable: [{ key: 'issuer', value: 'https://inner.example' }],
      item: [{ name: 'Token', request: token, response: [saved(token)] }],
    };
    expect(exchangesOf(collection([inner], issuer))[0]?.url).toBe('https://inner.example/token');
  });

  it.each([
    ['of the request', { auth: undefined, own: true }],
    ['of the collection', { auth: true, own: false }],
  ])('says who asked by the authorization %s, which Postman does not save as a header', (_, where) => {
    const auth = {
      type: 'basic',
      basic: [
        { key: 'username', value: 'app' },
        { key: 'password', value: '{{host}}' },
      ],
    };
    const item = {
      name: 'Token',
      request: { ...token, ...(where.own && { auth }) },
      response: [saved(token)],
    };
    const [asked] = exchangesOf(collection([item], { ...issuer, ...(where.auth && { auth }) }));
    expect(asked?.requestHeaders).toContainEqual([
      'Authorization',
      `Basic ${Buffer.from('app:op.example').toString('base64')}`,
    ]);
  });

  it('adds no authorization where the header is saved, or where the request wants none', () => {
    const auth = { type: 'bearer', bearer: [{ key: 'token', value: 'of-the-collection' }] };
    const named = { ...token, header: [{ key: 'Authorization', value: 'Bearer own' }] };
    const none = { ...token, auth: { type: 'noauth' } };
    const items = [named, none].map((request) => ({ name: 'a', request, response: [saved(request)] }));
    const told = JSON.stringify(exchangesOf(collection(items, { ...issuer, auth })));
    expect(told).toContain('Bearer own');
    expect(told).not.toContain('of-the-collection');
  });

  it('passes over an address whose variable is not in the file, and says so', () => {
    const items = [token, { ...token, url: 'https://a.example/token' }].map((request) => ({
      name: 'Token',
      request,
      response: [saved(request)],
    }));
    expect(captureFrom(collection(items)).source).toMatchObject({ entries: 2, skipped: 1 });
    expect(gapsOf(collection(items))).toContainEqual(
      'One request is not read: its address has a variable whose value is not in the file.',
    );
  });

  it('is no traffic without saved answers, and that is told', () => {
    expect(gapsOf(collection([{ name: 'Token', request: token, response: [] }]))).toEqual([
      expect.stringContaining('This is a collection of Postman without saved answers'),
    ]);
  });

  it('grows by no variable that names itself', () => {
    const loop = { variable: [{ key: 'issuer', value: `{{issuer}}${'{{issuer}}'.repeat(50)}` }] };
    const item = { name: 'Token', request: token, response: [saved(token)] };
    expect(gapsOf(collection([item], loop))).toContainEqual(expect.stringContaining('has a variable'));
  });

  it('says of folders in folders without end that they are not read', () => {
    let folder: object = { item: [{ request: token, response: [saved(token)] }] };
    for (let depth = 0; depth < 60; depth += 1) folder = { item: [folder], ...issuer };
    expect(captureFrom(collection([folder])).source).toMatchObject({ entries: 1, skipped: 1 });
  });

  it('is read where a long value stands for itself again and again', () => {
    const variable = [{ key: 'v', value: 'x'.repeat(1_000_000) }];
    const url = `https://a.example/?${'{{v}}'.repeat(1000)}`;
    const item = { name: 'Token', request: { url }, response: [saved({ url })] };
    expect(exchangesOf(collection([item, item], { variable }))).toHaveLength(2);
  });

  it('is read in a time that grows with it, however many variables are around a folder', () => {
    const folder = {
      variable: [{ key: 'own', value: 'v' }],
      request: { url: 'https://a.example/' },
      response: [saved({ url: 'https://a.example/' })],
    };
    const read = (count: number) => {
      const variable = Array.from({ length: count }, (_, at) => ({ key: `k${at}`, value: 'v' }));
      const text = collection(
        Array.from({ length: count }, () => folder),
        { variable },
      );
      return operationsOf(() => expect(exchangesOf(text)).toHaveLength(count));
    };
    expect(read(2000)).toBeLessThan(11 * read(200));
  });

  it.each<[string, readonly object[]]>([
    ['items that are none', [null!, 3 as never, { item: 'no' }, { response: [null, 'x', {}] }]],
    ['requests that are none', [{ request: 5, response: [saved(5), saved(null), saved({ url: {} })] }]],
    [
      'tables that are none',
      [{ request: token, response: [saved({ ...token, header: 7, body: { mode: 3 } })] }],
    ],
  ])('takes %s', (_, items) => {
    expect(() => readCapture(collection(items, issuer))).not.toThrow();
  });
});

describe('a report of Newman', () => {
  const execution = {
    request: {
      url: {
        protocol: 'http',
        port: '8080',
        host: ['op', 'example'],
        path: ['token'],
        query: [{ key: 'a', value: 'b c' }],
      },
      method: 'GET',
      header: [{ key: 'User-Agent', value: 'PostmanRuntime/7.39.1', system: true }],
    },
    response: {
      code: 200,
      status: 'OK',
      header: [{ key: 'Content-Type', value: 'text/plain' }],
      stream: { type: 'Buffer', data: [...Buffer.from('grüße')] },
    },
  };
  const report = (...executions: readonly object[]) =>
    JSON.stringify({ collection: {}, run: { executions } });

  it('has every request that was sent, with the bytes of its answer', () => {
    expect(exchangesOf(report(execution))).toMatchObject([
      { url: 'http://op.example:8080/token?a=b%20c', status: 200, responseBody: { text: 'grüße' } },
    ]);
  });

  it('has one that was never answered', () => {
    expect(exchangesOf(report({ request: execution.request }))).toMatchObject([{ status: 0 }]);
  });

  it('says that redirects are not seen', () => {
    expect(gapsOf(report(execution))).toContainEqual(expect.stringContaining('follows redirects by itself'));
  });
});

test('an environment of Postman is said to be one', () => {
  expect(gapsOf('{"name":"Live","values":[],"_postman_variable_scope":"environment"}')).toEqual([
    'This is an environment of Postman: variables, and no traffic.',
  ]);
});

test.each(['{"run":{"executions":[]}}', '{"info":{"schema":"https://a.example"},"item":[]}', '{"item":[]}'])(
  '%s is none of Postman’s',
  (text) => {
    expect(gapsOf(text)).toEqual([expect.stringContaining('not a HAR file')]);
  },
);
