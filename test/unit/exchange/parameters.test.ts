import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyParameters,
  endpointOf,
  fragmentOf,
  fragmentParameters,
  hostAndPortOf,
  hostOf,
  originOf,
  pathOf,
  parameter,
  parseForm,
  queryOf,
  queryParameters,
  requestParameters,
  toRecord,
  withoutFragment,
} from '../../../lib/exchange/parameters.ts';
import { operationsOf } from '../../support/operations.ts';
import { exchange, formBody } from '../../support/exchange.ts';

describe('a form', () => {
  it.each([
    'a=1&b=2',
    'a=1&&=2&b&c=&=',
    'a=x+y&b=%2B+%20',
    '?a=1&?b=2',
    'a%3D=%26&b%5B%5D=1',
    'caf%C3%A9=%E2%82%AC&é=€',
    'a=%&b=%4&c=%zz&d=100%&e=%C3&f=%C3é&g=%ED%A0%80&h=%FF+%41',
    'a=%EF%BB%BFb&b=%00%0A',
    'a=b=c=d#e',
    'lone=\ud800&b=1',
    '&',
    ' a = b ',
  ])('%s is read as a browser reads it', (text) => {
    expect(parseForm(text)).toEqual([...new URLSearchParams(text)]);
  });

  it('of any characters is read as a browser reads it', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab=&+%?#2CcAé€\ud800 ') });
    fc.assert(
      fc.property(part, (text) => {
        expect(parseForm(text)).toEqual([...new URLSearchParams(text)]);
      }),
    );
  });
});

describe('the parts of a URL', () => {
  it.each([
    ['https://op.example/auth?a=1&b=2#c=3', 'a=1&b=2', 'c=3'],
    ['https://op.example/auth#c=3?d=4', '', 'c=3?d=4'],
    ['https://op.example/auth?a=1?b=2', 'a=1?b=2', ''],
    ['com.example.app:/cb?code=x', 'code=x', ''],
    ['/cb?code=x', 'code=x', ''],
    ['?#', '', ''],
    ['', '', ''],
  ])('%s has the query “%s” and the fragment “%s”', (url, query, fragment) => {
    expect(queryOf(url)).toBe(query);
    expect(fragmentOf(url)).toBe(fragment);
  });

  it('are left out of an endpoint', () => {
    expect(endpointOf('https://op.example/auth?a=1#b')).toBe('https://op.example/auth');
    expect(endpointOf('https://op.example/auth#b?a=1')).toBe('https://op.example/auth');
    expect(withoutFragment('https://op.example/auth?a=1#b')).toBe('https://op.example/auth?a=1');
  });

  it.each([
    ['https://op.example/auth/?a=/b#/c', '/auth/'],
    ['HTTPS://op.example:8443', ''],
    ['myapp://callback/done', '/done'],
    ['com.example.app:/cb', 'com.example.app:/cb'],
    ['/cb?code=x', '/cb'],
    ['', ''],
  ])('%s has the path “%s”', (url, path) => {
    expect(pathOf(url)).toBe(path);
  });

  it.each([
    ['https://OP.example:443/auth', 'https://op.example'],
    ['http://localhost:8080/cb', 'http://localhost:8080'],
    ['com.example.app:/cb', 'com.example.app:'],
    ['myapp://callback?code=x', 'myapp:'],
    ['/cb', null],
    ['', null],
    ['https://', null],
    ['urn', null],
  ])('%s has the origin %s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  it.each([
    'https://op.example',
    'https://op.example?a=1',
    'https://op.example#/auth',
    'https://op.example@evil.example/',
    'https://op.example:@evil.example/',
    'https://op.example:80@evil.example/',
    'https://op.example\\@evil.example/',
    'https://op.example\t.evil.example/',
    'https://op.example /auth',
    'https://op..example./',
    'https://-op-.example/',
    'https://1.2.3/',
    'https://0x7f.1/',
    'https://a.1e/',
    'https://a.b2/',
    'https://xn--bcher-kva.example/',
    'https://xn--a.example/',
    'https://a.xn--/',
    'https://b\u00fccher.example/',
    'https://op%2eexample/',
    'https:/op.example/',
    ' https://op.example/',
    'http://localhost/',
  ])('%s has the origin that a browser gives it', (url) => {
    expect(originOf(url)).toBe(URL.canParse(url) ? new URL(url).origin : null);
  });
});

