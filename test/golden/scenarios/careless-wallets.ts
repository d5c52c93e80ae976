import { createKey } from '../../lab/wallets/credential.ts';
import { openWallet } from '../../lab/wallets/open-wallet.ts';
import { mailedCode } from '../../lab/wallets/issuer.ts';
import { forDiploma, forLicence } from '../../lab/wallets/verifier.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { RuleId } from '../../../lib/rules/index.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps } from '../truth.ts';
import { asked, issuance, offered, presentation, show, take } from './wallets.ts';

const shown = steps(...asked, 'presentation_response', 'presentation_return');
const yesterday = Math.floor(Date.now() / 1000) - 86_400;

const both = [...forLicence.credentials, ...forDiploma.credentials];
const unbound = forDiploma.credentials.map((one) => ({
  ...one,
  require_cryptographic_holder_binding: false,
}));

/** What the person approves: who is paid, how much. */
const payment = Buffer.from(
  JSON.stringify({
    type: 'urn:lab:payment:1',
    credential_ids: ['diploma'],
    transaction_data_hashes_alg: ['sha-256'],
    payee: 'Mensa',
    amount: '12.50',
  }),
).toString('base64url');

const taken = steps(
  ...offered,
  'token_request',
  'credential_nonce_request',
  'credential_request',
  'credential_notification',
);
/** The wallet posted, and nobody can see what it makes of the redirect. */
const sentOn = (findings: readonly RuleId[]) =>
  flow({
    ...presentation,
    outcome: 'pending',
    cause: 'verifier-redirects-wallet',
    steps: steps(...asked, 'presentation_response'),
    findings,
  });

