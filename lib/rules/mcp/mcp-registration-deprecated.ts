import { registrationsOf } from '../../facts/mcp/registration.ts';
import { mcpClientSince } from '../../facts/mcp/client-since.ts';
import { messagesOf } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client registers where its address would do',
  why: 'The authorization server knows clients by the address of a document of theirs. A registration leaves an entry there for every installation, which nobody ever deletes.',
  fix: 'Publish a client metadata document and use its https address as client_id; register only where the server does not offer that.',
  references: ['mcp#Client Registration Approaches', 'client-id-metadata-document#3'],
  examples: {
    fires: 'POST /register at a server that lists client_id_metadata_document_supported: true',
    passes: 'client_id=https://app.example/client.json there',
  },
};

/** Clients known by their address come before dynamic registration since 2025-11-25; since 2026-07-28 that is deprecated. */
export default remark({
  id: 'mcp-registration-deprecated',
  severity: 'info',
  owner: 'client',
  needs: [mcpClientSince['2025-11-25']],
  inspect({ flow, of }) {
    const offer = messagesOf(flow, 'discovery').find(
      ({ answer }) => answer?.['client_id_metadata_document_supported'] === true,
    );
    if (!offer) return 'not applicable';
    const registration = registrationsOf(flow)[0];
    if (!registration) return undefined;
    const isDeprecated = of(mcpClientSince['2026-07-28']);
    return {
      confidence: 'certain',
      detail: `The server offers client identifiers that are addresses (client_id_metadata_document_supported), and the client registered all the same${isDeprecated ? ': dynamic registration is deprecated since MCP 2026-07-28' : '; it should prefer them'}.`,
      evidence: [offer, registration],
    };
  },
});
