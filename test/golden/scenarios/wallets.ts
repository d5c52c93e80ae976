import { mailedCode } from '../../lab/wallets/issuer.ts';
import { openWallet, type WalletPlay } from '../../lab/wallets/open-wallet.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { failed, flow, steps } from '../truth.ts';

const client_id = 'decentralized_identifier:did:web:verifier.localhost';
export const presentation = {
  client_id,
  protocol: 'openid4vp',
  grant: null,
  response_mode: null,
  pkce: null,
} as const;
export const issuance = {
  client_id: null,
  protocol: 'openid4vci',
  grant: 'pre_authorized_code',
  response_mode: null,
  pkce: null,
} as const;
export const asked = ['presentation_request', 'presentation_request_object'] as const;
export const offered = ['credential_offer', 'credential_issuer_metadata'] as const;

/** Opens the site’s page, and goes on to the wallet on this device. */
export async function show(
  stage: Stage,
  choice: '#agree' | '#refuse',
  says: string,
  differs?: WalletPlay,
): Promise<void> {
  const { verifier } = await openWallet(stage.parts, differs);
  await stage.page.goto(verifier);
  await click(stage.page, '#same');
  await stage.page.waitForSelector(`${choice}:not(:disabled)`);
  await click(stage.page, choice);
  await statusOf(stage.page, says);
}

/** Takes what the university offers, with a code that is typed. */
export async function take(
  stage: Stage,
  code: string,
  says: string,
  differs?: WalletPlay,
): Promise<readonly ProviderEvent[]> {
  const { issuer, log } = await openWallet(stage.parts, differs);
  await stage.page.goto(issuer);
  await click(stage.page, '#offer');
  await stage.page.waitForSelector('input');
  await stage.page.type('input', code);
  await click(stage.page, '#take');
  await statusOf(stage.page, says);
  return log;
}

/** Presentations and an issuance, as a wallet that is a web page shows them. */
export const wallets: readonly Scenario[] = [
  {
    name: 'wallet-presentation',
    story:
      'A site asks a wallet on the same device for two claims of a diploma; the wallet shows them and sends the browser back.',
    play: (stage) => show(stage, '#agree', 'shown'),
    flows: [
      flow({ ...presentation, steps: steps(...asked, 'presentation_response', 'presentation_return') }),
    ],
  },
  {
    name: 'wallet-cross-device',
    story:
      'A page shows a QR code for a wallet on another device and asks its server whether the wallet has answered; it has not.',
    play: async (stage) => {
      const { verifier } = await openWallet(stage.parts);
      await stage.page.goto(verifier);
      await click(stage.page, '#cross');
      await statusOf(stage.page, 'waiting, asked 4 times');
    },
    flows: [
      flow({
        ...presentation,
        outcome: 'pending',
        cause: 'wallet-not-seen',
        steps: steps('presentation_request'),
      }),
    ],
  },
  {
    name: 'wallet-refused',
    story: 'The person shows nothing: the wallet says so, and the browser goes back.',
    play: (stage) => show(stage, '#refuse', 'not shown'),
    flows: [
      flow({
        ...presentation,
        outcome: 'denied',
        error: 'access_denied',
        cause: 'wallet-shows-nothing',
        steps: steps(...asked, 'presentation_response', 'presentation_return'),
      }),
    ],
  },
  {
    name: 'wallet-direct-post-failed',
    story: 'The wallet signs the nonce of an older request, and the site refuses what it posts.',
    play: (stage) => show(stage, '#agree', 'refused by the site', { wallet: 'old nonce' }),
    flows: [
      failed('verifier-refuses-answer', {
        ...presentation,
        error: 'invalid_request',
        steps: steps(...asked, 'presentation_response'),
      }),
    ],
  },
  {
    name: 'wallet-document',
    story:
      'A site asks a wallet on the same device for two elements of a driving licence (mdoc); the wallet shows them, signed by the device.',
    play: (stage) => show(stage, '#agree', 'shown', { asksForLicence: true }),
    flows: [
      flow({ ...presentation, steps: steps(...asked, 'presentation_response', 'presentation_return') }),
    ],
  },
  {
    name: 'wallet-document-of-another-request',
    story: 'The device signs the nonce of an older request, and the site refuses the driving licence.',
    play: (stage) =>
      show(stage, '#agree', 'refused by the site', { wallet: 'old nonce', asksForLicence: true }),
    flows: [
      failed('verifier-refuses-answer', {
        ...presentation,
        error: 'invalid_request',
        steps: steps(...asked, 'presentation_response'),
      }),
    ],
  },
  {
    name: 'wallet-issuance',
    story: 'A wallet takes the diploma that a university offers, with a code that came by mail.',
    play: (stage) => take(stage, mailedCode, 'in the wallet'),
    flows: [
      flow({
        ...issuance,
        steps: steps(
          ...offered,
          'token_request',
          'credential_nonce_request',
          'credential_request',
          'credential_notification',
        ),
      }),
    ],
  },
  {
    name: 'wallet-issuance-by-login',
    story:
      'A wallet takes the same after a login at the university, by the code flow with the state of the offer.',
    play: async (stage) => {
      const { issuer, log } = await openWallet(stage.parts);
      await stage.page.goto(issuer);
      await click(stage.page, '#login');
      await click(stage.page, '#allow');
      await statusOf(stage.page, 'in the wallet');
      return log;
    },
    flows: [
      flow({
        client_id: 'lab-wallet',
        protocol: 'openid4vci',
        steps: steps(
          'credential_offer',
          'credential_issuer_metadata',
          'discovery',
          'authorization_request',
          'authorization_response',
          'credential_issuer_metadata',
          'token_request',
          'credential_nonce_request',
          'credential_request',
          'credential_notification',
        ),
      }),
    ],
  },
  {
    name: 'wallet-issuance-wrong-code',
    story: 'The code that came by mail is typed wrongly.',
    play: (stage) => take(stage, '000000', 'the code was not taken'),
    flows: [
      failed('tx-code-refused', {
        ...issuance,
        error: 'invalid_grant',
        steps: steps(...offered, 'token_request'),
      }),
    ],
  },
  {
    name: 'wallet-issuance-proof-refused',
    story: 'The wallet proves its key to another issuer than the one it asks.',
    play: (stage) => take(stage, mailedCode, 'no credential', { wallet: 'other issuer' }),
    flows: [
      failed('credential-proof-refused', {
        ...issuance,
        error: 'invalid_proof',
        steps: steps(...offered, 'token_request', 'credential_nonce_request', 'credential_request'),
      }),
    ],
  },
];
