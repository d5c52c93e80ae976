import type { ClientMetadata } from 'oidc-provider';
import { openPlainly } from '../../../lab/failing/open-app.ts';
import { openProvider } from '../../../lab/failing/provider.ts';
import { createUnsaidTools, type UnsaidToolsSetup } from '../../../lab/failing/unsaid-tools.ts';
import { createAgent } from '../../../lab/mcp/agent.ts';
import { statusOf } from '../../../support/browser/lab-steps.ts';
import type { Scenario } from '../../scenario.ts';
import { failed, neverBegun, steps, type TruthFlow } from '../../truth.ts';

type Unsaid = {
  readonly name: string;
  readonly story: string;
  readonly cause: string;
  readonly setup: (at: { readonly tools: string; readonly provider: string }) => UnsaidToolsSetup;
  /** Registered before at an authorization server that it does not find again. */
  readonly knownClient?: string;
  readonly said: string;
  readonly flow: Pick<TruthFlow, 'steps'> & Partial<TruthFlow>;
  readonly mustNotSay: readonly string[];
};

const metadata = '/.well-known/oauth-protected-resource/mcp';

/** The MCP SDK's own client, in a page, in front of a server that does not help it. */
function unsaid({ name, story, cause, setup, knownClient, said, flow, mustNotSay }: Unsaid): Scenario {
  return {
    name: `failing-mcp-${name}`,
    story,
    play: async (stage) => {
      const { page, parts } = stage;
      const tools = await openPlainly(parts, 'tools.localhost');
      const agent = await openPlainly(parts, 'agent.localhost');
      const clients: ClientMetadata[] = [];
      const { origin: provider, log } = parts.add(await openProvider({ scheme: 'http', clients }));
      tools.server.serve(createUnsaidTools(setup({ tools: tools.origin, provider })));
      agent.server.serve(createAgent(`${tools.origin}/mcp`));
      if (knownClient) {
        const client = JSON.stringify({
          client_id: knownClient,
          redirect_uris: [`${agent.origin}/callback`],
        });
        await page.evaluateOnNewDocument((saved) => {
          if (location.host.startsWith('agent.')) sessionStorage.setItem('client', saved);
        }, client);
      }
      await page.goto(agent.origin);
      if (knownClient) await page.waitForFunction(() => location.pathname === '/authorize');
      else await statusOf(page, said);
      return log;
    },
    flows: [
      knownClient
        ? failed(cause, { protocol: 'oauth2', client_id: knownClient, ...flow })
        : neverBegun(cause, { protocol: 'oauth2', ...flow }),
    ],
    mustNotSay,
  };
}

/** Logins of MCP clients that end before they begin. */
export const unsaidTools: readonly Scenario[] = [
  unsaid({
    name: 'nothing-said',
    story: 'An MCP server answers 401 and says nothing of where to log in; the client looks in vain.',
    cause: 'mcp-no-challenge',
    setup: () => ({}),
    said: 'failed',
    flow: {
      steps: steps(
        'resource_request',
        'discovery',
        'discovery',
        'discovery',
        'discovery',
        'client_registration',
      ),
    },
    mustNotSay: ['no login was found'],
  }),
  unsaid({
    name: 'guessed-address',
    story:
      'The same, with a client that was registered before: it guesses the address of a login page, which is a 404.',
    cause: 'mcp-fallback-authorize',
    setup: () => ({}),
    knownClient: 'agent-7f3a',
    said: '',
    flow: {
      steps: steps(
        'resource_request',
        'discovery',
        'discovery',
        'discovery',
        'discovery',
        'authorization_request',
      ),
    },
    mustNotSay: ['does not trust', 'does not know the client'],
  }),
  unsaid({
    name: 'document-is-missing',
    story: 'The challenge names a document that is not there.',
    cause: 'mcp-prm-missing',
    setup: ({ tools }) => ({ challenge: `Bearer resource_metadata="${tools}${metadata}"` }),
    said: 'failed',
    flow: {
      steps: steps('resource_request', 'discovery', 'discovery', 'discovery', 'client_registration'),
      findings: ['err-wrong-endpoint'],
    },
    mustNotSay: ['no login was found'],
  }),
  unsaid({
    name: 'other-resource',
    story: 'The document is about the server’s public address, with another path than the one that is asked.',
    cause: 'mcp-resource-mismatch',
    setup: ({ tools, provider }) => ({
      challenge: `Bearer resource_metadata="${tools}${metadata}"`,
      documents: {
        [metadata]: { resource: 'https://tools.company.test/mcp', authorization_servers: [provider] },
      },
    }),
    said: 'failed: Protected resource',
    flow: { steps: steps('resource_request', 'discovery', 'discovery') },
    mustNotSay: ['no login was found'],
  }),
  unsaid({
    name: 'document-without-cors',
    story: 'The document is there, but a page of another origin may not read it.',
    cause: 'mcp-cors',
    setup: ({ tools, provider }) => ({
      challenge: `Bearer resource_metadata="${tools}${metadata}"`,
      documents: { [metadata]: { resource: `${tools}/mcp`, authorization_servers: [provider] } },
      withoutCors: [metadata],
    }),
    said: 'failed',
    flow: {
      steps: steps(
        'resource_request',
        'discovery',
        'discovery',
        'discovery',
        'discovery',
        'client_registration',
      ),
    },
    mustNotSay: ['no login was found'],
  }),
];
