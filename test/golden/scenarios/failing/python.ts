import type { RequestListener } from 'node:http';
import { clientSecret, openProvider, webClient } from '../../../lab/failing/provider.ts';
import { startPython } from '../../../lab/software/python.ts';
import { freePort } from '../../../lab/software/free-port.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import type { ProviderOptions } from '../../../lab/provider/options.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { failed, steps } from '../../truth.ts';

type Opened = { readonly origin: string; readonly log: readonly ProviderEvent[] };
type Setup = {
  readonly sameSite?: 'Lax' | 'Strict';
  readonly secret?: string;
  readonly options?: ProviderOptions;
  /** The forum uses PKCE, which Debian’s django-allauth has not learnt. Default false. */
  readonly pkce?: boolean;
};

const servers = new URL('../../../lab/failing/servers/', import.meta.url);

/** Gives the provider Keycloak's addresses. */
const likeKeycloak =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    const realm = /^\/realms\/lab\/protocol\/openid-connect\/(auth|token|userinfo)/;
    request.url = request.url?.replace(realm, (_all, name: string) =>
      name === 'userinfo' ? '/me' : `/${name}`,
    );
    listener(request, response);
  };

/** The forum: django-allauth. */
export async function openForum(
  { parts }: Stage,
  { sameSite = 'Lax', secret = clientSecret, pkce = false }: Setup = {},
): Promise<Opened> {
  const port = await freePort();
  const origin = `http://forum.localhost:${port}`;
  const clients = [webClient('forum', `${origin}/accounts/keycloak/login/callback/`)];
  const options = { pkceRequired: pkce };
  const provider = parts.add(await openProvider({ scheme: 'http', clients, options, behind: likeKeycloak }));
  const env = {
    LAB_PROVIDER: provider.origin,
    LAB_BACK_CHANNEL: `http://127.0.0.1:${new URL(provider.origin).port}`,
    LAB_SECRET: secret,
    LAB_SAMESITE: sameSite,
    LAB_PKCE: pkce ? 'yes' : 'no',
  };
  const script = new URL('allauth.py', servers);
  const packages = ['python3', 'python3-django-allauth'];
  parts.add(await startPython({ script, packages, module: 'allauth', port, env }));
  return { origin, log: provider.log };
}

/** The library: Flask and authlib. */
export async function openLibrary(
  { parts }: Stage,
  { sameSite = 'Lax', secret = clientSecret, options = {} }: Setup = {},
): Promise<Opened> {
  const port = await freePort();
  const origin = `http://library.localhost:${port}`;
  const clients = [webClient('library', `${origin}/callback`)];
  const { origin: provider, log } = parts.add(await openProvider({ scheme: 'http', clients, options }));
  const env = { LAB_PROVIDER: provider, LAB_SECRET: secret, LAB_SAMESITE: sameSite };
  const script = new URL('authlib.py', servers);
  const packages = ['python3', 'python3-requests', 'python3-flask', 'python3-authlib'];
  parts.add(await startPython({ script, packages, module: 'authlib', port, env }));
  return { origin, log };
}

export async function logInToForum({ page }: Stage, origin: string): Promise<void> {
  await page.goto(origin);
  await click(page, '#login');
  await click(page, 'button[type=submit]');
  await click(page, '#sign-in');
}

const socialFailure = ({ page }: Stage) =>
  page.waitForFunction(() => document.body.textContent?.includes('Social Network Login Failure'));

const frontChannel = steps('authorization_request', 'authorization_response');
const handedOver = [...frontChannel, ...steps('(token_request)')];

/** Logins of apps in Python. */
export const refusedByPython: readonly Scenario[] = [
  {
    name: 'failing-allauth-wrong-secret',
    story: 'django-allauth has a wrong client secret; it says 200 and that an error occurred.',
    play: async (stage) => {
      const { origin, log } = await openForum(stage, { secret: 'not-the-secret' });
      await logInToForum(stage, origin);
      await socialFailure(stage);
      return log;
    },
    flows: [
      failed('backchannel-failed', {
        client_id: 'forum',
        pkce: 'none',
        // Debian’s django-allauth knows no PKCE, and its state has 12 characters.
        findings: ['pkce-missing', 'state-weak'],
        steps: handedOver,
        // That the code was redeemed, no browser sees.
        notYet: ['steps'],
      }),
    ],
    mustNotSay: ['succeeded', 'did not come back'],
  },
  {
    name: 'failing-allauth-strict-session',
    story:
      'Django’s session cookie is SameSite=Strict; django-allauth does not know the login that comes back.',
    play: async (stage) => {
      const { origin, log } = await openForum(stage, { sameSite: 'Strict' });
      await logInToForum(stage, origin);
      await socialFailure(stage);
      return log;
    },
    // It redeems the code first and looks for the state afterwards.
    flows: [
      failed('cookie-strict-return', {
        client_id: 'forum',
        pkce: 'none',
        // Debian’s django-allauth knows no PKCE, and its state has 12 characters.
        findings: ['pkce-missing', 'state-weak'],
        steps: handedOver,
        // That the code was redeemed, no browser sees.
        notYet: ['steps'],
      }),
    ],
    mustNotSay: ['succeeded', 'form_post'],
  },
  {
    name: 'failing-authlib-strict-session',
    story: 'Flask’s session cookie is SameSite=Strict; authlib finds no state to compare with.',
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openLibrary(stage, { sameSite: 'Strict' });
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'mismatching_state: CSRF Warning!');
      return log;
    },
    flows: [failed('cookie-strict-return', { client_id: 'library', steps: frontChannel })],
    mustNotSay: ['attack', 'form_post'],
  },
  {
    name: 'failing-authlib-big-session',
    story: 'Flask keeps who signed in, with all groups, in its session cookie: more than a browser takes.',
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openLibrary(stage, { options: { groups: 250 } });
      await page.goto(origin);
      await click(page, '#login');
      await click(page, '#sign-in');
      await statusOf(page, 'Signed out');
      return log;
    },
    flows: [failed('cookie-too-large', { client_id: 'library', steps: handedOver })],
    mustNotSay: ['succeeded'],
  },
];
