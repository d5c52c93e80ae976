import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import type { Scenario, Stage } from '../../scenario.ts';
import { flow, steps, type TruthFlow } from '../../truth.ts';
import { openShop } from './authjs.ts';
import { openIntranet } from './intranet.ts';
import { logInToForum, openForum, openLibrary } from './python.ts';
import { openArchive, openPortal } from './saml.ts';
import { logInToTickets, openTickets } from './tickets.ts';
import { logInToWiki, openWiki } from './wiki.ts';

type Opened = { readonly origin: string; readonly log: readonly ProviderEvent[] };

type Clean = {
  readonly name: string;
  readonly story: string;
  readonly open: (stage: Stage) => Promise<Opened>;
  /** From the app's start page to the provider's button, and its click; default: the start page leads there. */
  readonly logIn?: (stage: Stage, origin: string) => Promise<void>;
  readonly said?: string;
  readonly tls?: true;
  readonly flow: Partial<TruthFlow> & Pick<TruthFlow, 'client_id'>;
};

/** With the software’s own configuration, and what its documentation advises: nothing is to be found fault with. */
function clean({ name, story, open, logIn = straightOn, said = 'Signed in', tls, ...told }: Clean): Scenario {
  return {
    name: `clean-${name}`,
    story,
    ...(tls && { takesAnyCertificate: tls }),
    play: async (stage) => {
      const { origin, log } = await open(stage);
      await logIn(stage, origin);
      await statusOf(stage.page, said);
      return log;
    },
    flows: [flow({ steps: handedOver, cause: null, ...told.flow })],
  };
}

const handedOver = steps('authorization_request', 'authorization_response', '(token_request)');

async function straightOn({ page }: Stage, origin: string): Promise<void> {
  await page.goto(`${origin}/`);
  await click(page, '#sign-in');
}

/** By the first thing on the start page that begins a login. */
const by =
  (selector: string) =>
  async ({ page }: Stage, origin: string): Promise<void> => {
    await page.goto(origin);
    await click(page, selector);
    await click(page, '#sign-in');
  };

const saml = {
  protocol: 'saml2',
  grant: null,
  response_mode: null,
  pkce: null,
  steps: steps('saml_authn_request', 'saml_response'),
} as const;

const quiet = async (origin: Promise<string>): Promise<Opened> => ({ origin: await origin, log: [] });

/** One good login with each app and service provider of the failing logins. */
export const cleanLogins: readonly Scenario[] = [
  clean({
    name: 'allauth',
    story: 'A login with django-allauth, which was taught PKCE.',
    open: (stage) => openForum(stage, { pkce: true }),
    logIn: logInToForum,
    flow: { client_id: 'forum' },
  }),
  clean({
    name: 'authjs',
    story: 'A login with Auth.js behind nginx.',
    open: (stage) => openShop(stage),
    logIn: by('form[action*="/auth/signin/lab"] button'),
    tls: true,
    flow: { client_id: 'shop' },
  }),
  clean({
    name: 'authlib',
    story: 'A login with authlib and Flask.',
    open: (stage) => openLibrary(stage),
    logIn: by('#login'),
    flow: { client_id: 'library' },
  }),
  clean({
    name: 'express-openid-connect',
    story:
      'A login with express-openid-connect behind nginx; its state says where to return, and nothing secret.',
    open: (stage) => openTickets(stage),
    logIn: logInToTickets,
    tls: true,
    flow: { client_id: 'tickets' },
  }),
  clean({
    name: 'mod-auth-openidc',
    story: 'A login with Apache and mod_auth_openidc.',
    open: (stage) => openIntranet(stage, {}),
    flow: { client_id: 'intranet' },
  }),
  clean({
    name: 'passport',
    story: 'A login with Passport and express-session behind nginx.',
    open: (stage) => openWiki(stage, { cookie: { sameSite: 'lax', secure: true } }),
    logIn: logInToWiki,
    tls: true,
    flow: { client_id: 'wiki' },
  }),
  clean({
    name: 'simplesamlphp',
    story: 'A login with SimpleSAMLphp.',
    open: (stage) => quiet(openPortal(stage)),
    flow: { ...saml, client_id: 'http://portal.localhost:*/module.php/saml/sp/metadata.php/default-sp' },
  }),
  clean({
    name: 'mellon',
    story: 'A login with Apache and mod_auth_mellon.',
    open: (stage) => quiet(openArchive(stage, 'https://archive.test')),
    tls: true,
    flow: { ...saml, client_id: 'https://archive.test:*/mellon/metadata' },
  }),
];
