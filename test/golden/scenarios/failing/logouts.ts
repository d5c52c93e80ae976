import type { Page } from 'puppeteer-core';
import { click } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, steps, type TruthFlow } from '../../truth.ts';
import { logInToPlanner, openPage, plannerLogin } from './planner.ts';

const says = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

/** Signs in, and out again in a way that the provider refuses. */
function refused(
  name: string,
  story: string,
  cause: string,
  logout: unknown,
  ends: (page: Page) => Promise<unknown>,
  findings: TruthFlow['findings'] = [],
): Scenario {
  return {
    name: `failing-${name}`,
    story,
    play: async (stage) => {
      const world = (authority: string, origin: string) => ({
        settings: { authority },
        logout: JSON.parse(JSON.stringify(logout).replace('ORIGIN', origin)) as unknown,
      });
      const client = (origin: string) => ({ post_logout_redirect_uris: [`${origin}/`] });
      const { origin, log } = await openPage(stage, { world, client });
      await logInToPlanner(stage, origin);
      await click(stage.page, '#logout');
      await ends(stage.page);
      return log;
    },
    flows: [
      failed(cause, {
        client_id: 'planner',
        outcome: 'succeeded',
        steps: [...plannerLogin, ...steps('end_session_request')],
        findings,
      }),
    ],
    mustNotSay: ['nothing seen in the browser tells why'],
  };
}

/** Logouts that a provider refuses. */
export const refusedLogouts: readonly Scenario[] = [
  refused(
    'logout-return',
    'The app asks to be returned to an address that nobody registered for logouts.',
    'logout-return-refused',
    { post_logout_redirect_uri: 'ORIGIN/goodbye' },
    (page) => says(page, 'post_logout_redirect_uri not registered'),
  ),
  refused(
    'logout-without-hint',
    'The app asks to be returned, and says neither who it is nor who is to be signed out: the provider asks the person, and keeps them.',
    'logout-missing-hint',
    { byHand: { post_logout_redirect_uri: 'ORIGIN/' } },
    async (page) => {
      await click(page, '#sign-out');
      await says(page, 'Signed out');
    },
    ['logout-without-hint'],
  ),
];