describe('the place of an address whose query is very long', () => {
  const origin = 'http://127.0.0.1:8080';
  const [short, long] = [1, 2000].map((n) => `${origin}/auth?state=${'abcdefg'.repeat(n)}#${'x'.repeat(n)}`);

  it.each([
    ['origin', originOf, origin],
    ['host', hostOf, '127.0.0.1'],
    ['host and port', hostAndPortOf, '127.0.0.1:8080'],
  ])('is found without its query: the %s', (_, find, place) => {
    expect(find(long!)).toBe(place);
    // To look for the end of the place is all that may be done with the rest.
    const more = operationsOf(() => find(long!)) - operationsOf(() => find(short!));
    expect(more).toBe(0);
  });

  it.each(['http:?a=1', 'https://#x', 'x y?z', '/cb?code=1', ''])(
    'is none where there is none: %j',
    (url) => {
      expect(originOf(url)).toBe(null);
      expect([hostOf(url), hostAndPortOf(url)]).toEqual(['', '']);
    },
  );

  it.each([
    ['http://user:p?ss@a.example/', 'http://user'],
    ['HTTPS://A.example:443?b@c', 'https://a.example'],
    ['com.example.app:/cb?code=1', 'com.example.app:'],
    ['blob:https://a.example/1?x', 'https://a.example'],
    ['http://[::1]:81?x=http://b.example/', 'http://[::1]:81'],
  ])('is the one that a browser finds: %s', (url, place) => {
    expect(originOf(url)).toBe(URL.canParse(url) ? place : null);
  });
});

describe('a form', () => {
  it('is read in order, repeated names included', () => {
    expect(parseForm('resource=a&resource=b&x=1+2%20%C3%BC')).toEqual([
      ['resource', 'a'],
      ['resource', 'b'],
      ['x', '1 2 ü'],
    ]);
  });

  it.each(['%', '%zz=1', '&&&', '=', 'a', '%E0%A4%A'])('that is broken (%s) does not throw', (text) => {
    expect(() => parseForm(text)).not.toThrow();
  });

  it('keeps broken percent escapes as they are', () => {
    expect(parseForm('discount=100%&a=%zz')).toEqual([
      ['discount', '100%'],
      ['a', '%zz'],
    ]);
  });
});

describe('a query', () => {
  it('is read on any scheme, the fragment left out', () => {
    expect(queryParameters('com.example.app:/cb?code=x#y=z')).toEqual([['code', 'x']]);
  });
});

describe('a fragment', () => {
  it.each([
    ['https://app.example/cb#code=c&state=s'],
    ['https://app.example/#/cb?code=c&state=s'],
    ['https://app.example/#!/cb?code=c&state=s'],
    ['https://app.example/#/code=c&state=s'],
    ['https://app.example/#/cb#code=c&state=s'],
    ['https://app.example/#?code=c&state=s'],
  ])('of an application that routes in it is read behind the route: %s', (url) => {
    expect(fragmentParameters(url)).toEqual([
      ['code', 'c'],
      ['state', 's'],
    ]);
  });

  it('keeps a question mark that stands in a value', () => {
    expect(fragmentParameters('https://app.example/cb#access_token=t&state=/notes?page=2')).toEqual([
      ['access_token', 't'],
      ['state', '/notes?page=2'],
    ]);
  });

  it.each([
    'https://app.example/#/route',
    'https://app.example/cb#section-2',
    'https://app.example/cb?code=c',
  ])('without parameters has none: %s', (url) => {
    expect(fragmentParameters(url)).toEqual([]);
  });
});

