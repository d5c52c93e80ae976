import { isWithheld } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { idJags } from '../../facts/tokens/id-jags.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** An identity assertion names the client that may use it, as the server knows it that decides. draft-ietf-oauth-identity-assertion-authz-grant §3. */
export default cause({
  id: 'assertion-client',
  owner: 'client',
  title: 'The assertion is meant for another client',
  signs:
    'The server refused an identity assertion (ID-JAG) with invalid_grant, and its client_id is not the client that presented it.',
  against: 'An assertion without client_id; a client whose name was not seen; a server that took it.',
  fix: 'Have the identity provider put the id into client_id that the client has at the server which decides; it may differ from its id at the identity provider.',
  references: ['id-jag#3'],
  example:
    '"client_id": "mail-at-wiki" presented by client calendar-at-wiki, answered {"error":"invalid_grant"}',
  confusedWith: ['invalid-grant', 'assertion-audience'],
  folds: ['invalid-grant', 'known-error', 'unexplained'],
  needs: [idJags],
  inspect({ of }): CauseDraft | undefined {
    for (const { jwt, given, presented } of of(idJags)) {
      const claimed = asText(jwt.claims['client_id']);
      const refused = presented.findLast(({ error }) => error?.code === 'invalid_grant');
      const client = refused?.client;
      if (!refused || !claimed || !client || claimed === client) continue;
      if (isWithheld(claimed) || isWithheld(client)) continue;
      return {
        at: refused,
        why: `The assertion is for client ${claimed} (client_id), and client ${client} presented it at ${endpointOf(refused.url)}.`,
        proof: 'comparison',
        confidence: 'certain',
        evidence: [...(given ? [given] : []), refused],
        compared: [
          {
            name: 'client_id',
            expected: { value: client, at: refused },
            got: { value: claimed, at: given ?? refused },
          },
        ],
      };
    }
    return undefined;
  },
});
