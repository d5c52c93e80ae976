import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { lacksSubject, userinfoClaimsOf } from '../../facts/tokens/userinfo.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'UserInfo does not say of whom, or for whom, it is',
  why: 'Without sub a client cannot tell whether the claims are those of the person who logged in; a swapped access token then makes it mix up two people. A signed answer for another client proves nothing.',
  fix: 'Return sub in every UserInfo answer, and in signed ones also the issuer as iss and the client as aud.',
  references: ['oidc-core#5.3.2'],
  examples: {
    fires: '{"email": …} from the userinfo_endpoint of the metadata',
    passes: '{"sub": …, "email": …}; /me of an API that is not OpenID Connect’s',
  },
};

/** OpenID Connect's UserInfo without the claim by which it is compared with the ID token. */
export default rule({
  id: 'userinfo-incomplete',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['idTokens'],
  inspect(facts) {
    const endpoint = asText(facts.flow.metadata?.['userinfo_endpoint']);
    const judged = messagesOf(facts.flow, 'userinfo_request').filter(
      (message) => endpointOf(message.url) === endpoint && lacksSubject(message) !== undefined,
    );
    if (judged.length === 0) return 'not applicable';
    for (const message of judged) {
      const detail = lacksSubject(message) ? withoutSubject : otherParty(facts, message);
      if (detail) return { confidence: 'certain' as const, detail, evidence: [message] };
    }
    return undefined;
  },
});

const withoutSubject = 'UserInfo has no sub; expected: the one of the ID token.';

/** Signed claims name who made them and for whom. */
function otherParty({ flow, client }: Facts, message: Message): string | undefined {
  const { claims = {}, isSigned = false } = userinfoClaimsOf(message) ?? {};
  if (!isSigned) return undefined;
  const issuer = asText(flow.metadata?.['issuer']);
  const said = asText(claims['iss']);
  if (issuer && said && said !== issuer && !/[{]|%7B/i.test(issuer))
    return `iss of the signed UserInfo is "${said}"; expected "${issuer}".`;
  const audiences = [claims['aud']].flat().flatMap((aud) => asText(aud) ?? []);
  return client.id && audiences.length > 0 && !audiences.includes(client.id)
    ? `aud of the signed UserInfo is ${audiences.map((aud) => `"${aud}"`).join(', ')}; expected "${client.id}".`
    : undefined;
}
