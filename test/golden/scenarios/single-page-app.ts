import type { Page } from 'puppeteer-core';
import { click, frameAt, popupAt, signIn, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

/** The steps of the app’s login, as it makes them every time. */
export const login = steps(
  'discovery',
  'authorization_request',
  'authorization_response',
  'discovery',
  'token_request',
  'userinfo_request',
);

async function logIn(page: Page): Promise<void> {
  await click(page, '#login');
  await signIn(page);
  await statusOf(page, 'signed in as alice');
}

async function open({ page, lab }: Stage, path = '/'): Promise<Page> {
  await page.goto(`${lab.spa.url}${path}`);
  return page;
}

/** `oidc-client-ts`: everything passes the browser. */
export const singlePageApp: readonly Scenario[] = [
  {
    name: 'spa-login',
    story: 'A single-page app signs in with code and PKCE and asks who it is.',
    play: async (stage) => logIn(await open(stage)),
    flows: [flow({ client_id: 'spa', steps: login })],
  },
  {
    name: 'spa-session',
    story: 'Login, an API call, userinfo, a refresh with rotation, another API call, revocation, logout.',
    play: async (stage) => {
      const page = await open(stage);
      await logIn(page);
      await click(page, '#api');
      await statusOf(page, 'signed in as alice, orders 200');
      await click(page, '#refresh');
      await statusOf(page, 'signed in as alice, refreshed');
      await click(page, '#userinfo');
      await statusOf(page, 'signed in as alice, userinfo 200');
      await click(page, '#revoke');
      await statusOf(page, 'signed in as alice, revoked');
      await click(page, '#logout');
      await click(page, '#sign-out');
      await statusOf(page, 'signed out');
    },
    flows: [
      flow({
        client_id: 'spa',
        steps: [
          ...login,
          ...steps(
            'resource_request',
            'token_request',
            // oidc-client-ts asks again after a refresh; then the person does.
            'userinfo_request',
            'userinfo_request',
            'revocation_request',
            'revocation_request',
            'end_session_request',
            'end_session_response',
          ),
        ],
      }),
    ],
  },
  {
    name: 'spa-api-token',
    story: 'The app asks for a token of its API (resource indicator): a JWT, checked by the API.',
    play: async (stage) => {
      const page = await open(stage, '/?resource=api');
      await logIn(page);
      await click(page, '#api');
      await statusOf(page, 'signed in as alice, orders 200');
    },
    flows: [
      flow({
        client_id: 'spa',
        steps: steps(
          'discovery',
          'authorization_request',
          'authorization_response',
          'discovery',
          'token_request',
          'resource_request',
        ),
      }),
    ],
  },
  {
    name: 'spa-silent-renewal',
    story: 'Login, then a renewal with prompt=none in a hidden iframe of the same site.',
    lab: { oneSite: true },
    play: async (stage) => {
      const page = await open(stage);
      await logIn(page);
      await click(page, '#renew');
      await statusOf(page, 'signed in as alice, renewed');
    },
    flows: [
      flow({ client_id: 'spa', steps: login }),
      flow({
        client_id: 'spa',
        steps: steps('authorization_request', 'authorization_response', 'token_request', 'userinfo_request'),
      }),
    ],
  },
  {
    name: 'spa-silent-renewal-cookies-blocked',
    story:
      'The same over two sites: the browser keeps the cookie out of the iframe, the provider sees nobody.',
    play: async (stage) => {
      const page = await open(stage);
      await logIn(page);
      await click(page, '#renew');
      await statusOf(page, 'signed in as alice, failed: login_required');
    },
    flows: [
      flow({ client_id: 'spa', steps: login }),
      flow({
        client_id: 'spa',
        outcome: 'failed',
        error: 'login_required',
        steps: steps('authorization_request', 'authorization_response'),
        findings: ['err-login-required', 'err-silent-renew-cookies'],
      }),
    ],
  },
  {
    name: 'spa-login-popup',
    story: 'The login runs in a popup; the popup hands the answer to the page that opened it.',
    play: async (stage) => {
      const page = await open(stage);
      const popup = popupAt(stage.browser, stage.lab.provider.url);
      await click(page, '#login-popup');
      await signIn(await popup);
      await statusOf(page, 'signed in as alice');
    },
    flows: [
      flow({
        client_id: 'spa',
        steps: steps(
          'discovery',
          'authorization_request',
          'authorization_response',
          'token_request',
          'userinfo_request',
        ),
      }),
    ],
  },
  {
    name: 'spa-login-iframe',
    story: 'A portal shows the app in an iframe; the whole login runs inside it.',
    lab: { oneSite: true },
    play: async (stage) => {
      const page = await open(stage, '/embedded');
      await click(await frameAt(page, `${stage.lab.spa.url}/`), '#login');
      await click(await frameAt(page, `${stage.lab.provider.url}/interaction/`), '#sign-in');
      await click(await frameAt(page, `${stage.lab.provider.url}/interaction/`), '#allow');
      await statusOf(await frameAt(page, `${stage.lab.spa.url}/`), 'signed in as alice');
    },
    flows: [flow({ client_id: 'spa', steps: login })],
  },
  {
    name: 'spa-two-tabs',
    story: 'Two tabs log in at the same time; the second begins before the first is done.',
    play: async (stage) => {
      const first = await open(stage);
      const second = await stage.browser.newPage();
      await second.goto(stage.lab.spa.url);
      await first.bringToFront();
      await click(first, '#login');
      await first.waitForSelector('#sign-in');
      await second.bringToFront();
      await click(second, '#login');
      await second.waitForSelector('#sign-in');
      await first.bringToFront();
      await signIn(first);
      await statusOf(first, 'signed in as alice');
      await second.bringToFront();
      await click(second, '#sign-in');
      await statusOf(second, 'signed in as alice');
    },
    flows: [flow({ client_id: 'spa', steps: login }), flow({ client_id: 'spa', steps: login })],
  },
  {
    name: 'spa-access-denied',
    story: 'The person presses Cancel.',
    play: async (stage) => {
      const page = await open(stage);
      await click(page, '#login');
      await click(page, '#cancel');
      await statusOf(page, 'failed: access_denied');
    },
    flows: [
      flow({
        client_id: 'spa',
        outcome: 'denied',
        error: 'access_denied',
        steps: steps('discovery', 'authorization_request', 'authorization_response'),
        findings: ['err-access-denied'],
      }),
    ],
  },
  {
    name: 'spa-abandoned',
    story: 'The person leaves on the login page.',
    play: async (stage) => {
      const page = await open(stage);
      await click(page, '#login');
      await page.waitForSelector('#sign-in');
    },
    flows: [
      flow({
        client_id: 'spa',
        response_mode: 'query',
        outcome: 'pending',
        steps: steps('discovery', 'authorization_request'),
      }),
    ],
  },
  {
    name: 'broker-login',
    story: 'The app signs in at a company login, which signs the person in at Lab ID.',
    play: async (stage) => {
      const page = await open(stage);
      await click(page, '#login-broker');
      await click(page, '#federate');
      await signIn(page);
      await click(page, '#allow');
      await statusOf(page, 'signed in as alice');
    },
    flows: [
      flow({ client_id: 'spa', steps: login }),
      flow({
        client_id: 'broker',
        parent: 0,
        steps: steps('authorization_request', 'authorization_response', '(token_request)'),
      }),
    ],
  },
];
