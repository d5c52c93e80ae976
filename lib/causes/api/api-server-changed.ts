import { inItsWords } from '../../explain/quote.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { trustsAnother } from '../../facts/api/trusts-another.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The API takes tokens of another authorization server than the one that this login went to. RFC 9728 §2, §5.1. */
export default cause({
  id: 'api-server-changed',
  owner: 'client',
  title: 'The API trusts another server now',
  signs:
    'The API answered 401 to a token of this login, and its description (protected resource metadata), asked for after that, names no authorization server at the host that issued the token.',
  against:
    'A description that names that server still, or was not asked for again; a call that was taken later.',
  fix: 'Ask for the API’s description again after a 401, and log in at the server that it names: with a client of that server, since what was registered with the former one is bound to its issuer. Tokens of the former server can be forgotten.',
  references: ['rfc9728#2', 'rfc9728#5.1'],
  example:
    '"authorization_servers": ["https://new.example"] after a 401; the token came from https://old.example',
  confusedWith: ['issuer-wrong', 'audience-wrong', 'token-expired'],
  folds: ['api-forbids', 'issuer-wrong', 'resource-rejected', 'known-error', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(trustsAnother);
    if (!found) return undefined;
    const { call, document, named, own, before } = found;
    const servers = named.join(', ');
    const how = before ? `now names ${servers}, and named ${own} before` : `names ${servers}`;
    return {
      at: call,
      why: `${endpointOf(call.url)} refused the token that ${own} issued${inItsWords(of(refusedCall)?.text ?? '')}. Its description ${how}: tokens of ${own} are of no use there.`,
      proof: 'comparison',
      confidence: before ? 'certain' : 'firm',
      evidence: [call, document],
      compared: [
        {
          name: 'authorization_servers',
          expected: { value: servers, at: document },
          got: { value: own, at: call },
        },
      ],
    };
  },
});
