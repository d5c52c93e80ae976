import { asText } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import { answerParameter } from '../../facts/answer-parameter.ts';
import type { Facts } from '../../facts/facts.ts';
import { ownMetadataOf } from '../../facts/own-metadata.ts';
import { vendorOf } from '../../facts/pkce/pkce-support.ts';
import { isOneServerTwice } from '../../facts/one-operator.ts';
import { isOneSite } from '../../exchange/site.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Issuer in the response is not the one addressed',
  why: 'An answer that names another server may come from a mix-up attack: the client would send the code of an honest server to a malicious one.',
  fix: 'Stop the login whenever iss differs from the issuer the request was sent to.',
  references: ['rfc9207#2.4', 'rfc9700#4.4.2.1', 'jarm#2.4'],
  examples: {
    fires: '/cb?code=…&iss=https://evil.example after a request to op.example',
    passes: '/cb?code=…&iss=https://op.example after a request to op.example',
  },
};

/** Another server than the one that was asked answers: the sign of a mix-up attack. */
export default rule({
  id: 'iss-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect(facts) {
    const { authorizationRequest: request, authorizationResponse: response } = facts;
    const iss = answerParameter(response, 'iss');
    if (!iss) return 'not applicable';
    const expected = asText(ownMetadataOf(facts.flow)?.['issuer']);
    if (expected === undefined ? isPlausible(iss, facts) : isIssuer(iss, expected)) return undefined;
    const isTwice = expected !== undefined && isOneServerTwice(iss, expected);
    return {
      ...(isTwice && { owner: 'authorization_server' as const, fix: oneName }),
      severity: expected === undefined || isTwice ? 'medium' : 'high',
      confidence: expected === undefined ? 'tentative' : 'certain',
      detail: `The answer names ${iss}; expected ${expected ?? `an issuer of ${originOf(request.message.exchange.url)}`}.${isTwice ? ' It looks like one server under two names.' : ''}`,
      evidence: [request.message, response],
    };
  },
});

/** Said of a server in a container that is called by another name from outside. */
const oneName =
  'Give the server one public name and let it use that as its issuer everywhere, inside the container network too.';

/** Simple string comparison (RFC 9207 §2.4); a template of Microsoft's has a place for the tenant. */
function isIssuer(iss: string, expected: string): boolean {
  if (!expected.includes('{')) return iss === expected;
  const [before = '', after = ''] = expected.split(/\{[^}]*\}/);
  return iss.startsWith(before) && iss.endsWith(after);
}

/** Without metadata only a wholly foreign host says anything, and not where a provider's issuer lives elsewhere by design. */
function isPlausible(iss: string, { flow, authorizationRequest }: Facts): boolean {
  if (!/^https?:/i.test(iss) || isOneSite(iss, authorizationRequest?.message.exchange.url ?? iss))
    return true;
  return vendorOf(flow)?.omitsPkceInMetadata === true;
}
