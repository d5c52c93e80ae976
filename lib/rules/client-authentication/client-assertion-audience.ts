import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { clientAssertions, type ClientAssertion } from '../../facts/client/client-assertion.ts';
import type { Facts } from '../../facts/facts.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Client assertion aimed at the wrong audience',
  why: 'A server that is named in an assertion meant for another can use it there and act as the client.',
  fix: 'Put the issuer identifier of the server into aud, as a single string.',
  references: ['oidc-core#9', 'rfc7523#3', 'rfc9126#2'],
  examples: {
    fires: '"aud": "https://other.example" sent to https://id.example/token',
    passes: '"aud": "https://id.example", the issuer',
  },
};

/** The assertion is not for the server it was sent to, or for others too. */
export default rule({
  id: 'client-assertion-audience',
  severity: 'low',
  owner: 'client',
  needs: [clientAssertions],
  inspect(facts) {
    const issuer = asText(facts.flow.metadata?.['issuer']);
    const judged = facts.of(clientAssertions).filter(({ jwt }) => audiencesOf(jwt.claims).length > 0);
    if (judged.length === 0) return 'not applicable';
    for (const assertion of judged) {
      const fault = faultOf(facts, assertion, issuer);
      if (fault) return fault;
    }
    return issuer ? undefined : 'not applicable';
  },
});

function audiencesOf({ aud }: ClientAssertion['jwt']['claims']): readonly string[] {
  return [aud].flat().flatMap((one) => asText(one) ?? []);
}

function faultOf(
  { flow, server }: Facts,
  { message, jwt }: ClientAssertion,
  issuer: string | undefined,
): FindingDraft | undefined {
  const audiences = audiencesOf(jwt.claims);
  const said = audiences.map((one) => `"${one}"`).join(', ');
  const endpoints = new Set([
    endpointOf(message.url),
    asText(flow.metadata?.['token_endpoint']),
    asText(flow.metadata?.['pushed_authorization_request_endpoint']),
  ]);
  const foreign = audiences.filter((one) => one !== issuer && !endpoints.has(one));
  if (foreign.length > 0 && (issuer || audiences.length > foreign.length)) {
    const homes = new Set([originOf(message.url), server.origin, originOf(issuer ?? '')]);
    return {
      severity: foreign.some((one) => !homes.has(originOf(one))) ? 'medium' : 'low',
      confidence: 'certain',
      detail: `aud is ${said}; expected: ${issuer ? `"${issuer}"` : `"${endpointOf(message.url)}" alone`}.`,
      evidence: [message],
    };
  }
  if (!issuer || foreign.length > 0 || (audiences.length === 1 && audiences[0] === issuer)) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail: `aud is ${said}; servers accept that today, newer text asks for the issuer alone: "${issuer}".`,
    evidence: [message],
  };
}
