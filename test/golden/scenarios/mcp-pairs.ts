import { openPlainly } from '../../lab/failing/open-app.ts';
import { openProvider } from '../../lab/failing/provider.ts';
import { callToolAsDesktopClient, type DesktopClientSetup } from '../../lab/mcp/desktop-client.ts';
import { openToolsWithOwnProvider } from '../../lab/mcp/own-provider.ts';
import { createTools } from '../../lab/mcp/tools.ts';
import { openTlsServer } from '../../lab/open-server.ts';
import { signIn, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, neverBegun, steps, type TruthFlow } from '../truth.ts';

/** Calls the tool; a person signs in and allows it in Chromium. */
function atDesk({ page, program }: Stage, setup: Omit<DesktopClientSetup, 'fetch' | 'visit'>) {
  return callToolAsDesktopClient({
    fetch: program.fetch,
    visit: async (url) => {
      await page.goto(String(url));
      await signIn(page);
      await statusOf(page, 'back at the desk');
    },
    ...setup,
  });
}

/** Throws unless the client got what the tool says. */
async function gets(call: Promise<string>): Promise<void> {
  const text = await call;
  if (text !== 'The Left Hand of Darkness') throw new Error(`got ${text}`);
}

const revisions = (revision: string) => ({ client: revision, server: revision });

/** initialize, initialized, tools/list, tools/call. The stream for what the server has to say stays open: recordings have what ended. */
const session = Array.from({ length: 4 }, () => 'resource_request' as const);

/** The server describes itself, and the client is known by the address of its own description. */
async function published(
  stage: Stage,
  omitsResource: boolean,
  revision: '2025-11-25' | '2026-07-28' = '2025-11-25',
) {
  const { parts } = stage;
  const tools = await openPlainly(parts, 'tools.localhost');
  const server = `${tools.origin}/mcp`;
  const desk = parts.add(await openTlsServer('desk.localhost'));
  const provider = parts.add(
    await openProvider({
      scheme: 'http',
      clients: [],
      api: server,
      options: { consent: true, defaultApi: server },
    }),
  );
  tools.server.serve(
    createTools({
      issuer: provider.origin,
      origin: tools.origin,
      ...(revision === '2026-07-28' && { revision }),
    }),
  );
  const call = atDesk(stage, {
    server,
    revision,
    omitsResource,
    clientMetadataUrl: (redirectUrl) => {
      const address = `${desk.origin}/desk.json`;
      desk.serve((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({
            client_id: address,
            client_name: 'Desk',
            application_type: 'native',
            redirect_uris: [redirectUrl],
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            token_endpoint_auth_method: 'none',
          }),
        );
      });
      return address;
    },
  });
  await gets(call);
  return provider.log;
}

const publishedLogin: Pick<TruthFlow, 'client_id' | 'steps'> & Partial<TruthFlow> = {
  protocol: 'oauth2',
  client_id: 'https://desk.localhost:*/desk.json',
  revisions: revisions('2025-11-25'),
  steps: steps(
    'resource_request',
    'discovery',
    'discovery',
    'authorization_request',
    'authorization_response',
    'token_request',
    ...session,
  ),
};

/** MCP clients and servers of two revisions, of one mind; and the same with one fault. */
export const mcpPairs: readonly Scenario[] = [
  {
    name: 'mcp-2025-03-26',
    story: 'A client and a server of 2025-03-26: the server is its own authorization server, at its root.',
    play: async (stage) => {
      const notes = stage.parts.add(await openToolsWithOwnProvider());
      await gets(atDesk(stage, { server: notes.server, revision: '2025-03-26', scope: 'orders:read' }));
      return notes.log;
    },
    flows: [],
    flowsHeard: (_lab, log) => [
      flow({
        protocol: 'oauth2',
        client_id: log.find(({ event }) => event === 'grant.success')?.clientId ?? 'none',
        revisions: revisions('2025-03-26'),
        steps: steps(
          'resource_request',
          'discovery',
          'discovery',
          'discovery',
          'client_registration',
          'authorization_request',
          'authorization_response',
          'discovery',
          'discovery',
          'token_request',
          ...session,
        ),
      }),
    ],
  },
  {
    name: 'mcp-2025-03-26-other-issuer',
    story:
      'The same server, but its description is a copy and names the authorization server that it was copied from; the client refuses it.',
    play: async (stage) => {
      const notes = stage.parts.add(await openToolsWithOwnProvider('https://login.company.test'));
      const end = await atDesk(stage, { server: notes.server, revision: '2025-03-26' }).catch(
        (error: Error) => error.message,
      );
      if (!end.startsWith('Issuer mismatch in authorization server metadata')) throw new Error(end);
      return notes.log;
    },
    flows: [
      neverBegun('mcp-as-metadata', {
        protocol: 'oauth2',
        steps: steps('resource_request', 'discovery', 'discovery', 'discovery'),
        findings: ['metadata-issuer-mismatch'],
      }),
    ],
  },
  {
    name: 'mcp-2025-11-25',
    story:
      'A client and a server of 2025-11-25: the server describes itself, the client is known by an address, and says for whom it wants the token.',
    play: (stage) => published(stage, false),
    flows: [flow(publishedLogin)],
  },
  {
    name: 'mcp-2026-07-28',
    story:
      'A client and a server of 2026-07-28: there is no session, each request says which revision it speaks, and the authorization server names itself in its answer.',
    play: (stage) => published(stage, false, '2026-07-28'),
    flows: [
      flow({
        ...publishedLogin,
        revisions: revisions('2026-07-28'),
        steps: steps(
          'resource_request',
          'discovery',
          'discovery',
          'authorization_request',
          'authorization_response',
          'token_request',
          ...session.slice(1),
        ),
      }),
    ],
  },
  {
    name: 'mcp-2025-11-25-no-resource',
    story: 'The same, but the client never says for whom it wants the token.',
    play: (stage) => published(stage, true),
    flows: [flow({ ...publishedLogin, findings: ['mcp-resource-missing'], clean: true })],
  },
];
