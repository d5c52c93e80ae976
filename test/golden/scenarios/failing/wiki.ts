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
  /** Host of a wiki that is reached by plain http; default: it is behind nginx at `https://wiki.test`. */
  readonly plainHost?: string;
  /** It makes its callback's address of what it was asked as, instead of having been told. Default false. */
  readonly guessesCallback?: boolean;
  /** Milliseconds that the provider takes for each answer. Default 0. */
  readonly slowProvider?: number;
};

/** The wiki (Passport, its state in the session) and a provider that knows it. */
export async function openWiki(
  { parts }: Stage,
  { plainHost, cookie = {}, guessesCallback = false, slowProvider, ...setup }: WikiSetup,
): Promise<Wiki> {
  const app = await (plainHost ? openPlainly(parts, plainHost) : openBehindNginx(parts, 'wiki'));
  const callback = `${app.origin}/callback`;
  const { origin: provider, log } = parts.add(
    await openProvider({ clients: [webClient('wiki', callback)], delay: slowProvider }),
  );
  app.server.serve(
    createPassportApp({ provider, cookie, callback: guessesCallback ? '/callback' : callback, ...setup }),
  );
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
