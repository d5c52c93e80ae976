import { expect, test } from 'vitest';
import { exchangesOf, captureFrom } from '../../support/har.ts';

const authnRequest = 'https://idp.example/sso?SAMLRequest=fVLB&RelayState=%2Fhome';
const response = '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>';

const redirect = {
  method: 'GET',
  url: authnRequest,
  requestId: 'request-1-GET-x',
  requestHeaders: [{ name: 'Host', value: 'idp.example' }],
  get: [['SAMLRequest', 'fVLB']],
  protocol: 'SAML-P',
  responseStatus: 302,
  responseStatusText: 'HTTP/1.1 302 Found',
  responseHeaders: [{ name: 'Location', value: 'https://idp.example/login' }],
};

const post = (value: string, members: object = {}) => ({
  method: 'POST',
  url: 'https://sp.example/acs',
  requestId: 'request-2-POST-x',
  requestHeaders: [
    { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
    { name: 'Cookie', value: 'session={hash:0ab1}; theme={obf:alternative_3}' },
  ],
  post: [['SAMLResponse', value]],
  saml: response,
  responseStatus: 200,
  responseHeaders: [],
  ...members,
});

const exported = (...requests: readonly object[]): string =>
  JSON.stringify({ requests, timestamp: '2026-01-01T00:00:00.000Z' });

test('addresses, headers, forms and answers of SAML-tracer are read', () => {
  const [asked, answered] = exchangesOf(exported(redirect, post('PHNhbWxwPg==')));
  expect(asked).toMatchObject({ url: authnRequest, status: 302, redirectUrl: 'https://idp.example/login' });
  expect(answered).toMatchObject({
    method: 'POST',
    requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'SAMLResponse=PHNhbWxwPg%3D%3D' },
  });
});

test('it says that bodies of answers and times are not in it', () => {
  expect(captureFrom(exported(redirect)).gaps).toEqual([
    'SAML-tracer records no response bodies.',
    'No times were recorded: the order of the entries in the file was kept.',
  ]);
});

test('exports of old, with headers as pairs, are read', () => {
  const [asked] = exchangesOf(
    exported({
      ...redirect,
      requestHeaders: [['Host', 'idp.example']],
      responseHeaders: [['Location', '/login']],
    }),
  );
  expect(asked).toMatchObject({
    requestHeaders: [['Host', 'idp.example']],
    redirectUrl: 'https://idp.example/login',
  });
});

test('a document that the export hid in its form is put back, and cookies are told to be hidden', () => {
  const capture = captureFrom(
    exported(post('{hash:5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8}')),
  );
  const [answered] = exchangesOf(exported(post('{obf:alternative_0}')));
  const sent = new URLSearchParams(answered?.requestBody?.text).get('SAMLResponse') ?? '';
  expect(atob(sent)).toBe(response);
  expect(answered?.requestHeaders?.[1]).toEqual([
    'Cookie',
    'session=[redacted by SAML-tracer]; theme=[redacted by SAML-tracer]',
  ]);
  expect(capture.gaps).toContain(
    'Values of forms and cookies were hidden when SAML-tracer exported this: they cannot be compared.',
  );
});

test('braces that are the value’s own stay', () => {
  const [answered] = exchangesOf(exported(post('x', { post: [['wctx', '{hash}']] })));
  expect(answered?.requestBody?.text).toBe('wctx=%7Bhash%7D');
});

test('entries that are none are skipped and counted', () => {
  expect(captureFrom(exported(redirect, { method: 'GET' }, { url: 5, requestHeaders: [] })).source).toEqual({
    kind: 'har',
    entries: 3,
    skipped: 2,
  });
});
