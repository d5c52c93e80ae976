import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { idJags } from '../../facts/tokens/id-jags.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Identity assertion of another client',
  why: 'In the assertion, client_id is the client, as the deciding server knows it, that may use it. Taken from another client, an assertion that got lost works for whoever found it.',
  fix: 'Have the identity provider know the client under the id that it has at the deciding server; there, compare client_id with the client that authenticated, and answer invalid_grant where they differ.',
  references: ['id-jag#3'],
  examples: {
    fires: '"client_id": "calendar-at-wiki" presented by client mail-at-wiki',
    passes: '"client_id": "calendar-at-wiki" presented by client calendar-at-wiki',
  },
};

/** The claim names the client at the server that decides; at the identity provider it may have another id. */
export default rule({
  id: 'id-jag-client-mismatch',
  severity: 'medium',
  owner: 'client',
  needs: [idJags],
  inspect({ of }) {
    const judged = of(idJags).flatMap(({ jwt, presented }) => {
      const claimed = asText(jwt.claims['client_id']);
      return presented.flatMap((request) =>
        claimed !== undefined && request.client !== undefined
          ? [{ request, claimed, client: request.client }]
          : [],
      );
    });
    if (judged.length === 0) return 'not applicable';
    return judged
      .filter(({ claimed, client }) => claimed !== client)
      .map(({ request, claimed, client }) => {
        const isTaken = asText(request.answer?.['access_token']) !== undefined;
        return {
          severity: isTaken ? ('high' as const) : ('medium' as const),
          owner: isTaken ? ('authorization_server' as const) : undefined,
          confidence: 'certain' as const,
          detail: `The assertion is for client "${claimed}"; client "${client}" presented it at ${endpointOf(request.url)}${isTaken ? ', which took it' : ''}.`,
          evidence: [request],
        };
      });
  },
});
