import type { OAuthClientProvider } from '@modelcontextprotocol/client';
import {
  startConformance,
  type ConformanceCheck,
  type ConformanceContext,
} from '../../lab/mcp/conformance.ts';
import { callToolAsDesktopClient, type DesktopClientSetup } from '../../lab/mcp/desktop-client.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import { statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, type TruthFlow, type TruthStep } from '../truth.ts';

type Revision = DesktopClientSetup['revision'];
/** How a program asks: each request is recorded. */
export type Fetch = DesktopClientSetup['fetch'];

type Suite = {
  /** As the suite calls it, without `auth/`. */
  readonly scenario: string;
  readonly revision: Revision;
  readonly story: string;
  readonly flows: readonly TruthFlow[];
  /** What the client says when it gives up; absent: it gets what it came for. */
  readonly gives?: RegExp;
  /** What the suite finds fault with. */
  readonly faults?: readonly string[];
  readonly client?: Partial<DesktopClientSetup>;
  /** A client that needs no person gets its tokens so. */
  readonly credentials?: (context: ConformanceContext, fetch: Fetch) => OAuthClientProvider;
};

/** The MCP project's own conformance suite for clients, against the SDK's client; Chromium takes the person to the login. */
export function conformance({
  scenario,
  revision,
  story,
  flows,
  gives,
  faults = [],
  client,
  credentials,
}: Suite): Scenario {
  return {
    name: `mcp-conformance-${scenario}${revision === '2026-07-28' ? '-2026' : ''}`,
    story,
    play: async ({ page, parts, program }) => {
      const suite = parts.add(await startConformance(`auth/${scenario}`, revision));
      const called = callToolAsDesktopClient({
        server: suite.server,
        // What older servers meet is today's client.
        revision: revision === '2026-07-28' ? revision : '2025-11-25',
        fetch: program.fetch,
        visit: async (url) => {
          await page.goto(String(url));
          await statusOf(page, 'back at the desk');
        },
        ...client,
        ...(credentials && { authProvider: credentials(suite.context, program.fetch) }),
      });
      const end = await called.then(
        (text) => `got ${text}`,
        (error: Error) => error.message,
      );
      if (!(gives ?? /^got test$/).test(end)) throw new Error(`${scenario}: ${end}`);
      return told(await suite.verdict(), faults);
    },
    flows,
  };
}

/** Token requests, as the suite's servers counted them; throws where the suite finds other faults than were told. */
function told(checks: readonly ConformanceCheck[], faults: readonly string[]): readonly ProviderEvent[] {
  const wrong = checks.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
  const found = [...new Set(wrong.map(({ id }) => id))];
  if (found.join() !== faults.join()) throw new Error(`the suite finds fault with ${found.join()}`);
  return checks.filter(({ id }) => tokenRequests.has(id)).map(() => answered);
}

/** At the authorization server, and at an identity provider before it. */
const tokenRequests = new Set(['token-request', 'complete-flow-token-exchange']);

const answered: ProviderEvent = {
  event: 'grant.success',
  clientId: undefined,
  grantType: undefined,
  error: undefined,
};

export const times = (count: number) => Array.from({ length: count }, () => 'resource_request' as const);

/** initialize, initialized, the stream that the server does not offer, tools/list, tools/call. */
export const session2025 = times(5);
/** server/discover, tools/list, tools/call. */
export const session2026 = times(3);

export const login = ['authorization_request', 'authorization_response', 'token_request'] as const;
/** Where nothing says where to log in, the client looks again before it asks for the token. */
export const loginAgain = (documents: number) =>
  ['authorization_request', 'authorization_response', ...found(documents), 'token_request'] as const;
export const found = (documents: number) => Array.from({ length: documents }, () => 'discovery' as const);

/** The suite's authorization server lets its answers with tokens be cached (RFC 6749 §5.1), in every scenario. */
export const suites = {
  protocol: 'oauth2',
  findings: ['token-response-cacheable'],
  clean: true,
} as const satisfies Partial<TruthFlow>;

export function story(
  revision: Revision,
  list: readonly TruthStep[],
  differs: Partial<TruthFlow> = {},
): TruthFlow {
  const server = revision;
  const client = revision === '2026-07-28' ? revision : '2025-11-25';
  return flow({
    ...suites,
    client_id: 'test-client-id',
    revisions: { client, server },
    steps: list,
    ...differs,
  });
}
