import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';
import { samlLogin } from '../../../support/saml-login.ts';
import { statusXml } from '../../../support/single-sign-on.ts';
import { baseTime, exchange, formBody } from '../../../support/exchange.ts';

const id = 'callback-route-missing';
const html = (text: string) => ({ mediaType: 'text/html', text });
const callback = (responseExchange: Partial<Exchange>) => codeFlow({ responseExchange, token: null });

describe(`${id} is the cause`, () => {
  it.each<[string, Partial<Exchange>, string, string]>([
    [
      'nginx',
      {
        status: 404,
        responseHeaders: [['Server', 'nginx/1.24.0']],
        responseBody: html('<center><h1>404 Not Found</h1></center><hr><center>nginx/1.24.0</center>'),
      },
      'nginx, in front of the app, has nothing at https://app.example/cb',
      'Let nginx hand this path on',
    ],
    [
      'Express',
      { status: 404, responseBody: html('<pre>Cannot GET /cb</pre>') },
      'the app itself (Express',
      'Compare the redirect URI’s path with the app’s route',
    ],
    [
      'Amazon S3, which says 403 of what is not there',
      {
        status: 403,
        responseHeaders: [['Server', 'AmazonS3']],
        responseBody: {
          mediaType: 'application/xml',
          text: '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
        },
      },
      'Amazon S3, in front of the app, has nothing at',
      'custom error responses',
    ],
    [
      'an app that names the address of its login',
      {
        status: 404,
        responseBody: html('<h1>Not found</h1><p>The page /login/done could not be found.</p>'),
      },
      'has nothing at the callback’s address',
      'letter for letter',
    ],
    [
      'nobody known',
      { status: 404 },
      'has nothing at the callback’s address',
      'Compare the redirect URI’s path',
    ],
    [
      'FastAPI',
      {
        status: 405,
        responseBody: { mediaType: 'application/json', text: '{"detail":"Method Not Allowed"}' },
      },
      'does not take GET (405)',
      'Let the callback’s route take GET',
    ],
  ])('where %s answers', (_, answer, why, fix) => {
    const exchanges = callback(answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(why);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('of a posted answer to an address that nginx answers as a file, which no page can read', () => {
    const exchanges = codeFlow({
      request: { response_mode: 'form_post' },
      token: null,
      responseExchange: {
        method: 'POST',
        url: 'https://app.example/cb',
        requestBody: formBody({ code: 'abc', state: 'af0ifjsldkj9320ad' }),
        status: 405,
        responseHeaders: [['Server', 'nginx/1.24.0']],
        responseBody: html('<center><h1>405 Not Allowed</h1></center><hr><center>nginx/1.24.0</center>'),
      },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('nginx, in front of the app, takes no POST there (405');
    expect(reasonOf(exchanges)?.fix).toMatch(/If a server of the app’s reads.*Where the app is pages alone/);
  });

  it('of a posted answer to a route that only takes GET', () => {
    const exchanges = codeFlow({
      request: { response_mode: 'form_post' },
      token: null,
      responseExchange: {
        method: 'POST',
        url: 'https://app.example/cb',
        requestBody: formBody({ code: 'abc', state: 'af0ifjsldkj9320ad' }),
        status: 405,
      },
    });
    expect(reasonOf(exchanges)?.fix).toContain('route take POST');
  });

  it.each([
    [307, 'Answer the posted callback with 303'],
    [308, 'Answer the posted callback with 303'],
  ])('of a page that a redirect (%s) has the browser post to', (status, fix) => {
    const answer = formBody({ code: 'abc', state: 'af0ifjsldkj9320ad' });
    const exchanges = codeFlow({
      request: { response_mode: 'form_post' },
      token: null,
      responseExchange: {
        method: 'POST',
        url: 'https://app.example/cb',
        requestBody: answer,
        status,
        redirectUrl: 'https://app.example/done.html',
      },
      then: [
        exchange({
          url: 'https://app.example/done.html',
          method: 'POST',
          requestBody: answer,
          status: 405,
          context: { resourceType: 'main_frame' },
          startedAt: baseTime + 4000,
        }),
      ],
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`sent the browser on with ${status}, which keeps it posting`);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
  });
});

it('is told beside a refusal of the provider’s, where a proxy has no such page', () => {
  const exchanges = codeFlow({
    response: { code: undefined, error: 'invalid_scope' },
    responseExchange: {
      status: 404,
      responseHeaders: [['Server', 'nginx/1.24.0']],
      responseBody: html('<center><h1>404 Not Found</h1></center><hr><center>nginx/1.24.0</center>'),
    },
    token: null,
  });
  expect(causesOf(exchanges)).toContain(id);
});

describe('two slashes in the callback’s path', () => {
  const missing = (redirectUri: string) =>
    codeFlow({
      redirectUri,
      responseExchange: { status: 404, responseBody: html('<pre>Cannot GET</pre>') },
      token: null,
    });

  it.each([
    ['https://app.example//cb', 'https://app.example/cb'],
    ['https://app.example/a///cb', 'https://app.example/a/cb'],
  ])('are told of %s', (redirectUri, clean) => {
    expect(causeAndOfTrace(missing(redirectUri))).toEqual([id, id]);
    expect(reasonOf(missing(redirectUri))?.why).toContain('Two slashes stand together');
    expect(reasonOf(missing(redirectUri))?.fix).toContain(`answered at ${clean},`);
  });

  it('are not told where there are none', () => {
    const { why, fix } = reasonOf(missing('https://app.example/cb')) ?? {};
    expect(why).not.toContain('slashes');
    expect(fix).toContain('letter for letter');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Partial<Exchange>]>([
    ['of a callback that was refused', { status: 400 }],
    ['of one that went well', { status: 200 }],
    [
      'of a 404 that speaks of the state',
      {
        status: 404,
        responseBody: {
          mediaType: 'application/json',
          text: '{"error":"state_mismatch","message":"Unable to verify authorization request state."}',
        },
      },
    ],
    [
      'of a 404 that speaks of the account',
      {
        status: 404,
        responseBody: html('<h1>User is not authorized</h1><p>User not found in allowed whitelist</p>'),
      },
    ],
    [
      'of a 404 that only says that nobody was logged in',
      {
        status: 404,
        responseBody: html('<div class="errorbox"><p>There was a problem logging you in.</p></div>'),
      },
    ],
  ])('%s', (_, answer) => {
    expect(causesOf(callback(answer))).not.toContain(id);
  });

  const ownPage = {
    status: 404,
    responseBody: html('<h1>Exception</h1><p>Requester/InvalidNameIDPolicy</p>'),
  };

  it('of a refusal that the app tells with 404', () => {
    const status = statusXml('Requester', 'InvalidNameIDPolicy', '');
    expect(causesOf(samlLogin({}, { status, exchange: ownPage }))).not.toContain(id);
    const refused = codeFlow({
      response: { code: undefined, error: 'access_denied' },
      responseExchange: ownPage,
      token: null,
    });
    expect(causesOf(refused)).not.toContain(id);
  });
});
