import { quoteSentence } from '../../explain/quote.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { clientDocument, type ClientDocument } from '../../facts/client/client-document.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The server learns of such a client from its document alone. draft-ietf-oauth-client-id-metadata-document §4, §5. */
export default cause({
  id: 'client-document-refused',
  owner: 'client',
  title: 'The document that the client names itself by cannot be used',
  signs:
    'client_id is an address, and the server refused the client or its redirect URI. The document was fetched and is not there, is no JSON, names another client_id or does not list redirect_uri; or the server says that it could not read it; or its metadata does not say that it takes such identifiers.',
  against: 'A client_id that is a plain name; a login that went on; a person who said no.',
  fix: 'Serve the document at exactly that address: https, status 200 without a redirect, Content-Type application/json, reachable for the server (no login, no firewall, no private host), with client_id equal to its address and with the redirect_uri of the request in redirect_uris.',
  references: [
    'client-id-metadata-document#3',
    'client-id-metadata-document#4',
    'client-id-metadata-document#4.2',
    'client-id-metadata-document#5',
  ],
  example: 'client_id=https://app.example/client.json, which answers 404; the server says “invalid_client”',
  confusedWith: ['client-unknown-here', 'redirect-uri-mismatch', 'mcp-registration-refused'],
  folds: [
    'invalid-client',
    'unauthorized-client',
    'redirect-uri-mismatch',
    'client-unknown-here',
    'secret-wrong-or-expired',
    'mcp-registration-refused',
    'request-refused',
    'provider-error-page',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const document = facts.of(clientDocument);
    if (!document || facts.ending.outcome !== 'failed') return undefined;
    const refusal = refusalOf(facts);
    // An address is a good plain name, too, and then a redirect URI that is refused says nothing of documents.
    if (!refusal || (refusal.isOfRedirectAlone && !document.fetched && !document.isMeant)) return undefined;
    return byProblems(document, refusal) ?? byWords(document, refusal) ?? bySupport(document, refusal, facts);
  },
});

/** Who refused, and in which words. */
type Refusal = {
  readonly at: Message;
  readonly words: string;
  readonly says: string;
  /** The redirect URI was refused, and nothing is said of the client or its document. */
  readonly isOfRedirectAlone: boolean;
};

/** The client or its address was refused: nothing else is to be learnt from the document. */
function refusalOf(facts: Facts): Refusal | undefined {
  const { ending, errorPage } = facts;
  const at = errorPage?.message ?? ending.failedAt;
  const { code, description } = ending.error ?? { code: errorPage?.code ?? '', description: null };
  const said = facts
    .of(failingExchanges)
    .flatMap(
      ({ exchange }) =>
        saidBy(exchange)?.words.map(({ text }) => ({ text, host: hostOf(exchange.url) })) ?? [],
    );
  const words = [code, description ?? '', ...said.map(({ text }) => text)].join(' ').slice(0, longest);
  const isOfClient =
    /^(?:invalid_client(?:_metadata)?|unauthorized_client)$/.test(code) ||
    errorPage?.says === 'client' ||
    aboutDocument.test(words);
  const isOfRedirect =
    code === 'invalid_redirect_uri' ||
    errorPage?.says === 'redirect_uri' ||
    (code === 'invalid_request' && /client|redirect/i.test(words));
  if (!at || (!isOfClient && !isOfRedirect)) return undefined;
  const told = said.find(({ text }) => aboutDocument.test(text)) ?? said.find(({ text }) => /\s/.test(text));
  return { at, words, says: told ? ` ${quoteSentence(told)}` : '', isOfRedirectAlone: !isOfClient };
}

/** Characters of what was said that are looked at. */
const longest = 4000;

/** Words for the document, and for what can be wrong with it. */
const aboutDocument =
  /client[ _-](?:id[ _-])?(?:metadata|document)|metadata document|\bcimd\b|client_id (?:url|uri)|(?:fetch|retriev|load|resolv|download)\w* (?:the )?client|client (?:information|metadata) (?:could|can|was)/i;

function byProblems(
  { id, fetched, problems }: ClientDocument,
  { at, says }: Refusal,
): CauseDraft | undefined {
  if (problems.length === 0) return undefined;
  return {
    at,
    why: `The client names itself by ${id}, and the server cannot take it as one: ${problems.join('; ')}.${says}`,
    proof: 'comparison',
    confidence: 'certain',
    evidence: fetched ? [fetched, at] : [at],
  };
}

function byWords({ id }: ClientDocument, { at, words, says }: Refusal): CauseDraft | undefined {
  if (!aboutDocument.test(words)) return undefined;
  return {
    at,
    why: `The server could not use the document at ${id}, by which the client names itself: it fetches it by itself, which no browser sees.${says}`,
    proof: 'phrase',
    confidence: 'firm',
    evidence: [at],
  };
}

/** Nothing tells whether it looked for a document at all. */
function bySupport(
  { id, fetched, isMeant }: ClientDocument,
  { at, says }: Refusal,
  { flow: { metadata } }: Facts,
): CauseDraft | undefined {
  // With the code in hand it may be the client’s key or secret, and in a federation such an address names an entity.
  if (at.kind === 'token_request' || metadata?.['client_registration_types_supported']) return undefined;
  if (metadata && !isMeant) {
    return {
      at,
      why: `The client names itself by an address (${id}), and the server’s metadata does not say that it takes such identifiers (client_id_metadata_document_supported): to it this is a client that nobody registered.${says}`,
      fix: 'Register the client at this server (by hand, or dynamically where it has a registration_endpoint) and use the identifier from there; or let the server support client ID metadata documents.',
      proof: 'comparison',
      confidence: 'firm',
      evidence: [at],
    };
  }
  if (fetched?.answer) return undefined;
  return {
    at,
    why: `The client names itself by an address (${id}), where the server looks for a document that describes the client, and it refused the client.${says}`,
    proof: 'code',
    confidence: 'tentative',
    evidence: [at],
    tellApart: `If ${id} answers anyone with 200 and JSON whose client_id is that address, then the server does not take such identifiers: to be seen in its metadata (client_id_metadata_document_supported).`,
  };
}
