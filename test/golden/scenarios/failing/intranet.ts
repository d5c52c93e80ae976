import { startApacheOpenid, type ApacheOpenidSetup } from '../../../lab/failing/apache-openid.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import { freePort } from '../../../lab/software/free-port.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import { click } from '../../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { failed, steps } from '../../truth.ts';

type Intranet = { readonly origin: string; readonly log: readonly ProviderEvent[] };

type IntranetSetup = Pick<ApacheOpenidSetup, 'secret' | 'saysWhy'> & {
  readonly more?: (provider: string) => string;
};

/** Apache with mod_auth_openidc, every page of which asks for a login. */
export async function openIntranet({ parts }: Stage, { more, ...setup }: IntranetSetup): Promise<Intranet> {
  const port = await freePort();
  const origin = `http://intranet.localhost:${port}`;
  const callback = `${origin}/oidc`;
  const clients = [webClient('intranet', callback)];
  const { origin: provider, log } = parts.add(await openProvider({ scheme: 'http', clients }));
  parts.add(await startApacheOpenid({ port, provider, callback, more: more?.(provider) ?? '', ...setup }));
  return { origin, log };
}

type Refused = IntranetSetup & {
  readonly name: string;
  readonly story: string;
  readonly cause: string;
  /** Milliseconds that the person takes at the provider. */
  readonly thinks?: number;
  readonly said: string;
  readonly mustNotSay?: readonly string[];
  /** It redeemed the code, or tried. Default false. */
  readonly redeems?: boolean;
};

function refused({
  name,
  story,
  cause,
  thinks = 0,
  said,
  mustNotSay = [],
  redeems = false,
  ...setup
}: Refused): Scenario {
  return {
    name: `failing-openidc-${name}`,
    story,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openIntranet(stage, setup);
      await page.goto(origin);
      await page.waitForSelector('#sign-in');
      await new Promise((resolve) => setTimeout(resolve, thinks));
      await click(page, '#sign-in');
      await page.waitForFunction((text) => document.body.innerText.includes(text), {}, said);
      return log;
    },
    // With a template of its own the module says 200 with its errors.
    flows: [
      failed(cause, {
        client_id: 'intranet',
        steps: steps(
          'authorization_request',
          'authorization_response',
          ...(redeems ? (['(token_request)'] as const) : []),
        ),
        // Whether the code was redeemed, no browser sees.
        ...(redeems && { notYet: ['steps'] }),
      }),
    ],
    mustNotSay,
  };
}

/** Logins that mod_auth_openidc refuses. */
export const refusedByIntranet: readonly Scenario[] = [
  refused({
    name: 'timeout',
    story: 'The intranet remembers a login for a second; the person needs two to sign in.',
    cause: 'cookie-expired-before-return',
    more: () => 'OIDCStateTimeout 1',
    thinks: 2200,
    saysWhy: true,
    said: 'This is due to a timeout',
  }),
  refused({
    name: 'wrong-secret',
    story:
      'The intranet has a wrong client secret; the provider refuses its token request, out of the browser’s sight.',
    cause: 'backchannel-failed',
    secret: 'not-the-secret',
    saysWhy: true,
    said: 'Error in handling response type',
    redeems: true,
    mustNotSay: ['did not come back'],
  }),
  refused({
    name: 'issuer-slash',
    story: 'The intranet was told an issuer with a slash at its end; the provider says the one without.',
    cause: 'iss-parameter-mismatch',
    more: (provider) => `OIDCProviderIssuer ${provider}/`,
    saysWhy: true,
    said: 'Error in handling response type',
    mustNotSay: ['did not come back'],
  }),
];
