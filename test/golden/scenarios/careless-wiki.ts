import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps } from '../truth.ts';
import { openWiki } from './failing/wiki.ts';

/** A login that works, of a person whose session somebody else may have begun. */
export const carelessWiki: readonly Scenario[] = [
  {
    name: 'careless-wiki',
    story:
      'A wiki with express-session begins a session for a stranger whom it does not let in yet, and signs the person in to that very session.',
    takesAnyCertificate: true,
    play: async (stage) => {
      const { origin, log } = await openWiki(stage, { plainHost: 'wiki.localhost', keepsSession: true });
      await stage.page.goto(`${origin}/mine`);
      await click(stage.page, '#sign-in');
      await statusOf(stage.page, 'Your pages');
      return log;
    },
    flows: [
      flow({
        client_id: 'wiki',
        steps: steps('authorization_request', 'authorization_response', '(token_request)'),
        findings: ['session-not-renewed-at-login'],
      }),
    ],
  },
];