/** Sites, wallets and universities that take what they must not, or ask as they must not: each recording is of parts that share a story. */
export const carelessWallets: readonly Scenario[] = [
  {
    name: 'wallet-careless-kept',
    story:
      'A wallet shows what it signed two days ago for another request, of a diploma that expired yesterday; the site looks at none of it, and numbers those who come back.',
    play: (stage) =>
      show(stage, '#agree', 'shown', {
        wallet: 'kept presentation',
        expired: yesterday,
        site: () => ({ takesAnything: true, answers: 'guessable way back' }),
      }),
    flows: [
      flow({
        ...presentation,
        steps: shown,
        findings: ['vp-binding-mismatch', 'vp-kb-stale', 'vp-credential-expired', 'vp-return-guessable'],
      }),
    ],
  },
  {
    name: 'wallet-careless-claims',
    story:
      'A wallet shows all that a diploma says and a doctorate of its own making, and signs nothing; the site takes it, and tells the wallet no way back.',
    play: (stage) =>
      show(stage, '#agree', 'shown, and nowhere to go', {
        wallet: 'own claim',
        site: () => ({ takesAnything: true, answers: 'no way back' }),
      }),
    flows: [
      flow({
        ...presentation,
        steps: steps(...asked, 'presentation_response'),
        findings: ['vp-disclosure-invalid', 'vp-more-than-asked', 'vp-unbound-accepted', 'vp-no-return'],
      }),
    ],
  },
  {
    name: 'wallet-careless-request',
    story:
      'A site names one verifier in its link and another in what it signs, as any JWT, with two addresses for the answer and no nonce.',
    play: (stage) =>
      show(stage, '#agree', 'shown', {
        site: (origin) => ({
          link: { client_id: 'decentralized_identifier:did:web:old-verifier.localhost' },
          request: { nonce: undefined, redirect_uri: `${origin}/done` },
          header: { typ: 'JWT' },
          takesAnything: true,
        }),
      }),
    flows: [
      flow({
        ...presentation,
        client_id: 'decentralized_identifier:did:web:old-verifier.localhost',
        steps: shown,
        findings: [
          'vp-nonce-missing',
          'vp-request-object-untyped',
          'vp-request-conflict',
          'vp-client-id-mismatch',
        ],
      }),
    ],
  },
  {
    name: 'wallet-careless-name',
    story:
      'A site over http is named after the address of its result, signs its request all the same, and wants the answer elsewhere.',
    play: (stage) =>
      show(stage, '#agree', 'shown', {
        siteHost: 'verifier.test',
        site: (origin) => ({ client: `redirect_uri:${origin}/done` }),
      }),
    flows: [
      flow({
        ...presentation,
        client_id: 'redirect_uri:http://verifier.test:*/done',
        steps: shown,
        findings: ['vp-response-uri-not-client-id', 'vp-request-unsigned', 'wallet-endpoint-http'],
      }),
    ],
  },
  {
    name: 'wallet-careless-twice',
    story:
      'A site asks two times with one nonce and no state, for a credential that anybody may show, and answers the wallet with a redirect, which the wallet takes for a refusal.',
    play: async (stage) => {
      const site = () =>
        ({
          request: {
            nonce: 'the-same-nonce-each-time',
            state: undefined,
            dcql_query: { credentials: unbound },
          },
          answers: 'redirect',
          takesAnything: true,
        }) as const;
      const { verifier } = await openWallet(stage.parts, { site });
      for (const _time of [1, 2]) {
        await stage.page.goto(verifier);
        await click(stage.page, '#same');
        await stage.page.waitForSelector('#agree:not(:disabled)');
        await click(stage.page, '#agree');
        await statusOf(stage.page, 'refused by the site');
      }
    },
    flows: [
      sentOn(['vp-holder-binding-off', 'vp-redirected']),
      sentOn(['vp-holder-binding-off', 'vp-redirected', 'vp-nonce-reused']),
    ],
  },
  {
    name: 'wallet-careless-payment',
    story:
      'A site has the wallet approve a payment, and wants the answer encrypted; the wallet knows neither, and the site takes what comes. What the wallet sent for its own safety is not in the request.',
    play: async (stage) => {
      const { publicJwk } = await createKey();
      await show(stage, '#agree', 'shown', {
        site: () => ({
          link: { request_uri_method: 'post' },
          request: {
            response_mode: 'direct_post.jwt',
            transaction_data: [payment],
            client_metadata: {
              jwks: { keys: [{ ...publicJwk, kid: 'for-answers', use: 'enc', alg: 'ECDH-ES' }] },
              vp_formats_supported: { 'dc+sd-jwt': { 'kb-jwt_alg_values': ['ES256'] } },
            },
          },
        }),
      });
    },
    flows: [
      flow({
        ...presentation,
        steps: shown,
        findings: ['vp-answer-not-encrypted', 'vp-transaction-unsigned', 'vp-wallet-nonce-missing'],
      }),
    ],
  },
  {
    name: 'wallet-careless-document',
    story:
      'A site asks for a driving licence and a diploma; the wallet shows a library card and no diploma, and the site lets the person drive.',
    play: (stage) =>
      show(stage, '#agree', 'shown', {
        asksForLicence: true,
        docType: 'org.example.library-card',
        site: () => ({
          request: {
            dcql_query: { credentials: both },
            client_metadata: {
              vp_formats_supported: {
                mso_mdoc: { issuerauth_alg_values: [-7], deviceauth_alg_values: [-7] },
                'dc+sd-jwt': { 'kb-jwt_alg_values': ['ES256'] },
              },
            },
          },
        }),
      }),
    flows: [
      flow({ ...presentation, steps: shown, findings: ['vp-other-document', 'vp-answer-unlike-query'] }),
    ],
  },
  {
    name: 'wallet-careless-offer',
    story:
      'An offer that needs no code from a mail names a credential that the university does not have, and is taken two times. The university’s own name ends with a slash, and its nonces may be kept.',
    play: async (stage) => {
      const { issuer, log } = await openWallet(stage.parts, {
        university: (origin) => ({
          name: `${origin}/`,
          offersToEverybody: true,
          letsNoncesBeKept: true,
        }),
      });
      for (const _time of [1, 2]) {
        await stage.page.goto(issuer);
        await click(stage.page, '#offer');
        await click(stage.page, '#take');
        await statusOf(stage.page, 'in the wallet');
      }
      return log;
    },
    flows: [
      flow({
        ...issuance,
        steps: [...taken, ...taken],
        findings: [
          'vci-no-tx-code',
          'vci-issuer-mismatch',
          'vci-offer-unknown',
          'vci-nonce-cacheable',
          'vci-code-reused',
        ],
      }),
    ],
  },
  {
    name: 'wallet-careless-proof',
    story:
      'A wallet proves its key to another issuer, with nobody’s nonce and at no time; the university takes it, and binds the diploma to another key.',
    play: async (stage) => {
      const { publicJwk } = await createKey();
      return take(stage, mailedCode, 'in the wallet', {
        wallet: 'timeless proof',
        university: () => ({ bindsTo: publicJwk }),
      });
    },
    flows: [
      flow({
        ...issuance,
        steps: taken,
        findings: ['vci-proof-mismatch', 'vci-credential-wrong', 'vci-request-invalid'],
      }),
    ],
  },
  {
    name: 'wallet-careless-later',
    story:
      'The diploma is not printed yet: the wallet asks again at once, though it was told to wait, and the university has another number for it each time.',
    play: (stage) => take(stage, mailedCode, 'in the wallet', { university: () => ({ takesItsTime: true }) }),
    flows: [
      flow({
        ...issuance,
        steps: steps(
          ...offered,
          'token_request',
          'credential_nonce_request',
          'credential_request',
          'deferred_credential_request',
          'deferred_credential_request',
          'credential_notification',
        ),
        findings: ['vci-deferred-too-fast', 'vci-answer-invalid'],
      }),
    ],
  },
];
