import { createGuardedApi, type GuardedApiSetup } from '../../../lab/failing/guarded-api.ts';
import { openPlainly } from '../../../lab/failing/open-app.ts';
import type { ProviderOptions } from '../../../lab/provider/options.ts';
import { click, statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, steps, type TruthFlow } from '../../truth.ts';
import { logInToPlanner, openPage, plannerLogin } from './planner.ts';

type Refusal = {
  readonly name: string;
  readonly story: string;
  readonly cause: string;
  /** Beside the authority and the API (`resource`) that the provider knows. */
  readonly settings: (api: string) => Readonly<Record<string, unknown>>;
  readonly api?: Partial<GuardedApiSetup>;
  readonly options?: ProviderOptions;
  /** Milliseconds between login and call. */
  readonly waits?: number;
  readonly said: string;
  readonly differs?: Partial<TruthFlow>;
  readonly mustNotSay: readonly string[];
};

/** The login goes well; the API does not take its token. */
function refused({
  name,
  story,
  cause,
  settings,
  api,
  options,
  waits = 0,
  said,
  differs,
  mustNotSay,
}: Refusal): Scenario {
  return {
    name: `failing-${name}`,
    story,
    play: async (stage) => {
      const plans = await openPlainly(stage.parts, 'plans.localhost');
      const world = (authority: string) => ({
        settings: { authority, ...settings(plans.origin) },
        plans: `${plans.origin}/plans`,
      });
      const { origin, provider, log } = await openPage(stage, {
        api: plans.origin,
        options: options ?? {},
        world,
      });
      plans.server.serve(createGuardedApi({ issuer: provider, audience: plans.origin, ...api }));
      await logInToPlanner(stage, origin);
      await new Promise((resolve) => setTimeout(resolve, waits));
      await click(stage.page, '#plans');
      await statusOf(stage.page, said);
      return log;
    },
    flows: [
      failed(cause, {
        client_id: 'planner',
        outcome: 'succeeded',
        steps: [...plannerLogin, ...steps('resource_request')],
        ...differs,
      }),
    ],
    mustNotSay,
  };
}

const forTheApi = (resource: string) => ({ resource, scope: 'openid profile orders:read' });

/** Tokens that an API refuses. */
export const refusingApis: readonly Scenario[] = [
  refused({
    name: 'opaque-token',
    story: 'The login does not ask for a token for the API; the API gets an opaque one and wants a JWT.',
    cause: 'audience-missing',
    settings: () => ({}),
    said: 'Failed: 401 Invalid Compact JWS',
    mustNotSay: ['renew the token'],
  }),
  refused({
    name: 'token-of-another-api',
    story: 'The token is for the API, which takes itself for another one.',
    cause: 'audience-wrong',
    settings: forTheApi,
    api: { audience: 'https://plans.company.test' },
    said: "Failed: 401 Unexpected 'aud' value",
    mustNotSay: ['renew the token'],
  }),
  refused({
    name: 'token-without-scope',
    story: 'The API wants a scope that the login did not ask for.',
    cause: 'scope-missing',
    settings: forTheApi,
    api: { scope: 'plans:write' },
    said: 'Failed: 403 Insufficient Scope',
    mustNotSay: ['renew the token'],
  }),
  refused({
    name: 'expired-token',
    story: 'The token lives for a second; the page calls the API after two.',
    cause: 'token-expired',
    settings: forTheApi,
    options: { accessTokenSeconds: 1 },
    waits: 2000,
    said: 'Failed: 401',
    mustNotSay: [],
  }),
];
