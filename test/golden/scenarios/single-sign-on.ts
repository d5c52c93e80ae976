import type { Page } from 'puppeteer-core';
import { startSingleSignOnLab, type SingleSignOnLab } from '../../lab/single-sign-on/lab.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';

/** Plays in a lab of its own: these protocols share nothing with the OpenID providers of the other one. */
const inLab =
  (play: (page: Page, lab: SingleSignOnLab) => Promise<void>): Scenario['play'] =>
  async ({ page }) => {
    const lab = await startSingleSignOnLab();
    try {
      await play(page, lab);
      return lab.brokered.log;
    } finally {
      await lab.close();
    }
  };

const entity = (name: string) => `http://${name}.localhost:*/saml/metadata`;
const [library, archive, hub] = [entity('library'), entity('archive'), entity('hub')];
const [museum, gallery] = [entity('museum'), entity('gallery')];
const withoutGrant = { grant: null, response_mode: null, pkce: null } as const;

const flowOf = (
  protocol: 'saml2' | 'wsfed' | 'cas',
  differs: Partial<TruthFlow> & Pick<TruthFlow, 'steps'>,
) => flow({ protocol, client_id: null, ...withoutGrant, ...differs });

const samlLogin = steps('saml_authn_request', 'saml_response');
const samlLogout = steps('saml_logout_request', 'saml_logout_response');
const refused = (button: string) =>
  inLab(async (page, { saml }) => {
    await page.goto(`${saml.library}/login`);
    await click(page, button);
    await statusOf(page, 'failed:');
  });

/** SAML 2.0 by samlp and @node-saml/node-saml, WS-Federation by wsfed, CAS by its specification. */
export const singleSignOn: readonly Scenario[] = [
  {
    name: 'saml-login',
    story: 'A web app signs in at a SAML identity provider: request by redirect, answer by form.',
    play: inLab(async (page, { saml }) => {
      await page.goto(`${saml.library}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [flowOf('saml2', { client_id: library, steps: samlLogin })],
  },
  {
    name: 'saml-login-post',
    story: 'The same, with the request posted by a form; then single logout by redirect.',
    play: inLab(async (page, { saml }) => {
      await page.goto(`${saml.library}/login-post`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
      await click(page, '#logout');
      await statusOf(page, 'signed out');
    }),
    flows: [flowOf('saml2', { client_id: library, steps: [...samlLogin, ...samlLogout] })],
  },
  {
    name: 'saml-encrypted',
    story: 'The assertion is encrypted for the service provider; nobody in between reads it.',
    play: inLab(async (page, { saml }) => {
      await page.goto(`${saml.archive}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [flowOf('saml2', { client_id: archive, steps: samlLogin })],
  },
  {
    name: 'saml-metadata',
    story: 'Somebody reads what login service and web app publish about themselves, then signs in.',
    play: inLab(async (page, { saml }) => {
      await page.goto(saml.federationMetadata);
      await page.goto(saml.library);
      await page.evaluate(async () => (await fetch('/saml/metadata')).text());
      await page.goto(`${saml.library}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [
      flowOf('saml2', {
        client_id: library,
        steps: [...steps('saml_metadata', 'saml_metadata'), ...samlLogin],
      }),
    ],
  },
  {
    name: 'saml-artifact',
    story: 'The answer is an artifact in a redirect; the web app fetches what it stands for by itself.',
    play: inLab(async (page, { saml }) => {
      await page.goto(`${saml.museum}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [
      flowOf('saml2', { client_id: museum, steps: [...samlLogin, ...steps('(saml_artifact_resolve)')] }),
    ],
  },
  {
    name: 'saml-artifact-post',
    story: 'The same, with request and artifact posted by forms.',
    play: inLab(async (page, { saml }) => {
      await page.goto(`${saml.gallery}/login-post`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [
      flowOf('saml2', { client_id: gallery, steps: [...samlLogin, ...steps('(saml_artifact_resolve)')] }),
    ],
  },
  {
    name: 'saml-idp-initiated',
    story: 'A portal opens the web app without having been asked.',
    play: inLab(async (page, { saml }) => {
      await page.goto(saml.idp);
      await click(page, '#start');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [flowOf('saml2', { client_id: library, steps: steps('saml_response') })],
  },
  {
    name: 'saml-authn-failed',
    story: 'The identity provider says that the login failed.',
    play: refused('#fail'),
    flows: [
      flowOf('saml2', { client_id: library, steps: samlLogin, outcome: 'failed', error: 'AuthnFailed' }),
    ],
  },
  {
    name: 'saml-request-denied',
    story: 'The identity provider refuses.',
    play: refused('#refuse'),
    flows: [
      flowOf('saml2', { client_id: library, steps: samlLogin, outcome: 'denied', error: 'RequestDenied' }),
    ],
  },
  {
    name: 'wsfed-login',
    story: 'A web app signs in with WS-Federation, and out again with a clean-up picture.',
    play: inLab(async (page, { wsfed }) => {
      await page.goto(`${wsfed.app}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
      const cleaned = page.waitForResponse((answer) => answer.url().includes('wsignoutcleanup1.0'));
      await click(page, '#logout');
      await cleaned;
      await click(page, '#back');
      await statusOf(page, 'signed out');
    }),
    flows: [
      flowOf('wsfed', {
        client_id: 'urn:lab:timesheets',
        steps: steps(
          'wsfed_signin_request',
          'wsfed_signin_response',
          'wsfed_signout_request',
          'wsfed_signout_request',
        ),
      }),
    ],
  },
  {
    name: 'cas-login',
    story: 'A service asks whether somebody is signed in, signs a person in with CAS, and out.',
    play: inLab(async (page, { cas }) => {
      await page.goto(`${cas.app}/look`);
      await statusOf(page, 'signed out');
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
      await click(page, '#logout');
      await page.waitForSelector('#signed-out');
    }),
    flows: [
      flowOf('cas', {
        client_id: 'http://courses.localhost:*',
        steps: steps('cas_login_request', 'cas_response'),
        outcome: 'denied',
      }),
      flowOf('cas', {
        client_id: 'http://courses.localhost:*',
        steps: steps('cas_login_request', 'cas_response', '(cas_validation)', 'cas_logout_request'),
      }),
    ],
  },
  {
    name: 'saml-brokered',
    story: 'An OpenID Connect app signs in at a hub, which signs the person in at a SAML identity provider.',
    play: inLab(async (page, { brokered }) => {
      await page.goto(`${brokered.app}/login`);
      await click(page, '#federate');
      await click(page, '#sign-in');
      await click(page, '#allow');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [
      flow({
        client_id: 'web-app',
        steps: steps('authorization_request', 'authorization_response', '(token_request)'),
      }),
      flowOf('saml2', { client_id: hub, steps: samlLogin, parent: 0 }),
    ],
  },
];
