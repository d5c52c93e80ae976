import type { SessionOptions } from 'express-session';
import { openBehindNginx, openPlainly, type OpenApp } from '../../../lab/failing/open-app.ts';
import { createPassportApp, type PassportAppSetup } from '../../../lab/failing/passport-app.ts';
import { openProvider, webClient } from '../../../lab/failing/provider.ts';
import { click } from '../../../support/browser/lab-steps.ts';
import type { ProviderEvent } from '../../../lab/provider/provider-log.ts';
import type { Stage } from '../../scenario.ts';
import { failed, steps, type TruthFlow } from '../../truth.ts';

export type Wiki = OpenApp & { readonly log: readonly ProviderEvent[] };

export type WikiSetup = Omit<PassportAppSetup, 'provider' | 'cookie' | 'callback'> & {
  readonly cookie?: SessionOptions['cookie'];
  /** Where it is; default: behind nginx at `https://wiki.test`. */
  readonly at?: OpenApp;
  /** Host at which it is reached by plain http instead. */
  readonly plainHost?: string;
  /** It makes its callback's address of what it was asked as, instead of having been told. Default false. */
  readonly guessesCallback?: boolean;
  /** The callback that it was told and that is registered; default: `/callback` of its origin. */
  readonly callbackAt?: (origin: string) => string;
  /** The provider knows it. Default true. */
  readonly registered?: boolean;
  /** Milliseconds that the provider takes for each answer. Default 0. */
  readonly slowProvider?: number;
};

/** The wiki (Passport, its state in the session) and a provider that knows it. */
export async function openWiki({ parts }: Stage, setup: WikiSetup): Promise<Wiki> {
  const { at, plainHost, cookie = {}, guessesCallback, callbackAt, registered = true, slowProvider } = setup;
  const app = at ?? (await (plainHost ? openPlainly(parts, plainHost) : openBehindNginx(parts, 'wiki')));
  const callback = callbackAt?.(app.origin) ?? `${app.origin}/callback`;
  const clients = registered ? [webClient('wiki', callback)] : [];
  const { origin: provider, log } = parts.add(await openProvider({ clients, delay: slowProvider }));
  const told = guessesCallback ? '/callback' : callback;
  app.server.serve(createPassportApp({ provider, ...setup, cookie, callback: told }));
  return { ...app, log };
}

/** From the wiki's start page to the provider's login, and through it, where the person takes some milliseconds. */
export async function logInToWiki({ page }: Stage, origin: string, thinks = 0): Promise<void> {
  await page.goto(origin);
  await click(page, '#login');
  await page.waitForSelector('#sign-in');
  await new Promise((resolve) => setTimeout(resolve, thinks));
  await click(page, '#sign-in');
}

/** The wiki refused the answer without redeeming the code. */
export function refusedByWiki(cause: string, differs: Partial<TruthFlow> = {}): TruthFlow {
  return failed(cause, {
    client_id: 'wiki',
    steps: steps('authorization_request', 'authorization_response'),
    ...differs,
  });
}

/** What `passport-oauth2` says when the session knows of no login, and of another one. */
export const [noLoginKnown, anotherLoginKnown] = [
  'Login failed: Unable to verify authorization request state.',
  'Login failed: Invalid authorization request state.',
];
