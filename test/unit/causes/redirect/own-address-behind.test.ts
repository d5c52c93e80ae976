import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { answeredElsewhere, askedElsewhere } from '../../../support/asked-elsewhere.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'own-address-behind';
const start = 'https://portal.example/';
const html = (text: string) => ({ mediaType: 'text/html', text });

const easyAuth = 'https://portal-prod.azurewebsites.net/.auth/login/aad/callback';
const blocked: Partial<Exchange> = {
  status: 403,
  responseHeaders: [['x-ms-forbidden-ip', '203.0.113.7']],
  responseBody: html(
    '<h1 id="unavailable">Error 403 - Forbidden</h1><p id="tryAgain">The web app you have attempted to reach has blocked your access.</p>',
  ),
};
const vercel: Partial<Exchange> = {
  status: 401,
  responseHeaders: [
    ['Server', 'Vercel'],
    ['X-Vercel-Id', 'fra1::abc'],
  ],
  responseBody: html('<title>Authentication Required</title><p>Vercel Authentication</p>'),
};
const cloudRun: Partial<Exchange> = {
  status: 404,
  responseHeaders: [['Server', 'Google Frontend']],
  responseBody: html('<title>404 Page not found</title><h1>Error: Page not found</h1>'),
};
const unregistered: Partial<Exchange> = {
  status: 400,
  responseBody: html('<title>Sign in</title><p class="instruction">Invalid parameter: redirect_uri</p>'),
};

describe(`${id} is the cause`, () => {
  it.each<[string, string, Partial<Exchange>]>([
    ['Azure App Service', easyAuth, blocked],
    ['Azure App Service', easyAuth, { ...blocked, responseBody: undefined }],
    ['Vercel', 'https://shop-git-main-team.vercel.app/api/auth/callback/google', vercel],
    ['Cloud Run', 'https://portal-abc123-ew.a.run.app/oauth2/callback', cloudRun],
    [
      'Heroku',
      'https://portal-7f3.herokuapp.com/cb',
      { status: 0, failure: 'net::ERR_CONNECTION_TIMED_OUT' },
    ],
  ])('where %s does not let the answer in at its own name', (platform, asked, end) => {
    const exchanges = answeredElsewhere(start, asked, end);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why, fix } = reasonOf(exchanges)!;
    expect(why).toContain(`The app is open at https://portal.example and asks to be answered at ${asked}`);
    expect(why).toContain(platform);
    expect(fix).toContain('X-Forwarded-Host');
    expect(fix).not.toMatch(/exempt/);
    expect(headlineOf(flowsOf(exchanges).at(-1)!)).toContain('portal.example asked op.example');
  });

  it('where the provider does not know that name', () => {
    const exchanges = askedElsewhere(start, easyAuth, unregistered);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('The provider refuses it');
  });

  it('with the setting of Azure’s own login, only there', () => {
    expect(reasonOf(answeredElsewhere(start, easyAuth, blocked))?.fix).toContain('forwardProxy');
    const own = 'https://portal-prod.azurewebsites.net/signin-oidc';
    expect(reasonOf(answeredElsewhere(start, own, blocked))?.fix).not.toContain('forwardProxy');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the app is open at that name',
      answeredElsewhere('https://portal-prod.azurewebsites.net/', easyAuth, blocked),
    ],
    [
      'where it is open at another name of a platform',
      answeredElsewhere('https://front.azurestaticapps.net/', easyAuth, blocked),
    ],
    [
      'where the app itself refuses there',
      answeredElsewhere(start, easyAuth, { status: 400, responseBody: html('<p>No state.</p>') }),
    ],
    [
      'where the app takes the answer there',
      answeredElsewhere(start, easyAuth, { status: 200, responseBody: html('<p>Hello</p>') }),
    ],
    [
      'where the app’s return address is on its own host',
      answeredElsewhere(start, 'https://portal.example/cb', blocked),
    ],
    [
      'where it is on another host of its own',
      answeredElsewhere(start, 'https://login.portal.example/cb', blocked),
    ],
    [
      'where a page on the other host began it',
      codeFlow({ redirectUri: easyAuth, token: null, responseExchange: blocked }),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
