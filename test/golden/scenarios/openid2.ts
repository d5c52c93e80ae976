import { startPlayerLab, type PlayerLab } from '../../lab/openid2/lab.ts';
import type { OpenidEvent } from '../../lab/openid2/provider.ts';
import { click, frameAt, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';
import { login } from './single-page-app.ts';

const answered = steps('openid_authentication_request', 'openid_authentication_response');
const verified = [...answered, ...steps('(openid_verification)')];

/** The realm has the port of the day in it: the capture is asked for it. */
function openid2(client_id: string, differs: Partial<TruthFlow> & Pick<TruthFlow, 'steps'>): TruthFlow {
  return flow({ protocol: 'openid2', grant: null, response_mode: null, pkce: null, client_id, ...differs });
}

/** Plays at a lab of its own; its provider’s log must tell the same story. */
function players(
  log: readonly OpenidEvent[],
  play: (stage: Stage, lab: PlayerLab) => Promise<void>,
): Scenario['play'] {
  return async (stage) => {
    const lab = await startPlayerLab();
    try {
      await play(stage, lab);
      if (lab.log.join() !== log.join()) throw new Error(`the provider saw ${lab.log.join(', ')}`);
    } finally {
      await lab.close();
    }
  };
}

const realm = 'http://game.localhost:*/';

/** `openid` as the site. */
export const openid2Logins: readonly Scenario[] = [
  {
    name: 'openid2-login',
    story: 'A game and Player ID agreed on a key before; a player signs in.',
    play: players(['associate', 'asserted'], async ({ page }, lab) => {
      await page.goto(`${lab.game}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [openid2(realm, { steps: answered, findings: ['openid2-in-use'], clean: true })],
  },
  {
    name: 'openid2-stateless',
    story: 'The game keeps no key: its server asks Player ID whether the answer is genuine.',
    play: players(['asserted', 'verified'], async ({ page }, lab) => {
      await page.goto(`${lab.game}/login?stateless=1`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [openid2(realm, { steps: verified })],
  },
  {
    name: 'openid2-cancel',
    story: 'The player presses Cancel.',
    play: players(['cancel'], async ({ page }, lab) => {
      await page.goto(`${lab.game}/login?stateless=1`);
      await click(page, '#cancel');
      await statusOf(page, 'failed: cancel');
    }),
    flows: [openid2(realm, { outcome: 'denied', error: 'cancel', steps: answered, clean: true })],
  },
  {
    name: 'openid2-silent',
    story: 'A portal asks silently in a frame; nobody is signed in, so then the player is asked.',
    play: players(['setup_needed', 'asserted', 'verified'], async ({ page }, lab) => {
      await page.goto(`${lab.game}/portal`);
      await statusOf(await frameAt(page, `${lab.game}/?status`), 'failed: setup_needed');
      await page.goto(`${lab.game}/login?stateless=1`);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice');
    }),
    flows: [
      openid2(realm, { outcome: 'denied', error: 'setup_needed', steps: answered, clean: true }),
      openid2(realm, { steps: verified }),
    ],
  },
  {
    name: 'openid2-broker',
    story: 'The app signs in at a company login, which asks Player ID by OpenID 2.0 who the person is.',
    lab: { brokersThrough: 'openid2' },
    play: async ({ page, lab }) => {
      await page.goto(`${lab.spa.url}/`);
      await click(page, '#login-broker');
      await click(page, '#federate');
      await click(page, '#sign-in');
      await click(page, '#allow');
      await statusOf(page, 'signed in as alice');
    },
    flows: [
      flow({
        client_id: 'spa',
        steps: login,
      }),
      openid2('http://company.localhost:*/', { parent: 0, steps: verified }),
    ],
  },
];
