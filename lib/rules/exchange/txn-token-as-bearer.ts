import { endpointOf } from '../../exchange/parameters.ts';
import { apiCalls } from '../../facts/api/refused-calls.ts';
import { isTransactionToken } from '../../messages/oauth2/id-jag.ts';
import { transactionTokenOf } from '../../messages/oauth2/presented-token.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Transaction token used as an access token',
  why: 'A transaction token says what one transaction is about, beside the caller’s own credential. As the credential itself it would let every service that saw it act for the person.',
  fix: 'Send it in the header Txn-Token, and authenticate the caller by its own means.',
  references: ['transaction-tokens#Txn-Token HTTP Header'],
  examples: {
    fires: 'Authorization: Bearer with a JWT whose typ is txntoken+jwt',
    passes: 'Txn-Token with that JWT',
  },
};

/** It must not be used as an OAuth access token. */
export default rule({
  id: 'txn-token-as-bearer',
  severity: 'medium',
  owner: 'client',
  needs: [apiCalls],
  inspect({ of }) {
    return of(apiCalls)
      .filter(({ token, exchange }) => isTransactionToken(token) && transactionTokenOf(exchange) !== token)
      .map((call) => ({
        confidence: 'certain' as const,
        detail: `${endpointOf(call.url)} was called with a transaction token (typ txntoken+jwt) in Authorization; expected: in the header Txn-Token.`,
        evidence: [call],
      }));
  },
});
