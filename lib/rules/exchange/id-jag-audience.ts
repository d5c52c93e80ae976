import { asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { documentOfServerAt } from '../../facts/metadata-document.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { idJags } from '../../facts/tokens/id-jags.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Identity assertion for another server',
  why: 'The assertion says in aud for which authorization server the identity provider made it. A server that takes one made for somebody else lets whoever was given that one in.',
  fix: 'Ask the identity provider with audience set to the issuer of the server that is to decide; at that server, refuse assertions whose aud is not its own issuer.',
  references: ['id-jag#3', 'rfc7523#3'],
  examples: {
    fires:
      '"aud": "https://chat.example" presented at https://wiki.example/token, whose issuer is https://wiki.example',
    passes: '"aud" is the issuer in the metadata of the server that was asked',
  },
};

/** An ID-JAG names one audience: the issuer of the server that is to decide. */
export default rule({
  id: 'id-jag-audience',
  severity: 'medium',
  owner: 'client',
  needs: [idJags],
  inspect({ flow, of }) {
    const judged = of(idJags).flatMap(({ jwt, presented }) => {
      const audiences = audiencesOf(jwt.claims);
      return audiences.length === 0 ? [] : presented.map((request) => ({ request, audiences }));
    });
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap(({ request, audiences }) => {
      const issuer = asText(documentOfServerAt(flow, request)?.['issuer']);
      const isFor =
        issuer === undefined ? audiences.some((aud) => mayBeAt(aud, request)) : audiences.includes(issuer);
      if (isFor) return [];
      const isTaken = asText(request.answer?.['access_token']) !== undefined;
      return {
        severity: isTaken ? ('high' as const) : ('medium' as const),
        owner: isTaken ? ('authorization_server' as const) : undefined,
        confidence: issuer === undefined ? ('firm' as const) : ('certain' as const),
        detail: `The assertion's aud is ${audiences.map((aud) => `"${aud}"`).join(', ')}; it was presented at ${endpointOf(request.url)}${issuer === undefined ? '' : `, whose issuer is "${issuer}"`}${isTaken ? ', which took it' : ''}.`,
        evidence: [request],
      };
    });
  },
});

function audiencesOf({ aud }: JsonObject): readonly string[] {
  const one = asText(aud);
  return one === undefined ? (asTexts(aud) ?? []) : [one];
}

/** Without a description only the address can tell: a name that is no address, and another host of the same operator, may well be it. */
function mayBeAt(aud: string, { url }: Message): boolean {
  if (!/^https?:\/\/./i.test(aud)) return true;
  return originOf(aud) === originOf(url) || isOneOperator(aud, url);
}