describe('a body', () => {
  it('of a form is read', () => {
    expect(bodyParameters(formBody({ code: 'c', scope: 'a b' }))).toEqual([
      ['code', 'c'],
      ['scope', 'a b'],
    ]);
  });

  it('of JSON gives the members of its top level', () => {
    const text = JSON.stringify({
      code: 'c',
      n: 3,
      ok: true,
      none: null,
      list: ['a', 'b'],
      deep: { x: 1 },
      mixed: [1],
    });
    expect(bodyParameters({ mediaType: 'application/json', text })).toEqual([
      ['code', 'c'],
      ['n', '3'],
      ['ok', 'true'],
      ['list', 'a b'],
      ['deep', '{"x":1}'],
      ['mixed', '[1]'],
    ]);
  });

  it('whose type is missing or wrong is read by its looks', () => {
    expect(bodyParameters({ mediaType: '', text: 'grant_type=refresh_token&refresh_token=r' })).toHaveLength(
      2,
    );
    expect(bodyParameters({ mediaType: 'text/plain', text: ' {"code":"c"}' })).toEqual([['code', 'c']]);
  });

  it.each([
    undefined,
    { mediaType: 'application/json' },
    { mediaType: 'application/json', text: '' },
    { mediaType: 'application/json', text: '{"code":' },
    { mediaType: 'application/json', text: '["code"]' },
    { mediaType: 'text/html', text: '<a href="?code=c">' },
    { mediaType: 'text/plain', text: 'a sentence with x=y in it' },
    { mediaType: 'multipart/form-data', text: '' },
    { mediaType: 'multipart/form-data', text: 'no boundary' },
  ])('that cannot be read gives none: %j', (body) => {
    expect(bodyParameters(body)).toEqual([]);
  });
});

describe('a multipart body', () => {
  const multipart = (...parts: readonly string[]) =>
    bodyParameters({
      mediaType: 'multipart/form-data',
      text: `${parts.map((part) => `--b7\r\n${part}\r\n`).join('')}--b7--\r\n`,
    });

  it('gives its fields, line breaks in a value kept', () => {
    expect(
      multipart(
        'Content-Disposition: form-data; name="code"\r\n\r\nc',
        'Content-Disposition: form-data; name="note"\r\n\r\none\r\n\r\ntwo',
      ),
    ).toEqual([
      ['code', 'c'],
      ['note', 'one\r\n\r\ntwo'],
    ]);
  });

  it('is read whatever other headers a part has, in whatever order', () => {
    expect(
      multipart('Content-Type: text/plain\r\ncontent-disposition: form-data; name=state\r\n\r\ns'),
    ).toEqual([['state', 's']]);
  });

  it('gives a field whose value speaks of a file name', () => {
    expect(multipart('Content-Disposition: form-data; name="state"\r\n\r\nfilename=a.txt')).toEqual([
      ['state', 'filename=a.txt'],
    ]);
  });

  it('leaves files out', () => {
    expect(
      multipart(
        'Content-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ncode=c',
        'Content-Disposition: form-data; filename="code"; name="file"\r\n\r\nx',
        'Content-Disposition: attachment; name="x"\r\n\r\ny',
      ),
    ).toEqual([]);
  });
});

describe('parameters as a record', () => {
  it('join what is repeated by a space, and say what is equal once', () => {
    expect(
      toRecord([
        ['resource', 'a'],
        ['resource', 'b'],
        ['state', 's'],
        ['state', 's'],
      ]),
    ).toEqual({ resource: 'a b', state: 's' });
  });

  it('leave out what has no value: it counts as omitted', () => {
    expect(toRecord([['state', '']])).toEqual({});
    expect(parameter([['state', ''], ['state', 's']], 'state')).toBe('s'); // prettier-ignore
    expect(parameter([['state', '']], 'state')).toBeUndefined();
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'take %s for a name like any other',
    (name) => {
      expect(toRecord([[name, 'x']])).toEqual({ [name]: 'x' });
    },
  );

  it('take no prototype from the wire', () => {
    const record = toRecord([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.keys(record)).toEqual([]);
  });
});

it('a request has the parameters of its query and its body, never of its fragment', () => {
  const request = exchange({
    url: 'https://op.example/token?a=1#b=2',
    method: 'POST',
    requestBody: formBody({ c: '3' }),
  });
  expect(requestParameters(request)).toEqual([
    ['a', '1'],
    ['c', '3'],
  ]);
});
