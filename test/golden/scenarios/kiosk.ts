import { createGenerousProvider } from '../../lab/careless/generous-provider.ts';
import { createKiosk, createStranger, session } from '../../lab/careless/kiosk.ts';
import { openTlsServer } from '../../lab/open-server.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

const client_id = 'https://kiosk.test:*/client.json';
const ofKiosk = { client_id, protocol: 'oauth2' } as const;
/** No answer comes back to the browser, and nobody answers. */
const apart = { client_id, response_mode: null, pkce: null, outcome: 'pending' } as const;
const ofPhone = { ...apart, grant: 'ciba' } as const;
const ofDevice = {
  ...apart,
  protocol: 'oauth2',
  grant: 'device_code',
  steps: steps('device_authorization_request', 'token_request'),
} as const;
const login = ['authorization_request', 'authorization_response'] as const;

/** Over https, under names that are no loopback: what is wrong has nothing to do with how it travels. */
export const kiosk: readonly Scenario[] = [
  {
    name: 'careless-kiosk',
    story:
      'A kiosk that renews without need, reports its address, sends people on to wherever it is told, talks to two providers on one address, takes a stranger’s code, and goes on after the logout.',
    takesAnyCertificate: true,
    play: async ({ page, parts }) => {
      const log: ProviderEvent[] = [];
      const [id, club, kiosk, stranger] = await Promise.all(
        ['kiosk-id.test', 'kiosk-club.test', 'kiosk.test', 'kiosk-ads.test'].map((name) =>
          openTlsServer(name),
        ),
      );
      for (const one of [id, club, kiosk, stranger]) parts.add(one!);
      const origin = kiosk!.origin;
      id!.serve(createGenerousProvider({ issuer: id!.origin, kiosk: origin, ahead: 0 }, log));
      club!.serve(createGenerousProvider({ issuer: club!.origin, kiosk: origin, ahead: 10 }, log));
      stranger!.serve(createStranger(origin));
      kiosk!.serve(
        createKiosk({ origin, provider: id!.origin, club: club!.origin, stranger: stranger!.origin }),
      );
      await page.goto(origin);
      await statusOf(page, 'signed in');
      await page.goto(`${origin}/leave?visitor=${session}`);
      await statusOf(page, 'bye');
      await page.goto(`${origin}/prize`);
      await statusOf(page, 'a prize');
      await page.goto(`${origin}/club`);
      await click(page, '#known');
      await statusOf(page, 'signed in');
      await page.goto(`${origin}/prize`);
      await statusOf(page, 'a prize');
      await page.goto(`${stranger!.origin}/offer`);
      await click(page, '#offer');
      await statusOf(page, 'welcome');
      await page.goto(`${origin}/framed`);
      await statusOf(page, 'framed');
      await page.goto(`${origin}/both`);
      await statusOf(page, 'both came');
      await page.goto(`${origin}/phone`);
      await statusOf(page, 'asked');
      for (let device = 0; device < 2; device += 1) {
        await page.goto(`${origin}/device`);
        await statusOf(page, 'waiting');
      }
      await page.goto(`${id!.origin}/device`);
      await statusOf(page, 'type the code');
      return log;
    },
    flows: [
      flow({
        client_id,
        steps: steps(
          ...login,
          'discovery',
          'client_metadata',
          ...Array.from({ length: 6 }, () => 'token_request' as const),
          'resource_request',
          'end_session_request',
          'frontchannel_logout',
          'end_session_response',
          'userinfo_request',
        ),
        findings: [
          'authz-parameter-ineffective',
          'callback-page-leaky',
          'challenge-missing',
          'cimd-invalid',
          'client-key-weak',
          'frontchannel-sid-mismatch',
          'logout-hint-wrong',
          'refresh-storm',
          'refresh-token-replayed',
          'secret-in-answer',
          'session-id-in-url',
          'session-iframe-broken',
          'token-parameter-repeated',
          'token-response-nonconforming',
          'token-sent-to-third-party',
          'tokens-used-after-logout',
        ],
      }),
      flow({
        ...ofKiosk,
        outcome: null,
        steps: steps('pushed_authorization_request', ...login),
        findings: ['open-redirector', 'par-nonconforming', 'pkce-challenge-reused'],
      }),
      flow({
        ...ofKiosk,
        steps: steps(...login, 'discovery', 'client_metadata', 'token_request'),
        findings: [
          'err-clock-skew',
          'login-form-to-http',
          'mix-up-no-defence',
          'rar-not-returned',
          'token-response-nonconforming',
        ],
      }),
      flow({
        ...ofKiosk,
        pkce: 'unknown',
        outcome: null,
        steps: steps('(pushed_authorization_request)', ...login),
        findings: ['open-redirector', 'par-request-uri-reused'],
      }),
      flow({
        ...ofKiosk,
        pkce: 'unknown',
        steps: steps('authorization_response', 'token_request'),
        findings: ['unsolicited-callback'],
      }),
      flow({
        ...ofKiosk,
        response_mode: null,
        outcome: 'pending',
        cause: 'frame-refused',
        steps: steps('authorization_request'),
        findings: ['err-frame-or-popup-blocked'],
      }),
      flow({
        ...ofKiosk,
        outcome: 'failed',
        error: 'server_error',
        steps: steps(...login),
        findings: ['code-and-error'],
      }),
      flow({
        ...ofPhone,
        steps: steps('backchannel_authentication_request'),
        findings: ['ciba-hints'],
      }),
      flow({
        ...ofPhone,
        steps: steps('backchannel_authentication_request'),
        findings: ['ciba-parameters-outside-jwt'],
      }),
      flow({
        ...ofDevice,
        findings: ['device-code-long-lived', 'user-code-weak'],
      }),
      flow({
        ...ofDevice,
        findings: ['device-code-long-lived', 'device-verification-insecure', 'user-code-reused'],
      }),
    ],
  },
];
