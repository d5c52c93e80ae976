import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { attempt, howAnswered } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** The client is not known to the server and may not make itself known. RFC 7591 §3.2.2. */
export default cause({
  id: 'mcp-registration-refused',
  owner: 'authorization_server',
  title: 'The client could not register',
  signs:
    'A client that has no registration asked for one and was refused, or the server’s metadata has neither a registration endpoint nor client identifiers that are addresses; no login began.',
  against:
    'A later registration that was accepted; a login with an identifier that somebody registered by hand.',
  fix: 'Give the client an identifier that was registered by hand, or let the server take registrations: dynamic ones (registration_endpoint) or client metadata documents (client_id_metadata_document_supported). Where one was refused, change what its answer names.',
  references: ['rfc7591#3.2.2', 'rfc8414#2', 'client-id-metadata-document#3'],
  example: 'POST https://id.example/register → 403, or metadata without registration_endpoint',
  confusedWith: ['invalid-client', 'client-unknown-here', 'mcp-as-metadata'],
  folds: [
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'known-error',
    'unexplained',
    'invalid-client',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'registration') return undefined;
    const { at } = failed;
    if (at.kind !== 'client_registration')
      return {
        at,
        why: `The authorization server takes no new clients: its metadata at ${endpointOf(at.url)} has no registration_endpoint and does not say that it reads client metadata documents. A client that nobody registered there cannot begin a login.`,
        proof: 'status',
        confidence: 'firm',
        evidence: [at],
        tellApart:
          'If the client was given an identifier by hand, something else stopped it: its own log tells.',
      };
    const code = asText(at.answer?.['error']);
    const text = asText(at.answer?.['error_description']) ?? asText(at.answer?.['message']);
    const uris = at.params['redirect_uris'];
    const about =
      code === 'invalid_redirect_uri' && uris ? ` It asked for ${uris.split(' ').join(', ')}.` : '';
    return {
      at,
      why: `The client asked ${endpointOf(at.url)} to register it and was refused (${howAnswered(at, failed)})${code ? `: ${code}` : ''}${text ? `, “${text}”` : ''}.${about}`,
      proof: code ? 'code' : 'answerer',
      confidence: 'certain',
      evidence: [at],
    };
  },
});
