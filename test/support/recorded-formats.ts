import { gzipSync, strToU8, zipSync } from 'fflate';

/** A small recording in one of the formats that are read: its texts, by name, and how they become a file. */
export type Recorded = {
  readonly format: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly file: (texts: Readonly<Record<string, Uint8Array>>) => Uint8Array;
};

const asked =
  'https://op.example/authorize?client_id=web&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=9fQ2mVx7LpTz4KdYbN8s&nonce=n7Qx2mVz9L';
const answer = 'https://app.example/cb?code=Kq8eUwL2vB7nT4xZc9Ra&state=9fQ2mVx7LpTz4KdYbN8s';
const form =
  'grant_type=authorization_code&client_id=web&code=Kq8eUwL2vB7nT4xZc9Ra&redirect_uri=https%3A%2F%2Fapp.example%2Fcb';
const tokens = '{"access_token":"at-7Qx2mVz9LpTz4Kd","token_type":"Bearer","expires_in":3600}';
const saml = 'PHNhbWxwOlJlc3BvbnNlIHhtbG5zOnNhbWxwPSJ1cm46b2FzaXM6bmFtZXM6dGM6U0FNTDoyLjA6cHJvdG9jb2wiLz4=';
const rawAsked = `GET ${asked.slice('https://op.example'.length)} HTTP/1.1\r\nHost: op.example\r\nCookie: sid=1; theme=dark\r\n\r\n`;
const rawAnswer = `HTTP/1.1 302 Found\r\nLocation: ${answer}\r\nSet-Cookie: sid=2; Path=/; HttpOnly\r\nDate: Thu, 01 Jan 2026 13:00:00 GMT\r\n\r\n`;
const urlencoded = 'application/x-www-form-urlencoded';

function harEntry(method: string, url: string, response: object, postData?: object): object {
  return {
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 20,
    _resourceType: postData ? 'fetch' : 'document',
    request: { method, url, headers: [{ name: 'Cookie', value: 'sid=1' }], ...(postData && { postData }) },
    response: { status: 200, headers: [], content: { size: 0, mimeType: 'text/html' }, ...response },
  };
}

const entries = [
  harEntry('GET', asked, {
    status: 302,
    redirectURL: answer,
    headers: [{ name: 'Location', value: answer }],
  }),
  harEntry('GET', answer, { headers: [{ name: 'Set-Cookie', value: 'sid=2; Path=/; HttpOnly' }] }),
  harEntry(
    'POST',
    'https://op.example/token',
    { content: { size: tokens.length, mimeType: 'application/json', text: tokens } },
    { mimeType: urlencoded, text: form },
  ),
];
const har = (creator: string): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries } });

const netlogTypes = {
  URL_REQUEST_START_JOB: 2,
  HTTP_TRANSACTION_SEND_REQUEST_HEADERS: 3,
  HTTP_TRANSACTION_READ_RESPONSE_HEADERS: 5,
  URL_REQUEST_REDIRECTED: 6,
};
const netlogEvent = (type: keyof typeof netlogTypes, params: object, phase = 0): object => ({
  type: netlogTypes[type],
  params,
  phase,
  time: '1000',
  source: { id: 1, type: 1 },
});
const netlog = JSON.stringify({
  constants: {
    logEventTypes: netlogTypes,
    logEventPhase: { PHASE_BEGIN: 1, PHASE_END: 2, PHASE_NONE: 0 },
    netError: { ERR_FAILED: -2 },
    timeTickOffset: 1_767_225_600_000,
  },
  events: [
    netlogEvent('URL_REQUEST_START_JOB', { url: asked, method: 'GET' }, 1),
    netlogEvent('HTTP_TRANSACTION_SEND_REQUEST_HEADERS', { headers: ['Cookie: sid=1'] }),
    netlogEvent('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', {
      headers: ['HTTP/1.1 302 Found', `Location: ${answer}`],
    }),
    netlogEvent('URL_REQUEST_REDIRECTED', { location: answer }),
    netlogEvent('URL_REQUEST_START_JOB', { url: answer, method: 'GET' }, 1),
  ],
});

