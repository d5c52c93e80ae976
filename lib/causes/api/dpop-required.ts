import { headerValue } from '../../exchange/headers.ts';
import { asObject } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { challengesOf } from '../../messages/challenge.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The token works only together with a key, and came without a proof of it that the API takes. RFC 9449 §7.1; RFC 8705 §3. */
export default cause({
  id: 'dpop-required',
  owner: 'client',
  title: 'The token is bound to a key, whose proof is missing or was refused',
  signs:
    'The API offers DPoP alone, or the token names a key (cnf with jkt or x5t#S256), and the call sent it as Bearer without a proof; or the API says that the proof is wrong.',
  against: 'A DPoP proof that was sent and taken; a nonce that was merely asked for.',
  fix: 'Send “Authorization: DPoP” with a proof for this very call (method, address, hash of the token, nonce where the server gave one). A token that is bound to a certificate works only over the connection that shows it.',
  references: ['rfc9449#7.1', 'rfc9449#4.3', 'rfc8705#3'],
  example: 'Authorization: Bearer … with "cnf": {"jkt": …} → 401 WWW-Authenticate: DPoP',
  confusedWith: ['resource-rejected', 'malformed-header'],
  folds: ['resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused || refused.code === 'insufficient_scope') return undefined;
    const { call, jwt, code, text, means } = refused;
    const where = endpointOf(call.url);
    const sent = headerValue(call.exchange.requestHeaders, 'authorization') ?? '';
    const isBearer =
      /^bearer /i.test(sent) && headerValue(call.exchange.requestHeaders, 'dpop') === undefined;
    const schemes = new Set(challengesOf(call.exchange).map(({ scheme }) => scheme));
    const says = inItsWords(text);
    if (isBearer && schemes.has('dpop') && !schemes.has('bearer')) {
      return {
        at: call,
        why: `${where} takes tokens with a DPoP proof only, and this one came as a Bearer token${says}.`,
        proof: 'comparison',
        confidence: 'certain',
        evidence: [call],
      };
    }
    const bound = asObject(jwt?.claims['cnf']) ?? {};
    const isOther = means.length > 0 && !means.includes('dpop-required');
    if (isBearer && !isOther && typeof bound['jkt'] === 'string') {
      return {
        at: call,
        why: `The token is bound to a key of the client (cnf, jkt), and was sent to ${where} as a Bearer token without the DPoP proof that shows the key${says}.`,
        proof: 'comparison',
        confidence: 'firm',
        evidence: [call],
      };
    }
    if (!isOther && typeof bound['x5t#S256'] === 'string') {
      return {
        at: call,
        why: `The token is bound to a certificate of the client (cnf, x5t#S256): ${where} takes it only over a connection that shows that certificate${says}.`,
        fix: 'Call the API over mutual TLS with the certificate of the token request, and let a proxy in between pass the certificate on.',
        proof: 'status',
        confidence: 'tentative',
        evidence: [call],
      };
    }
    if (code !== 'invalid_dpop_proof') return undefined;
    return {
      at: call,
      why: `${where} refused the DPoP proof${says}.`,
      proof: 'code',
      confidence: 'firm',
      evidence: [call],
    };
  },
});
