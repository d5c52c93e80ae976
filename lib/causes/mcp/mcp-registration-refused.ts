import { asText, parseJsonObject } from '../../exchange/json.ts';
import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { attempt, howAnswered } from '../../facts/attempt.ts';
import { saidBy } from '../../facts/said/said.ts';
import { inItsWords } from '../../explain/quote.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { quotedRefusal } from '../../messages/oidc/quoted-refusal.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The client is not known to the server and may not make itself known. RFC 7591 §3.2.2. */
export default cause({
  id: 'mcp-registration-refused',
  owner: 'authorization_server',
  title: 'The client could not register',
  signs:
    'A client that has no registration asked for one and was refused, or the server’s metadata has neither a registration endpoint nor client identifiers that are addresses, or the app’s own answer at the start of its login passes on that its server was refused; no login began.',
  against:
    'A later registration that was accepted; a login with an identifier that somebody registered by hand.',
  fix: 'Give the client an identifier that was registered by hand, or let the server take registrations: dynamic ones (registration_endpoint) or client metadata documents (client_id_metadata_document_supported). Where one was refused, change what its answer names.',
  references: ['rfc7591#3.2.2', 'rfc8414#2', 'client-id-metadata-document#3'],
  example: 'POST https://id.example/register → 403, or metadata without registration_endpoint',
  confusedWith: ['invalid-client', 'client-unknown-here', 'mcp-as-metadata'],
  folds: [
    'login-not-begun',
    'login-start-missing',
    'redirect-uri-mismatch',
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'known-error',
    'unexplained',
    'invalid-client',
  ],
  needs: ['flow'],
  inspect({ of, flow }) {
    const quoted = quotedBy(flow);
    if (quoted) return quoted;
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
      why: `The client asked ${endpointOf(at.url)} to register it and ${at.exchange.status ? 'was refused' : 'got no answer'} (${howAnswered(at, failed)})${code ? `: ${code}` : ''}${text ? `, “${text}”` : ''}.${about}`,
      proof: code ? 'code' : 'answerer',
      confidence: 'certain',
      evidence: [at],
    };
  },
});

/** The app’s server asked for the registration where no browser can look, and its answer passes the refusal on. */
function quotedBy(flow: Flow): CauseDraft | undefined {
  const at = messagesOf(flow, 'refused_start').findLast(
    ({ exchange }) => quotedRefusal(exchange) === 'registration',
  );
  if (!at) return undefined;
  const { asked, server } = addressesIn(at);
  const text = saidBy(at.exchange)?.text;
  const isAddress = /invalid_redirect_uri|redirect[ _]ur[il]/i.test(text ?? '');
  const whom = server === undefined ? 'the authorization server' : hostAndPortOf(server);
  return {
    at,
    why: `The app’s server tried to register as a client for ${whom} and was refused, as its answer at ${endpointOf(at.url)} says${inItsWords(text)}.${isAddress && asked ? ` It asked for the redirect URI ${asked}.` : ''}`,
    ...(isAddress && {
      fix: 'The server’s own rules decide which redirect URIs may be registered there: many take those on the person’s own device alone (http://127.0.0.1 or http://localhost), or of products they know. Have the address allowed by whoever runs the server, run the app under an address that is, or use an identifier that was registered by hand.',
    }),
    proof: 'phrase',
    confidence: 'firm',
    evidence: [at],
  };
}

/** Addresses in the JSON of a request: the one to come back to, and the one that the app is to connect to. */
function addressesIn({ exchange }: Message): { readonly asked?: string; readonly server?: string } {
  const members = Object.entries(parseJsonObject(exchange.requestBody?.text ?? '') ?? {}).flatMap(
    ([name, value]) =>
      typeof value === 'string' && /^https?:\/\//i.test(value) ? [[name, value] as const] : [],
  );
  const asked = members.find(([name]) => /redirect|callback|return/i.test(name))?.[1];
  const server = members.find(([name]) => /endpoint|server|issuer|^url$|resource|mcp/i.test(name))?.[1];
  return { ...(asked !== undefined && { asked }), ...(server !== undefined && { server }) };
}
