import { createKey, issueDiploma, showDiploma } from '../../lab/wallets/credential.ts';
import { createPageVerifier } from '../../lab/wallets/page-verifier.ts';
import { openServer } from '../../lab/open-server.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps } from '../truth.ts';
import { presentation } from './wallets.ts';

/** Asks the browser, whose virtual wallet shows the diploma for the very request, or declines where the site is another. */
async function askBrowser({ page, parts }: Stage, says: string, site?: string): Promise<void> {
  const server = parts.add(await openServer('verifier.localhost'));
  const [own, holder, university] = await Promise.all([createKey(), createKey(), createKey()]);
  const { listener, asked } = createPageVerifier({
    origin: server.origin,
    key: own,
    ...(site !== undefined && { expectedOrigins: [site] }),
  });
  server.serve(listener);
  await page.goto(server.origin);
  await page.waitForSelector('#show:not(:disabled)');
  const diploma = await issueDiploma('http://university.localhost', university, holder.publicJwk);
  const shown = await showDiploma(diploma, holder, { ...asked(), iat: Math.floor(Date.now() / 1000) });
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const answer = {
    action: 'respond',
    protocol: 'openid4vp-v1-signed',
    response: { vp_token: { diploma: [shown] } },
  } as const;
  await session.send('DigitalCredentials.setVirtualWalletBehavior', {
    frameId: frameTree.frame.id,
    ...(site === undefined ? answer : { action: 'decline' }),
  });
  await click(page, '#show');
  await statusOf(page, says);
}

/** Presentations that the browser’s own API carries between page and wallet (Digital Credentials). */
export const browserWallets: readonly Scenario[] = [
  {
    name: 'wallet-browser-api',
    story:
      'A page has the browser ask a wallet for two claims of a diploma, by a signed request; what it gets it hands to its server.',
    play: (stage) => askBrowser(stage, 'shown'),
    flows: [flow({ ...presentation, steps: steps('presentation_request', 'presentation_response') })],
  },
  {
    name: 'wallet-browser-api-other-site',
    story: 'The signed request is for the pages of another site, and the wallet declines.',
    play: (stage) => askBrowser(stage, 'the wallet gave nothing', 'https://old-verifier.example'),
    flows: [
      flow({
        ...presentation,
        outcome: 'pending',
        cause: 'wallet-not-seen',
        steps: steps('presentation_request'),
        findings: ['vp-unexpected-origins'],
      }),
    ],
  },
];
