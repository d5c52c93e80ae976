import type { ClientMetadata } from 'oidc-provider';
import { openPlainly, type OpenApp } from '../../../lab/failing/open-app.ts';
import { createPageApp, type PageAppSetup } from '../../../lab/failing/page-app.ts';
import { openProvider, type OpenProviderSetup } from '../../../lab/failing/provider.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Stage } from '../../scenario.ts';
import { steps } from '../../truth.ts';

export type PageSetup = Omit<OpenProviderSetup, 'clients' | 'scheme'> &
  Pick<PageAppSetup, 'headers'> & {
    readonly script?: string;
    readonly host?: string;
    readonly scheme?: OpenProviderSetup['scheme'];
    readonly world?: (provider: string, origin: string) => Readonly<Record<string, unknown>>;
    /** What its registration says otherwise. */
    readonly client?: (origin: string) => Partial<ClientMetadata>;
  };

export type OpenPage = OpenApp & { readonly provider: string; readonly log: readonly ProviderEvent[] };

/** A single-page app and a provider that knows it as a public client. */
export async function openPage({ parts }: Stage, setup: PageSetup = {}): Promise<OpenPage> {
  const { script = 'planner.js', host = 'planner.localhost', headers = {}, scheme = 'http', client } = setup;
  const app = await openPlainly(parts, host);
  const registered: ClientMetadata = {
    client_id: script.replace('.js', ''),
    client_name: 'Planner',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['/callback', '/popup', '/silent', '/'].map((path) => app.origin + path),
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    ...client?.(app.origin),
  };
  const { origin: provider, log } = parts.add(
    await openProvider({ ...setup, scheme, clients: [registered] }),
  );
  const world = { settings: { authority: provider }, ...setup.world?.(provider, app.origin) };
  app.server.serve(createPageApp({ title: 'Planner', script, world, headers }));
  return { ...app, provider, log };
}

/** From the app's start page through the provider's login to its greeting. */
export async function logInToPlanner({ page }: Stage, origin: string): Promise<void> {
  await page.goto(origin);
  await click(page, '#login');
  await click(page, '#sign-in');
  await statusOf(page, 'Signed in as alice');
}

/** What the browser shows of such a login. */
export const plannerLogin = steps(
  'discovery',
  'authorization_request',
  'authorization_response',
  'discovery',
  'token_request',
);
