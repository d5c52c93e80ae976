import { asText, parseJsonObject } from '../../exchange/json.ts';
import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { oddSchemeOf } from '../../facts/client/odd-scheme.ts';
import { attempt, howAnswered } from '../../facts/attempt.ts';
import { saidBy } from '../../facts/said/said.ts';
import { inItsWords } from '../../explain/quote.ts';
import { emptyMembersOf, isRead } from '../../flows/attempt.ts';
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
    'A client that has no registration asked for one and was refused, or the server’s metadata has neither a registration endpoint nor client identifiers that are addresses, or the registration’s answer has null or an empty name where a list or name belongs, or the app’s own answer at the start of its login passes on that its server was refused; no login began.',
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
    const empty = emptyMembersOf(at);
    if (empty.length > 0 && isRead(at)) return ofEmptyAnswer(at, empty);
    const code = asText(at.answer?.['error']);
    const text = asText(at.answer?.['error_description']) ?? asText(at.answer?.['message']);
    const about = addressesOf(at, code);
    return {
      at,
      why: `The client asked ${endpointOf(at.url)} to register it and ${at.exchange.status ? 'was refused' : 'got no answer'} (${howAnswered(at, failed)})${code ? `: ${code}` : ''}${text ? `, “${text}”` : ''}.${about.asked}`,
      ...about.odd,
      proof: code ? 'code' : 'answerer',
      confidence: 'certain',
      evidence: [at],
    };
  },
});

/** What was asked for, where that is what the server does not take, and what is wrong with it by itself. */
function addressesOf(
  { params }: Message,
  code: string | undefined,
): { readonly asked: string; readonly odd?: Pick<CauseDraft, 'fix' | 'owner'> } {
  const uris = code === 'invalid_redirect_uri' ? (params['redirect_uris']?.split(' ') ?? []) : [];
  if (uris.length === 0) return { asked: '' };
  const asked = ` It asked for ${uris.join(', ')}.`;
  const odd = uris.map(oddSchemeOf).find((one) => one !== undefined);
  return odd ? { asked: `${asked} ${odd.what}`, odd: { fix: odd.fix, owner: 'client' } } : { asked };
}

/** Accepted by its status, and answered in a form that no client can take. RFC 7591 §3.2.1. */
function ofEmptyAnswer(at: Message, empty: readonly string[]): CauseDraft {
  const members = empty.map((name) => `${name}: ${JSON.stringify(at.answer?.[name])}`).join(', ');
  return {
    at,
    why: `${endpointOf(at.url)} registered the client (${at.exchange.status ?? 0}), and its answer has ${members}, where a list or a name belongs: a client that checks the answer stops there, and no login began.`,
    fix: 'Let the server answer with what it registered, or leave the members out: grant_types ["authorization_code"], response_types ["code"], token_endpoint_auth_method "none" or another method. Until then a client that was registered by hand, or one that sends these members itself, may get through.',
    proof: 'status',
    confidence: 'firm',
    evidence: [at],
    tellApart: 'If the client’s own log speaks of an invalid answer to the registration, this is it.',
  };
}

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