const samlTracer = JSON.stringify({
  timestamp: '2026-01-01T00:00:00.000Z',
  requests: [
    {
      method: 'POST',
      url: 'https://sp.example/acs',
      requestId: 'request-2-POST-x',
      requestHeaders: [{ name: 'Content-Type', value: urlencoded }],
      post: [['SAMLResponse', saml]],
      saml: '<samlp:Response/>',
      responseStatus: 200,
      responseHeaders: [{ name: 'Set-Cookie', value: 'sid=2' }],
    },
  ],
});

const postman = JSON.stringify({
  info: { name: 'Logins', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  variable: [{ key: 'issuer', value: 'https://op.example' }],
  item: [
    {
      name: 'Token',
      response: [
        {
          originalRequest: {
            method: 'POST',
            header: [{ key: 'Accept', value: 'application/json' }],
            body: { mode: 'urlencoded', urlencoded: [{ key: 'grant_type', value: 'client_credentials' }] },
            url: { raw: '{{issuer}}/token', host: ['{{issuer}}'], path: ['token'] },
          },
          code: 200,
          header: [{ key: 'Content-Type', value: 'application/json' }],
          body: tokens,
        },
      ],
    },
  ],
});

const burp = `<?xml version="1.1"?>\n<!DOCTYPE items [\n<!ELEMENT items (item*)>\n]>\n<items burpVersion="2025.6.5" exportTime="x"><item><time>Thu Jan 01 13:00:00 GMT 2026</time><url><![CDATA[${asked}]]></url><host ip="1.2.3.4">op.example</host><request base64="true"><![CDATA[${btoa(rawAsked)}]]></request><response base64="true"><![CDATA[${btoa(rawAnswer)}]]></response></item></items>`;

const playwright = entries
  .map((snapshot) => JSON.stringify({ type: 'resource-snapshot', snapshot }))
  .join('\n');
const curl = `curl 'https://op.example/token' -H 'Content-Type: ${urlencoded}' --data-raw '${form}'`;

const alone = (text: string): Recorded['texts'] => ({ text });
const asItIs: Recorded['file'] = ({ text }) => text ?? new Uint8Array();
const zipped: Recorded['file'] = (texts) => zipSync({ ...texts }, { level: 0 });

/** The same login, as far as the format has it, in every format. */
export const recordedFormats: readonly Recorded[] = [
  { format: 'HAR', texts: alone(har('WebInspector')), file: asItIs },
  { format: 'HAR of Insomnia', texts: alone(har('Insomnia REST Client')), file: asItIs },
  {
    format: 'HAR, packed',
    texts: alone(har('Firefox')),
    file: (texts) => gzipSync(asItIs(texts), { level: 1 }),
  },
  { format: 'archive of a HAR', texts: { 'a.har': har('Playwright') }, file: zipped },
  { format: 'Playwright’s trace', texts: { 'trace.network': playwright }, file: zipped },
  { format: 'net log', texts: alone(netlog), file: asItIs },
  { format: 'SAML-tracer', texts: alone(samlTracer), file: asItIs },
  {
    format: 'Fiddler',
    texts: {
      'raw/1_c.txt': rawAsked.replace('GET ', 'GET https://op.example'),
      'raw/1_s.txt': rawAnswer,
      'raw/1_m.xml':
        '<Session SID="1"><SessionTimers ClientBeginRequest="2026-01-01T02:00:00.0+02:00" ClientDoneResponse="2026-01-01T02:00:00.2+02:00" /></Session>',
    },
    file: zipped,
  },
  { format: 'Burp', texts: alone(burp), file: asItIs },
  { format: 'Postman', texts: alone(postman), file: asItIs },
  { format: 'curl', texts: alone(curl), file: asItIs },
  { format: 'raw messages', texts: alone(rawAsked + rawAnswer), file: asItIs },
];

/** The file with its texts, each changed. */
export function recordedFile(
  { texts, file }: Recorded,
  change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Uint8Array {
  return file(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(strToU8(text))])));
}
