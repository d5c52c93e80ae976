import { asTexts } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { addressDifferences } from '../address-difference.ts';
import { differenceWords } from '../difference-words.ts';

/** Redirect URIs that the server takes from this client, and what tells so. */
export type KnownRedirectUris = {
  readonly uris: readonly string[];
  readonly from: 'registration' | 'earlier login';
};

/**
 * The redirect URIs of the client's registration or metadata document (RFC 7591 §2), else those to which earlier logins of the
 * same recording were answered. `undefined` when none was seen.
 */
export function knownRedirectUris(flow: Flow, clientId: string | null): KnownRedirectUris | undefined {
  const documents = [
    ...messagesOf(flow, 'client_registration'),
    ...messagesOf(flow, 'client_configuration_request'),
    ...messagesOf(flow, 'client_metadata'),
  ];
  const registered = documents.flatMap(({ answer }) => asTexts(answer?.['redirect_uris']) ?? []);
  if (registered.length > 0) return { uris: registered, from: 'registration' };
  const earlier = (clientId && flow.earlier?.('client', clientId)) || [];
  const worked = earlier.flatMap(({ messages }) => {
    const isAnswered = messages.some(({ kind }) => kind === 'authorization_response');
    const asked = messages.find(
      ({ kind, params }) => kind === 'authorization_request' && params['redirect_uri'],
    );
    return isAnswered && asked ? [asked.params['redirect_uri']!] : [];
  });
  return worked.length > 0 ? { uris: [...new Set(worked)], from: 'earlier login' } : undefined;
}

/** In which part two redirect URIs differ, in words (`the port`); `undefined` when they are the same string. */
export function differenceOf(asked: string, known: string): string | undefined {
  if (asked === known) return undefined;
  return differenceWords(addressDifferences(asked, known).slice(0, 1));
}
