import { startPhotoLab, type PhotoLab } from '../../lab/oauth1/lab.ts';
import type { PhotoEvent } from '../../lab/oauth1/provider.ts';
import { click, signIn, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';

const approved = steps(
  '(temporary_credential_request)',
  'resource_owner_authorization_request',
  'resource_owner_authorization_response',
  '(token_credential_request)',
);

function oauth1(differs: Partial<TruthFlow> & Pick<TruthFlow, 'client_id' | 'steps'>): TruthFlow {
  return flow({ protocol: 'oauth1', grant: null, response_mode: null, pkce: null, ...differs });
}

/** Plays at a lab of its own; its provider’s log must tell the same story. */
function photos(
  log: readonly PhotoEvent[],
  play: (stage: Stage, lab: PhotoLab) => Promise<void>,
): Scenario['play'] {
  return async (stage) => {
    const lab = await startPhotoLab();
    try {
      await play(stage, lab);
      if (lab.log.join() !== log.join()) throw new Error(`the provider saw ${lab.log.join(', ')}`);
    } finally {
      await lab.close();
    }
  };
}

/** `oauth` as client, `oauth-1.0a` as the one who checks. */
export const oauth1Logins: readonly Scenario[] = [
  {
    name: 'oauth1-web-app',
    story: 'A print shop gets access to photos by OAuth 1.0a; all signed requests travel between servers.',
    play: photos(
      ['temporary credentials', 'approved', 'token credentials', 'photos'],
      async ({ page }, lab) => {
        await page.goto(`${lab.printShop}/login`);
        await signIn(page);
        await statusOf(page, '2 photos');
      },
    ),
    flows: [oauth1({ client_id: null, steps: approved })],
  },
  {
    name: 'oauth1-denied',
    story: 'The person refuses the print shop.',
    play: photos(['temporary credentials', 'denied'], async ({ page }, lab) => {
      await page.goto(`${lab.printShop}/login`);
      await click(page, '#sign-in');
      await click(page, '#cancel');
      await statusOf(page, 'refused');
    }),
    flows: [
      oauth1({
        client_id: null,
        outcome: 'denied',
        error: 'denied',
        steps: approved.slice(0, 3),
        clean: true,
      }),
    ],
  },
  {
    name: 'oauth1-page',
    story: 'A page signs by itself: in the header, in the body, in the query. Every step is seen.',
    play: photos(
      ['temporary credentials', 'approved', 'token credentials', 'photos'],
      async ({ page }, lab) => {
        await page.goto(lab.slideshow);
        await click(page, '#login');
        await signIn(page);
        await statusOf(page, '2 photos');
      },
    ),
    flows: [
      oauth1({
        client_id: 'dpf43f3p2l4k3l03',
        steps: [...approved.map(({ kind }) => ({ kind, observed: true })), ...steps('resource_request')],
        findings: ['oauth1-signed-in-browser'],
        clean: true,
      }),
    ],
  },
];
