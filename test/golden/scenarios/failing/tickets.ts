import {
  createExpressOpenidApp,
  type ExpressOpenidAppSetup,
} from '../../../lab/failing/express-openid-app.ts';
import { openBehindNginx, type OpenApp } from '../../../lab/failing/open-app.ts';
import { openProvider, webClient, type OpenProviderSetup } from '../../../lab/failing/provider.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import { click } from '../../../support/browser/lab-steps.ts';
import type { Stage } from '../../scenario.ts';
import { failed, steps, type TruthFlow } from '../../truth.ts';

export type Tickets = OpenApp & { readonly log: readonly ProviderEvent[] };

export type TicketsSetup = Pick<ExpressOpenidAppSetup, 'config'> & {
  readonly provider?: Omit<OpenProviderSetup, 'clients'>;
  /** Where it is; default: behind nginx at `https://tickets.test`. */
  readonly at?: OpenApp;
};

/** The tickets (express-openid-connect, everything in cookies) and a provider that knows them. */
export async function openTickets(
  { parts }: Stage,
  { at, config, ...setup }: TicketsSetup = {},
): Promise<Tickets> {
  const app = at ?? (await openBehindNginx(parts, 'tickets'));
  const clients = [webClient('tickets', `${app.origin}/callback`)];
  const { origin: provider, log } = parts.add(await openProvider({ ...setup.provider, clients }));
  app.server.serve(createExpressOpenidApp({ origin: app.origin, provider, ...(config && { config }) }));
  return { ...app, log };
}

/** From the start page to the provider's login, and through it. */
export async function logInToTickets({ page }: Stage, origin: string): Promise<void> {
  await page.goto(origin);
  await click(page, '#login');
  await click(page, '#sign-in');
}

/** The answer did not make a session. */
export function refusedByTickets(cause: string, differs: Partial<TruthFlow> = {}): TruthFlow {
  return failed(cause, {
    client_id: 'tickets',
    steps: steps('authorization_request', 'authorization_response'),
    ...differs,
  });
}
