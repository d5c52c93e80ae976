import { asText } from '../../exchange/json.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { serverDocumentsOf } from '../../facts/metadata-document.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isResourceMetadata } from '../../flows/well-known.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A client that registers itself keeps its identifier; a server that has lost it answers for ever that it knows none. RFC 7591 §3.2.1. */
export default cause({
  id: 'mcp-registration-forgotten',
  owner: 'client',
  title: 'The client uses an identifier that the server no longer knows',
  signs:
    'A client that finds everything by itself (it read the API’s description) sent a client_id without registering, the server’s metadata has a registration_endpoint, and the server says that it does not know the client.',
  against:
    'A registration in this recording; an identifier that is an address; a server that takes no registrations.',
  fix: 'Make the client forget this server (sign out of it, remove and add the server again, delete its stored credentials), so that it registers anew. A client can mend it for good by registering again when it is told so.',
  references: ['rfc7591#3.2.1', 'mcp#Client Registration Approaches'],
  example:
    'GET /authorize?client_id=1a64e0fd-… → 422 “Unrecognized client_id”, with no POST to registration_endpoint before it',
  confusedWith: ['client-unknown-here', 'mcp-registration-refused'],
  folds: ['client-unknown-here', 'provider-error-page', 'known-error', 'invalid-client', 'unexplained'],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const at = ending.outcome === 'failed' ? ending.failedAt : undefined;
    const client = at?.client;
    if (!at || client === undefined || /^https?:/i.test(client)) return undefined;
    const registers = serverDocumentsOf(flow).find(({ document }) =>
      asText(document['registration_endpoint']),
    );
    if (!registers || !flow.messages.some(isResourceMetadata)) return undefined;
    if (messagesOf(flow, 'client_registration').length > 0) return undefined;
    const said = saidBy(at.exchange);
    const unknown = said?.phrases.find(
      ({ phrase: { cause: settled, suspects } }) => (settled ?? suspects[0]) === 'client-unknown-here',
    );
    if (!unknown) return undefined;
    return {
      at,
      why: `${hostOf(at.url)} does not know the client_id that was sent, and the client, which can register itself there, did not: it keeps the identifier of an earlier registration.${itSays(said?.text)}`,
      proof: unknown.phrase.loosely.length > 0 ? 'phrase' : 'code',
      confidence: 'firm',
      evidence: [registers.message, at],
    };
  },
});
