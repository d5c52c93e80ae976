import type { Exchange } from '../../lib/exchange/exchange.ts';
import { exchange, form, json, jsonBody, redirect, urlWith } from './exchange.ts';
import { jwt } from './logins.ts';

/** Ordinary traffic that has a word or two in common with OAuth. */
export type LookAlike = {
  readonly what: string;
  readonly exchange: Exchange;
  /** It presents something where tokens go: kept in mind, and nobody's until a flow is seen to issue that value. */
  readonly presentsToken?: true;
};

const page = { context: { resourceType: 'main_frame' } } as const;
const elsewhere = { context: { resourceType: 'main_frame', initiator: 'https://mail.example' } } as const;
const script = { context: { resourceType: 'fetch', initiator: 'https://app.example' } } as const;
const request = urlWith('https://op.example/auth', {
  client_id: 'spa',
  response_type: 'code',
  redirect_uri: 'https://app.example/cb',
  state: 'af0ifjsldkj9320ad',
});
const answer = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad';

/** Each of these must make no flow. */
export const lookAlikes: readonly LookAlike[] = [
  {
    what: 'a pass for a guest of a game, of a type of its own',
    exchange: json(
      'https://quiz.example/api/session',
      { access_token: 'Q30TDr3xTTOZiwu3R1PY0GtjVjegfQ6j', token_type: 'guest', expires_in: 3600 },
      { method: 'POST', requestBody: jsonBody({ code: '482913', grant_type: 'guest' }), ...script },
    ),
  },
  {
    what: 'the same as a bearer token',
    exchange: json(
      'https://quiz.example/api/join',
      { access_token: 'Q30TDr3xTTOZiwu3R1PY0GtjVjegfQ6j', token_type: 'Bearer', expires_in: 3600 },
      { method: 'POST', requestBody: jsonBody({ grant_type: 'anonymous', nickname: 'Mia' }), ...script },
    ),
  },
  ...['YOUR_CLIENT_ID', '<client_id>', '{client_id}', '$CLIENT_ID', 'your-app-id-here'].map((client) => ({
    what: `an example of documentation that leads nowhere: ${client}`,
    exchange: exchange({
      url: request.replace('client_id=spa', `client_id=${encodeURIComponent(client)}`),
      status: 404,
      ...page,
    }),
  })),
  {
    what: 'an example in a provider’s own documentation that leads to its endpoint',
    exchange: exchange({
      url: request.replace('client_id=spa', 'client_id=YOUR_CLIENT_ID'),
      status: 400,
      context: { resourceType: 'main_frame', initiator: 'https://op.example' },
    }),
  },
  { what: 'a coupon', exchange: exchange({ url: 'https://shop.example/?code=SUMMER', ...elsewhere }) },
  {
    what: 'a coupon link from a newsletter with a campaign in it',
    exchange: exchange({
      url: 'https://shop.example/?code=SUMMERSALE2026&state=utm-Mail2026',
      ...elsewhere,
    }),
  },
  {
    what: 'an address form with a country state and a postal code',
    exchange: exchange({ url: 'https://shop.example/tax?state=CA&code=94103', ...elsewhere }),
  },
  {
    what: 'a long name of a state',
    exchange: exchange({
      url: 'https://maps.example/?state=california&code=san-francisco',
      ...elsewhere,
    }),
  },
  {
    what: 'a page with an error number',
    exchange: exchange({ url: 'https://a.example/?error=1', ...elsewhere }),
  },
  {
    what: 'a page whose error is a word of its own',
    exchange: exchange({ url: 'https://a.example/?error=not_found&state=af0ifjsldkj9320ad', ...elsewhere }),
  },
  {
    what: 'a page with an error of the protocol and nothing else',
    exchange: exchange({ url: 'https://a.example/login?error=access_denied', ...elsewhere }),
  },
  {
    what: 'an analytics beacon that reports an authorization URL',
    exchange: exchange({
      url: urlWith('https://analytics.example/collect', { v: '2', dl: request, dr: answer }),
      ...script,
    }),
  },
  {
    what: 'a picture that carries the query of the page it is on',
    exchange: exchange({
      url: 'https://pixel.example/t.gif?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad',
      context: { resourceType: 'other', initiator: 'https://app.example' },
      responseHeaders: [['Content-Type', 'image/gif']],
    }),
  },
  {
    what: 'a beacon that carries an authorization URL without encoding it',
    exchange: exchange({
      url: `https://pixel.example/t?u=${request}`,
      context: { resourceType: 'other' },
      requestHeaders: [['Sec-Fetch-Mode', 'no-cors']],
    }),
  },
  {
    what: 'a safe-link rewriter around an authorization URL',
    exchange: exchange({ url: urlWith('https://safelinks.example/', { url: request }), ...elsewhere }),
  },
  {
    what: 'a browser that fetches an authorization URL ahead of time',
    exchange: exchange({ url: request, ...page, requestHeaders: [['Sec-Purpose', 'prefetch']] }),
  },
  {
    what: 'a GraphQL operation with fields named as tokens are',
    exchange: json(
      'https://api.example/graphql',
      { data: { login: { access_token: 'x', token_type: 'Bearer' } } },
      {
        method: 'POST',
        requestBody: jsonBody({
          query: 'mutation($client_id: ID!, $code: String!) { login { access_token id_token } }',
          variables: { client_id: 'spa', grant_type: 'authorization_code', code: 'SplxlOBeZQQYbYS6WxSbIA' },
        }),
      },
    ),
  },
  ...['json', 'blob', 'arraybuffer'].map((type) => ({
    what: `an API that answers with response_type=${type}`,
    exchange: exchange({
      url: `https://api.example/v1/report?client_id=7&response_type=${type}&scope=all&state=open`,
      ...page,
    }),
  })),
  {
    what: 'a payment that is authorized',
    exchange: json(
      'https://pay.example/authorize',
      { status: 'approved', code: '00' },
      { method: 'POST', requestBody: jsonBody({ client_id: 'shop-7', amount: 1999, currency: 'EUR' }) },
    ),
  },
  {
    what: 'a payment page that is authorized by a form',
    exchange: form(
      'https://pay.example/payments/authorize',
      { client_id: 'shop-7', amount: '1999', redirect_uri: 'https://shop.example/paid', state: 'open' },
      elsewhere,
    ),
  },
  {
    what: 'a 3-D Secure 1 answer',
    exchange: form('https://shop.example/3ds', { PaRes: 'eJzVWFmTokgQ', MD: 'b64state' }, elsewhere),
  },
  {
    what: 'a 3-D Secure 2 answer',
    exchange: form(
      'https://shop.example/3ds2',
      { cres: 'eyJ0aHJlZURTU2VydmVyVHJhbnNJRCI6IjEifQ', threeDSSessionData: 'c3RhdGU' },
      elsewhere,
    ),
  },
  {
    what: 'a Shopify storefront query with its public access token',
    exchange: json(
      'https://shop.example/api/2026-01/graphql.json',
      { data: {} },
      { method: 'POST', requestBody: jsonBody({ query: '{ shop { name } }', access_token: 'pub-1' }) },
    ),
    presentsToken: true,
  },
  {
    what: 'a Mapbox tile with its public access_token',
    exchange: exchange({
      url: 'https://api.mapbox.com/v4/tiles/1/2/3.png?access_token=pk.eyJ1IjoiYSJ9.c2ln',
      context: { resourceType: 'other' },
    }),
    presentsToken: true,
  },
  {
    what: 'a Stripe payment with its client_secret',
    exchange: json(
      'https://api.stripe.com/v1/payment_intents/pi_3N?client_secret=pi_3N_secret_x&key=pk_live_1',
      { id: 'pi_3N', client_secret: 'pi_3N_secret_x' },
    ),
  },
  {
    what: 'a pre-signed storage URL',
    exchange: exchange({
      url: urlWith('https://bucket.s3.amazonaws.com/report.pdf', {
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': 'AKIA/20260101/eu-west-1/s3/aws4_request',
        'X-Amz-Security-Token': 'IQoJb3JpZ2luX2VjEJv',
        'X-Amz-Signature': 'af0ifjsldkj9320adaf0ifjsldkj9320ad',
      }),
      ...page,
    }),
  },
  {
    what: 'a password reset link',
    exchange: exchange({ url: 'https://app.example/reset?token=kQ8f-Zs1r0Lw3Yb', ...elsewhere }),
  },
  {
    what: 'a password reset by script',
    exchange: json(
      'https://app.example/api/password/reset',
      { ok: true },
      { method: 'POST', requestBody: jsonBody({ token: 'kQ8f-Zs1r0Lw3Yb', password: 'new' }) },
    ),
  },
  {
    what: 'a licence that is checked',
    exchange: json(
      'https://licence.example/check',
      { active: true },
      { method: 'POST', requestBody: jsonBody({ token: 'LIC-1234' }) },
    ),
  },
  {
    what: 'a session that is revoked in an account page',
    exchange: json(
      'https://app.example/api/sessions/revoke',
      {},
      { method: 'POST', requestBody: jsonBody({ token: 'session-7' }) },
    ),
  },
  {
    what: 'a game about a revolution',
    exchange: form('https://game.example/revolution/join', { token: 'seat-1', client_id: '7' }, script),
  },
  {
    what: 'a grant_type inside nested JSON',
    exchange: json(
      'https://api.example/audit',
      {},
      {
        method: 'POST',
        requestBody: jsonBody({ event: { grant_type: 'authorization_code', code: 'x', client_id: 'y' } }),
      },
    ),
  },
  {
    what: 'a page whose address has the words of a token request',
    exchange: exchange({
      url: 'https://docs.example/try?grant_type=authorization_code&code=abc&client_id=x',
      ...page,
    }),
  },
  {
    what: 'a grant_type of research funding',
    exchange: form('https://fund.example/apply', { grant_type: 'travel', amount: '500' }, page),
  },
  {
    what: 'a SAML response',
    exchange: form(
      'https://sp.example/acs',
      { SAMLResponse: 'PHNhbWxwOlJlc3BvbnNl', RelayState: 'af0ifjsldkj9320ad', state: 'af0ifjsldkj9320ad' },
      elsewhere,
    ),
  },
  {
    what: 'a list with a pagination state',
    exchange: exchange({ url: 'https://shop.example/items?state=eyJwYWdlIjoyfQ&page=2', ...page }),
  },
  {
    what: 'issues that are filtered by their state',
    exchange: exchange({ url: 'https://git.example/issues?state=open&scope=all&response=7', ...page }),
  },
  {
    what: 'a cookie match between advertisers',
    exchange: redirect(
      'https://sync.example/match?p=7',
      'https://ads.example/cb?code=Zx81KQ-77aLm90pQ&state=u-88f1A0c3',
      { context: { resourceType: 'other' }, responseHeaders: [['Content-Type', 'image/gif']] },
    ),
  },
  {
    what: 'documentation about OAuth',
    exchange: exchange({ url: 'https://docs.example/oauth/authorize?example=response_type=code', ...page }),
  },
  {
    what: 'a search for the protocol’s own words',
    exchange: exchange({
      url: 'https://search.example/?q=client_id=abc&response_type=code&scope=web',
      ...page,
    }),
  },
  {
    what: 'a WebSocket with a session token',
    exchange: exchange({
      url: 'wss://live.example/socket?token=abc&state=1',
      context: { resourceType: 'other' },
    }),
  },
  {
    what: 'a page that hands code and state on to its own server by fetch',
    exchange: json(
      'https://app.example/api/login',
      { ok: true },
      {
        method: 'POST',
        requestBody: jsonBody({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' }),
      },
    ),
  },
  {
    what: 'the same in a recording that does not say what was a fetch',
    exchange: exchange({
      url: 'https://app.example/api/login',
      method: 'POST',
      requestBody: jsonBody({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' }),
    }),
  },
  {
    what: 'the same as a form',
    exchange: form(
      'https://app.example/api/login',
      { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' },
      { requestHeaders: [['Origin', 'https://app.example']] },
    ),
  },
  {
    what: 'the same in the query of a fetch',
    exchange: exchange({
      url: 'https://api.example/session?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad',
      ...script,
    }),
  },
  {
    what: 'a Google sign-in credential',
    exchange: form(
      'https://app.example/gsi',
      {
        credential: jwt({ iss: 'https://accounts.google.com' }),
        g_csrf_token: '8f1c',
        state: 'af0ifjsldkj9320ad',
      },
      elsewhere,
    ),
  },
  {
    what: 'a captcha response',
    exchange: exchange({ url: 'https://captcha.example/verify?response=P1_eyJ0eXAi.x.y', ...page }),
  },
  {
    what: 'a signed link whose parameter is named response',
    exchange: exchange({
      url: `https://survey.example/done?response=${jwt({ answer: 42 })}`,
      ...elsewhere,
    }),
  },
  {
    what: 'a logout of the site itself',
    exchange: exchange({ url: 'https://app.example/logout?returnTo=/home', ...page }),
  },
  {
    what: 'a WebFinger query of a social network',
    exchange: json('https://social.example/.well-known/webfinger?resource=acct%3Akim%40social.example', {}),
  },
  {
    what: 'a list of the keys on a keyring',
    exchange: json('https://api.example/keys', { keys: [{ name: 'front door' }] }),
  },
  {
    what: 'a device that registers for push messages',
    exchange: form('https://push.example/devices', { client_id: '7', scope: 'news' }, script),
  },
  {
    what: 'an embedded player that is asked for by a client',
    exchange: exchange({
      url: 'https://player.example/embed?client_id=7&redirect_uri=https%3A%2F%2Fapp.example',
      context: { resourceType: 'sub_frame' },
    }),
  },
  {
    what: 'a launch of a learning tool, signed as OAuth 1 signs (LTI 1.1 §4.2)',
    exchange: form(
      'https://tool.example/launch',
      {
        lti_message_type: 'basic-lti-launch-request',
        lti_version: 'LTI-1p0',
        resource_link_id: '120988f929-274612',
        oauth_callback: 'about:blank',
        oauth_consumer_key: '12345',
        oauth_nonce: '38d8c8a1',
        oauth_timestamp: '1767225600',
        oauth_signature_method: 'HMAC-SHA1',
        oauth_signature: 'QWgJfKpJNDrpncgO9oXxJb8vHiE=',
      },
      page,
    ),
  },
  {
    what: 'a request signed by an application for itself, without any token',
    exchange: exchange({
      url: urlWith('https://api.example/search', {
        q: 'milk',
        oauth_consumer_key: '12345',
        oauth_nonce: '38d8c8a1',
        oauth_timestamp: '1767225600',
        oauth_signature_method: 'HMAC-SHA1',
        oauth_signature: 'QWgJfKpJNDrpncgO9oXxJb8vHiE=',
      }),
      ...script,
    }),
  },
  {
    what: 'an API whose token is called oauth_token',
    exchange: exchange({
      url: 'https://api.example/v2/users/self?oauth_token=Z6eEdO8MOmk394WozF5oKy&v=2026',
      ...script,
    }),
  },
  {
    what: 'a page that says something was denied',
    exchange: exchange({ url: 'https://app.example/uploads?denied=true', ...elsewhere }),
  },
  {
    what: 'a player’s profile at an OpenID provider',
    exchange: exchange({ url: 'https://steamcommunity.com/openid/id/76561197960435530', ...page }),
  },
  {
    what: 'a page that shows the fields of OpenID without the prefix',
    exchange: exchange({
      url: 'https://a.example/?mode=checkid_setup&return_to=https%3A%2F%2Fa.example',
      ...page,
    }),
  },
];
