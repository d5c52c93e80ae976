import { startConformance, type ConformanceCheck } from '../../lab/mcp/conformance.ts';
import { callToolAsDesktopClient, type DesktopClientSetup } from '../../lab/mcp/desktop-client.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import { statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { failed, flow, neverBegun, steps, type TruthFlow, type TruthStep } from '../truth.ts';

type Revision = DesktopClientSetup['revision'];

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
};

/** The MCP project's own conformance suite for clients, against the SDK's client; Chromium takes the person to the login. */
function conformance({ scenario, revision, story, flows, gives, faults = [], client }: Suite): Scenario {
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

/** Token requests, as the suite's authorization server counted them; throws where the suite finds other faults than were told. */
function told(checks: readonly ConformanceCheck[], faults: readonly string[]): readonly ProviderEvent[] {
  const wrong = checks.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
  const found = [...new Set(wrong.map(({ id }) => id))];
  if (found.join() !== faults.join()) throw new Error(`the suite finds fault with ${found.join()}`);
  return checks.filter(({ id }) => id === 'token-request').map(() => answered);
}

const answered: ProviderEvent = {
  event: 'grant.success',
  clientId: undefined,
  grantType: undefined,
  error: undefined,
};

const times = (count: number) => Array.from({ length: count }, () => 'resource_request' as const);

/** initialize, initialized, the stream that the server does not offer, tools/list, tools/call. */
const session2025 = times(5);
/** server/discover, tools/list, tools/call. */
const session2026 = times(3);

const login = ['authorization_request', 'authorization_response', 'token_request'] as const;
/** Where nothing says where to log in, the client looks again before it asks for the token. */
const loginAgain = (documents: number) =>
  ['authorization_request', 'authorization_response', ...found(documents), 'token_request'] as const;
const found = (documents: number) => Array.from({ length: documents }, () => 'discovery' as const);

/** The suite's authorization server lets its answers with tokens be cached (RFC 6749 §5.1), in every scenario. */
const suites = {
  protocol: 'oauth2',
  findings: ['token-response-cacheable'],
  clean: true,
} as const satisfies Partial<TruthFlow>;

const cimd = 'https://conformance-test.local/client-metadata.json';

function story(revision: Revision, list: readonly TruthStep[], differs: Partial<TruthFlow> = {}): TruthFlow {
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

export const mcpConformance: readonly Scenario[] = [
  conformance({
    scenario: 'metadata-default',
    revision: '2025-11-25',
    story: 'An MCP client of 2025-11-25 finds the documents where it looks first, registers and logs in.',
    flows: [
      story(
        '2025-11-25',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: 'metadata-var3',
    revision: '2025-11-25',
    story:
      'The challenge names an unusual address, and the authorization server is one of several at its host.',
    flows: [
      story(
        '2025-11-25',
        steps('resource_request', ...found(4), 'client_registration', ...login, ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: 'basic-cimd',
    revision: '2025-11-25',
    story: 'The client is known by the address of its own description and registers nowhere.',
    client: { clientMetadataUrl: () => cimd },
    flows: [
      story('2025-11-25', steps('resource_request', ...found(2), ...login, ...session2025), {
        client_id: cimd,
      }),
    ],
  }),
  conformance({
    scenario: 'scope-step-up',
    revision: '2025-11-25',
    story: 'A tool needs more than the first login gave; the client logs in again for it.',
    flows: [
      story(
        '2025-11-25',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...times(2)),
      ),
      story('2025-11-25', steps(...login, ...times(1))),
    ],
  }),
  conformance({
    scenario: '2025-03-26-oauth-metadata-backcompat',
    revision: '2025-03-26',
    story: 'A server of 2025-03-26 is its own authorization server and says so at its root.',
    flows: [
      story(
        '2025-03-26',
        steps('resource_request', ...found(3), 'client_registration', ...loginAgain(2), ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: '2025-03-26-oauth-endpoint-fallback',
    revision: '2025-03-26',
    story:
      'A server of 2025-03-26 says nothing; the client finds /register, /authorize and /token by their names.',
    flows: [
      story(
        '2025-03-26',
        steps('resource_request', ...found(4), 'client_registration', ...loginAgain(4), ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: 'iss-supported',
    revision: '2026-07-28',
    story: 'An authorization server of 2026-07-28 names itself in its answer, as it had announced.',
    flows: [
      story(
        '2026-07-28',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...session2026),
      ),
    ],
  }),
  conformance({
    scenario: 'basic-cimd',
    revision: '2026-07-28',
    story: 'A client of 2026-07-28 is known by the address of its own description.',
    client: { clientMetadataUrl: () => cimd },
    flows: [
      story('2026-07-28', steps('resource_request', ...found(2), ...login, ...session2026), {
        client_id: cimd,
      }),
    ],
  }),
  conformance({
    scenario: 'scope-step-up',
    revision: '2026-07-28',
    story: 'A tool of a server of 2026-07-28 needs more than the first login gave.',
    flows: [
      story(
        '2026-07-28',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...times(3)),
      ),
      story('2026-07-28', steps(...login, ...times(1))),
    ],
  }),
  conformance({
    scenario: 'resource-mismatch',
    revision: '2026-07-28',
    story: 'The document of the MCP server is about another server; the client refuses it.',
    gives: /does not match expected/,
    flows: [
      neverBegun('mcp-resource-mismatch', {
        protocol: 'oauth2',
        steps: steps('resource_request', ...found(2)),
        findings: ['prm-resource-mismatch'],
      }),
    ],
  }),
  conformance({
    scenario: 'iss-supported-missing',
    revision: '2026-07-28',
    story:
      'The authorization server announces that its answers name it, and this one does not; the client refuses it.',
    gives: /Issuer mismatch in authorization response/,
    flows: [
      failed('iss-parameter-mismatch', {
        protocol: 'oauth2',
        outcome: null,
        client_id: 'test-client-id',
        steps: steps('resource_request', ...found(2), 'client_registration', ...login.slice(0, 2)),
        findings: ['iss-missing', 'redirect-uri-native-weak'],
      }),
    ],
  }),
  conformance({
    scenario: 'iss-wrong-issuer',
    revision: '2026-07-28',
    story:
      'The answer names another authorization server than the one that was asked; the client refuses it.',
    gives: /Issuer mismatch in authorization response/,
    flows: [
      failed('iss-parameter-mismatch', {
        protocol: 'oauth2',
        outcome: null,
        client_id: 'test-client-id',
        steps: steps('resource_request', ...found(2), 'client_registration', ...login.slice(0, 2)),
        findings: ['iss-mismatch'],
      }),
    ],
  }),
  conformance({
    scenario: 'metadata-issuer-mismatch',
    revision: '2026-07-28',
    story: 'The description of the authorization server names another issuer; the client refuses it.',
    gives: /Issuer mismatch in authorization server metadata/,
    flows: [
      neverBegun('mcp-as-metadata', {
        protocol: 'oauth2',
        steps: steps('resource_request', ...found(2)),
        findings: ['metadata-issuer-mismatch'],
      }),
    ],
  }),
  conformance({
    scenario: 'scope-retry-limit',
    revision: '2025-11-25',
    story: 'The tool wants more, whatever the client got; the client gives up after a few logins.',
    gives: /./,
    faults: ['scope-retry-limit'],
    flows: [
      failed('interaction-loop', {
        ...suites,
        findings: ['err-interaction-loop', 'token-response-cacheable'],
        client_id: 'test-client-id',
        steps: steps(
          'resource_request',
          ...found(2),
          'client_registration',
          ...login,
          ...times(1),
          ...[1, 2, 3].flatMap(() => [...login, ...times(1)]),
        ),
      }),
    ],
  }),
  conformance({
    scenario: 'authorization-server-migration',
    revision: '2026-07-28',
    story: 'The MCP server names another authorization server than before; the client registers there anew.',
    client: { looksAnew: true, mostLogins: 4 },
    flows: [
      story(
        '2026-07-28',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...times(2)),
        { client_id: 'as1-client-id-LEAKED-IF-SEEN-AT-AS2', cause: 'api-server-changed' },
      ),
      story('2026-07-28', steps(...found(2), 'client_registration', ...login, ...times(2)), {
        client_id: 'as2-client-id',
      }),
    ],
  }),
];
