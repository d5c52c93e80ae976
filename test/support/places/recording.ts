import { deflated, encoded } from '../single-sign-on.ts';
import type { Fill } from './fill.ts';
import { requestHeaders, responseHeaders } from './headers.ts';
import { everyMember, everyParameter } from './parameters.ts';
import { samlAnswer, samlLogout, samlRequest } from './saml.ts';
import { jwtOf } from './tokens.ts';

type Message = {
  readonly url: string;
  readonly method?: string;
  readonly posted?: {
    readonly mimeType: string;
    readonly text?: string;
    readonly params?: readonly object[];
  };
  readonly status?: number;
  readonly location?: string;
  readonly answer?: { readonly mimeType: string; readonly text: string };
  readonly headers?: {
    readonly request?: readonly object[];
    readonly response?: readonly object[];
  };
};

const form = 'application/x-www-form-urlencoded';
const authorize = 'https://op.example/authorize?client_id=spa&response_type=code&scope=openid';
const callback = 'https://app.example/cb';

/** A recording (HAR) of logins that has a place of every kind that can hold what must not leave. */
export function recordingWithPlaces(fill: Fill): string {
  const secret = (place: string) => fill(place, 'secret');
  const priv = (place: string) => fill(place, 'private');
  // Where a value stands in an address or a form, what would end it there is escaped.
  const inUrl: Fill = (place, fate) => encodeURIComponent(fill(place, fate));
  const secretIn = (place: string) => inUrl(place, 'secret');
  const privIn = (place: string) => inUrl(place, 'private');
  const state = secretIn('state');
  const code = secretIn('code');
  const idToken = jwtOf('ID token', fill);
  const messages: readonly Message[] = [
    {
      url: `${authorize}&redirect_uri=${encodeURIComponent(callback)}&state=${state}&${everyParameter('query', inUrl)}&request=${jwtOf('request object', fill)}#${everyParameter('fragment', inUrl)}`,
      status: 302,
      location: `${callback}?code=${code}&state=${state}`,
      headers: { request: requestHeaders(fill), response: responseHeaders(fill) },
    },
    {
      url: `https://${privIn('user information')}:${secretIn('password in an address')}@op.example/login;jsessionid=${secretIn('matrix parameter')}`,
      method: 'POST',
      posted: { mimeType: form, params: [{ name: 'username', value: priv('HAR params value'), comment: priv('HAR params comment') }, { name: 'password', value: secret('HAR params password') }] },
      answer: { mimeType: 'text/html', text: page(fill) },
      status: 400,
    },
    {
      url: `${callback}?code=${code}&state=${state}`,
      answer: { mimeType: 'text/html', text: `<title>${priv('page title of the app')}</title><p>${priv('text of a page')}</p><input type=hidden name=csrf value="${secret('hidden field')}"><!-- ${priv('HTML comment')} --><script>var t="${secret('script')}"</script>` },
    },
    {
      url: 'https://op.example/token',
      method: 'POST',
      posted: { mimeType: form, text: `grant_type=authorization_code&code=${code}&redirect_uri=${encodeURIComponent(callback)}&${everyParameter('form', inUrl)}` },
      answer: { mimeType: 'application/json', text: JSON.stringify({ token_type: 'Bearer', expires_in: 300, id_token: idToken, ...everyMember('token answer', fill) }) },
      headers: { request: [{ name: 'Authorization', value: `Basic ${encoded(`spa:${secret('Authorization: Basic')}`)}` }] },
    },
    {
      url: 'https://op.example/token',
      method: 'POST',
      posted: { mimeType: 'application/json', text: JSON.stringify({ grant_type: 'refresh_token', ...everyMember('JSON request', fill) }) },
      status: 400,
      answer: { mimeType: 'application/json', text: JSON.stringify({ error: 'invalid_grant', ...everyMember('error answer', fill) }) },
    },
    { url: `${callback}?error=access_denied&state=${state}&error_description=${encodeURIComponent(`User ${priv('refusal’s words')} is not assigned to this application. Ask ${priv('refusal’s address')}@people.example`)}` },
    { url: `https://telemetry.example/hit?dl=${encodeURIComponent(`${callback}?code=${code}&key=${secretIn('address in a parameter')}`)}&v=${encodeURIComponent(encodeURIComponent(`https://x.example/?id_token=${secretIn('address in a parameter, twice')}`))}` },
    {
      url: callback,
      method: 'POST',
      posted: { mimeType: 'multipart/form-data; boundary=b', text: multipart(fill) },
    },
    { url: `https://app.example/spa#/route?access_token=${secretIn('token behind a route')}&user=${privIn('parameter behind a route')}` },
    { url: `https://idp.example/sso?SAMLRequest=${encodeURIComponent(deflated(samlRequest(fill)))}&RelayState=${secretIn('RelayState')}&SigAlg=x&Signature=${secretIn('SAML query Signature')}` },
    { url: 'https://sp.example/acs', method: 'POST', posted: { mimeType: form, text: `SAMLResponse=${encodeURIComponent(encoded(samlAnswer(fill)))}` }, status: 403 },
    { url: `https://idp.example/slo?SAMLRequest=${encodeURIComponent(deflated(samlLogout(fill)))}` },
    { url: 'https://api.example/orders', headers: { request: [{ name: 'Authorization', value: `DPoP ${secret('Authorization: DPoP')}` }] }, status: 401, answer: { mimeType: 'application/json', text: JSON.stringify({ error: `User ${priv('API’s error')} has no role`, title: priv('API’s title') }) } },
    { url: 'https://app.example/profile', answer: { mimeType: 'application/json', text: JSON.stringify({ nick: priv('application’s own JSON'), token: secret('application’s own token') }) } },
  ]; // prettier-ignore
  return JSON.stringify({ log: log(fill, messages.map((message, at) => entry(fill, message, at))) }); // prettier-ignore
}

function page(fill: Fill): string {
  return `<html><head><title>Sign in failed for ${fill('page title', 'private')}</title></head><body><h1>Error</h1><p class="error">User ${fill('error on a page', 'private')} is locked</p><form><input name=password value="${fill('field of a page', 'secret')}"></form></body></html>`;
}

function multipart(fill: Fill): string {
  const parts = [
    ['id_token', fill('multipart id_token', 'secret')],
    ['state', fill('multipart state', 'secret')],
    ['note', fill('multipart field', 'private')],
  ];
  return `${parts.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`;
}

/** HAR 1.2, with comments, timings and private members that other tools add. */
function log(fill: Fill, entries: readonly object[]): object {
  const at = (place: string) => fill(`HAR ${place}`, 'private');
  return {
    version: '1.2',
    comment: at('log comment'),
    creator: { name: at('creator'), version: at('creator version'), comment: at('creator comment') },
    browser: { name: at('browser'), version: at('browser version') },
    pages: [
      { id: at('page id'), title: `https://app.example/?token=${at('page title')}`, startedDateTime: '2026-01-01T00:00:00.000Z', pageTimings: { comment: at('pageTimings comment') }, comment: at('page comment'), _custom: at('page _custom') },
    ],
    _custom: at('log _custom'),
    entries,
  }; // prettier-ignore
}

function entry(
  fill: Fill,
  { url, method = 'GET', posted, status = 200, location, answer, headers }: Message,
  at: number,
) {
  // What tools add to each entry is filled in a request's and in an answer's of each protocol.
  const har = (place: string) => (at === 0 || at === 10 ? fill(`HAR ${place} ${at}`, 'private') : 'page_1');
  return {
    startedDateTime: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString(),
    time: 12,
    pageref: har('pageref'),
    serverIPAddress: har('serverIPAddress'),
    connection: har('connection'),
    comment: har('entry comment'),
    timings: { send: 1, wait: 10, receive: 1, comment: har('timings comment') },
    cache: { beforeRequest: { eTag: har('cache eTag') }, comment: har('cache comment') },
    _custom: har('_custom'),
    _initiator: { type: 'script', url: `https://app.example/main.js?key=${har('_initiator url')}`, stack: { callFrames: [{ functionName: har('_initiator stack'), url: 'https://app.example/main.js' }] } },
    _priority: har('_priority'),
    _webSocketMessages: [{ type: 'send', data: har('_webSocketMessages') }],
    request: {
      method, url, httpVersion: har('httpVersion'), headersSize: -1, bodySize: posted?.text?.length ?? -1, comment: har('request comment'),
      cookies: [{ name: 'sid', value: har('request cookie'), comment: har('request cookie comment') }],
      queryString: [{ name: 'q', value: har('queryString'), comment: har('queryString comment') }],
      headers: headers?.request ?? [],
      ...(posted && { postData: { ...posted, comment: har('postData comment') } }),
    },
    response: {
      status, statusText: har('statusText'), httpVersion: 'h2', headersSize: -1, bodySize: -1, redirectURL: location ?? '', comment: har('response comment'),
      cookies: [{ name: 'op', value: har('response cookie'), path: har('response cookie path'), domain: har('response cookie domain') }],
      headers: [...(headers?.response ?? []), ...(location ? [{ name: 'Location', value: location }] : [])],
      content: { size: answer?.text.length ?? 0, mimeType: answer?.mimeType ?? '', text: answer?.text ?? '', comment: har('content comment') },
      _error: `net::ERR_FAILED ${har('_error')}`,
      _transferSize: har('_transferSize'),
      _securityDetails: { subjectName: har('_securityDetails') },
    },
  }; // prettier-ignore
}
