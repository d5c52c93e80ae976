import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { clientAssertions, type ClientAssertion } from '../../facts/client/client-assertion.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
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
    const judged = facts.of(clientAssertions).map((assertion) => audienceIn(facts, assertion));
    if (judged.every(({ all }) => all.length === 0)) return 'not applicable';
    for (const audience of judged) {
      const fault = wrongServer(facts, audience) ?? notIssuer(facts, audience);
      if (fault) return fault;
    }
    return judged.some(({ unsure }) => unsure) || !facts.server.issuer ? 'not applicable' : undefined;
  },
});

/** The audiences of one assertion. */
type Audience = {
  readonly message: Message;
  readonly all: readonly string[];
  /** Those that the server which got it does not go by. */
  readonly foreign: readonly string[];
  /** One is at the server itself, and whether it is an address or the issuer nobody told. */
  readonly unsure: boolean;
};

/** A server goes by its issuer, by its token endpoint, and by the place that was asked. RFC 7523 §3; RFC 9126 §2. */
function audienceIn({ flow, server }: Facts, { message, jwt }: ClientAssertion): Audience {
  const all = [jwt.claims['aud']].flat().flatMap((one) => asText(one) ?? []);
  const names = new Set([
    server.issuer,
    endpointOf(message.url),
    ...messagesOf(flow, 'token_request').map(({ url }) => endpointOf(url)),
    asText(flow.metadata?.['token_endpoint']),
    asText(flow.metadata?.['pushed_authorization_request_endpoint']),
  ]);
  const others = all.filter((one) => !names.has(one));
  const atHome = flow.metadata
    ? []
    : others.filter((one) => originOf(one) !== null && originOf(one) === originOf(message.url));
  return {
    message,
    all,
    foreign: others.filter((one) => !atHome.includes(one)),
    unsure: atHome.length > 0,
  };
}

/** A single one that is not known may be the issuer, where nothing names that. Of several, one is another's. */
function wrongServer({ server }: Facts, { message, all, foreign }: Audience): FindingDraft | undefined {
  const { issuer } = server;
  if (foreign.length === 0 || (!issuer && all.length < 2)) return undefined;
  const homes = new Set([originOf(message.url), server.origin, originOf(issuer ?? '')]);
  return {
    severity: foreign.some((one) => !homes.has(originOf(one))) ? 'medium' : 'low',
    confidence: issuer || all.length > foreign.length ? 'certain' : 'firm',
    detail: `aud is ${quoted(all)}; expected: ${issuer ? `"${issuer}"` : 'the issuer alone'}.`,
    evidence: [message],
  };
}

function notIssuer({ server }: Facts, { message, all, unsure }: Audience): FindingDraft | undefined {
  const { issuer } = server;
  if (!issuer || unsure || all.length === 0 || (all.length === 1 && all[0] === issuer)) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail: `aud is ${quoted(all)}; servers accept that today, newer text asks for the issuer alone: "${issuer}".`,
    evidence: [message],
  };
}

function quoted(audiences: readonly string[]): string {
  return audiences.map((one) => `"${one}"`).join(', ');
}
