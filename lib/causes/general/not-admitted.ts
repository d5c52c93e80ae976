import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import type { Facts } from '../../facts/facts.ts';
import { isWithinSession } from '../../facts/said/within-session.ts';
import type { Message } from '../../messages/message.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { withQuote } from '../said/from-words.ts';

/** The app had begun a session and was brought it, or what logs people in for the app speaks: who it is was known. RFC 9110 §15.5.4. */
export function isAdmission({ flow }: Facts, at: Message, page: Exchange): boolean {
  return isWithinSession(flow, { exchange: page, at }) || answererOf(page).kind === 'gate';
}

/** That as a reason, with what the page says. */
export function notAdmitted(facts: Facts, at: Message, page: Exchange): Diagnosis {
  const { kind, product } = answererOf(page);
  const where = endpointOf(page.url);
  const why =
    kind === 'gate'
      ? `The login itself worked, as far as the browser saw; ${product}, which logs people in for the app, then answered 403 at ${where}: it does not let this person in there.`
      : `The login itself worked, as far as the browser saw: the callback began a session, the browser brought it to ${where}, and that answered 403: the app does not let this person in there.`;
  return {
    cause: 'not-provisioned',
    at,
    ...withQuote(facts, why),
    fix: 'Whoever runs the app, or the proxy in front of it, admits persons: look which role, group, domain or policy it asks for, and whether the provider sends what it goes by (a scope or claim for groups or roles).',
    confidence: 'firm',
    rules: [],
  };
}
