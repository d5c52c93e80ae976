import { casFactsOf } from '../../facts/cas/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A ticket is good once, and for seconds. CAS Protocol 3.0 §3.1.1. */
export default cause({
  id: 'cas-ticket-refused',
  owner: 'client',
  title: 'The ticket had been used or was too old',
  signs: 'One ticket came to the application twice, or the server answered INVALID_TICKET.',
  against: 'Each ticket came once and was taken.',
  fix: 'Redirect to an address without the ticket once it is validated, so that reload and back ask with no used one; validate it at once, and let one server of several do it.',
  references: ['cas#3.1', 'cas#2.5.3'],
  example: 'GET /cas?ticket=ST-1 twice; the second is answered 401',
  confusedWith: ['cas-service-differs', 'callback-twice'],
  folds: ['callback-failed', 'callback-twice', 'unexplained', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const facts = casFactsOf(flow);
    const { repetition, failure } = facts ?? {};
    if (repetition && (repetition.second.exchange.status ?? 0) >= 400) {
      const { first, second, after } = repetition;
      return {
        at: second,
        why: `The same ticket came to the application twice, ${Math.max(1, Math.round(after / 1000))} s apart, and a ticket works once.`,
        proof: 'comparison',
        confidence: 'certain',
        evidence: [first, second],
      };
    }
    if (failure?.code !== 'INVALID_TICKET' && failure?.code !== 'no') return undefined;
    return {
      at: failure.message,
      why: `The server did not take the ticket${failure.code === 'no' ? '' : ' (INVALID_TICKET)'}: it had been used, was too old, or is of another server.`,
      proof: 'code',
      confidence: 'firm',
      evidence: [failure.message],
    };
  },
});
