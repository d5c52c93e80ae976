import { hostOf } from '../../exchange/parameters.ts';
import { casFactsOf } from '../../facts/cas/facts.ts';
import { shownTicketOf } from '../../facts/cas/ticket-shown.ts';
import type { Facts } from '../../facts/facts.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Words } from '../../facts/said/words.ts';
import { spanOf } from '../../facts/time-span.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';

/** A ticket is good once, and for seconds. CAS Protocol 3.0 §3.1.1. */
export default cause({
  id: 'cas-ticket-refused',
  owner: 'client',
  title: 'The ticket had been used or was too old',
  signs:
    'One ticket came to the application twice, or the server answered INVALID_TICKET, or the ticket lay on a page of the CAS server’s (its warning, “Click here to go to the service”) for longer than such tickets live, and the application refused it.',
  against:
    'Each ticket came once and was taken; the person went on from the page at once; the application names another reason.',
  fix: 'Redirect to an address without the ticket once it is validated, so that reload and back ask with no used one; validate it at once, and let one server of several do it.',
  references: ['cas#3.1', 'cas#2.5.3'],
  example: 'GET /cas?ticket=ST-1 twice; the second is answered 401',
  confusedWith: ['cas-service-differs', 'callback-twice'],
  folds: ['callback-failed', 'callback-twice', 'unexplained', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow } = facts;
    const { repetition, failure } = casFactsOf(flow) ?? {};
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
    const old = tooOld(facts);
    if (old) return old;
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

/** It lay on a page while the person read it, and was refused when it came. §2.1.1 (`warn`). */
function tooOld(facts: Facts): CauseDraft | undefined {
  const shown = shownTicketOf(facts.flow);
  if (!shown || shown.age < usualLife || facts.ending.outcome !== 'failed') return undefined;
  if (namesOtherReason(facts, ['cas-ticket-refused'])) return undefined;
  const { page, brought, age } = shown;
  const isNamed = facts.of(failingExchanges).some(({ exchange }) => speaksOfTicket(saidBy(exchange)?.words));
  // What it says may be of the person.
  if (!isNamed && facts.of(appWords)?.phrases.some(({ hidesReason }) => !hidesReason)) return undefined;
  const isSure = isNamed || age > longestLife;
  const why = `${hostOf(page.url)} made the ticket for a page of its own, which waited for the person to go on, and ${hostOf(brought.url)} was brought it ${spanOf(age)} later and refused it. Such tickets live for seconds: 10 at Apereo CAS unless set otherwise, five minutes at most as the protocol advises.`;
  return {
    at: brought,
    ...withQuote(facts, why),
    fix: 'Sign in again and go on from that page at once. Then leave it out (CAS: “Warn me before logging me into other sites” unticked at the login, its cookie CASPRIVACY deleted), or let service tickets live longer there (Apereo CAS: cas.ticket.st.time-to-kill-in-seconds).',
    proof: isNamed ? 'comparison' : 'status',
    confidence: isSure ? 'firm' : 'tentative',
    ...(!isSure && {
      tellApart:
        'Sign in again and go on from the page of the CAS server’s within a few seconds: if that works, the ticket was too old; if not, the application refuses it, or the person, for something else.',
    }),
    evidence: [brought],
  };
}

/** Milliseconds, of Apereo CAS as it comes out of the box. */
const usualLife = 10_000;
/** Milliseconds: more is not recommended. §3.1.1. */
const longestLife = 300_000;

function speaksOfTicket(words: readonly Words[] = []): boolean {
  return words.some(
    ({ source, text }) => source !== 'request' && /ticket/i.test(text) && !/[?&]ticket=/.test(text),
  );
}
