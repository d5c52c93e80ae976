import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { documentOfServerAt } from '../../facts/metadata-document.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A JWT was sent to a server that its `aud` does not name. RFC 7523 §3: the server has to refuse it. */
export default cause({
  id: 'assertion-audience',
  owner: 'client',
  title: 'The assertion is meant for another server',
  signs:
    'The server refused a JWT (assertion or client_assertion) whose aud is neither its issuer nor one of its addresses, as its own metadata names them.',
  against:
    'An aud that names the server, also beside others; metadata that was not seen or is another server’s; a description that speaks of another reason.',
  fix: 'Put the issuer identifier of the server that the assertion is sent to into aud, letter for letter, and take it from that server’s metadata.',
  references: ['rfc7523#3'],
  example:
    '"aud": "https://id-test.example" sent to https://id.example/token, answered {"error":"invalid_grant"}',
  confusedWith: ['invalid-grant', 'invalid-client', 'audience-wrong'],
  folds: ['invalid-grant', 'invalid-client', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect({ flow }, finding): CauseDraft | undefined {
    const refused = flow.messages.findLast(
      ({ kind, error }) =>
        (kind === 'token_request' || kind === 'pushed_authorization_request') && codes.has(error?.code ?? ''),
    );
    const assertion = refused && refusedAssertionOf(refused);
    if (!assertion || speaksOfOther(refused.error?.description)) return undefined;
    const { name, audiences } = assertion;
    const metadata = documentOfServerAt(flow, refused) ?? flow.metadata;
    const own = addressesOf(metadata);
    const issuer = own.includes(endpointOf(refused.url)) ? asText(metadata?.['issuer']) : undefined;
    const named = audiences.join(', ');
    const meant = `The ${name} is meant for ${named} (aud), and was sent to ${endpointOf(refused.url)}`;
    if (issuer === undefined)
      return finding('id-jag-audience')?.evidence.includes(refused)
        ? { at: refused, why: `${meant}.`, proof: 'comparison', confidence: 'firm', evidence: [refused] }
        : undefined;
    if (audiences.some((one) => own.includes(one))) return undefined;
    return {
      at: refused,
      why: `${meant}, whose server is ${issuer}.`,
      proof: 'comparison',
      confidence: audiences.every((one) => originOf(one) !== originOf(issuer)) ? 'certain' : 'firm',
      evidence: [refused],
      compared: [
        { name: 'aud', expected: { value: issuer, at: undefined }, got: { value: named, at: refused } },
      ],
    };
  },
});

/** An assertion as a grant, and one by which a client authenticates itself. RFC 7521 §4.1.1, §4.2.1. */
const codes: ReadonlySet<string> = new Set(['invalid_grant', 'invalid_client']);

type Assertion = { readonly name: string; readonly audiences: readonly string[] };

/** The one that the code speaks of; `undefined` where it cannot be read, names nobody, or a cleaner was at it. */
function refusedAssertionOf({ params, error }: Message): Assertion | undefined {
  const isGrant = error?.code === 'invalid_grant';
  const jwt = decodeJwt(params[isGrant ? 'assertion' : 'client_assertion']);
  if (jwt?.type !== 'jws') return undefined;
  const audiences = [jwt.claims['aud']].flat().flatMap((one) => asText(one) ?? []);
  if (audiences.length === 0 || audiences.some((one) => isWithheld(one))) return undefined;
  return { name: isGrant ? 'assertion' : 'client assertion', audiences };
}

/** What names the server: its issuer and the addresses at which it takes assertions. */
function addressesOf(metadata: Flow['metadata']): readonly string[] {
  return [metadata, asObject(metadata?.['mtls_endpoint_aliases'])].flatMap((document) =>
    ['issuer', 'token_endpoint', 'pushed_authorization_request_endpoint'].flatMap(
      (name) => asText(document?.[name]) ?? [],
    ),
  );
}

/** The server names another reason, so that the audience may be one that it takes under a name of its own. */
function speaksOfOther(description: string | null | undefined): boolean {
  const text = description ?? '';
  return (
    !/\baud/i.test(text) && /signature|expired|\bkid\b|\bkey\b|replay|\bjti\b|issuer|\biss\b/i.test(text)
  );
}
