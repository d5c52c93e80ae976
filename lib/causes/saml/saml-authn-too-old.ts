import { dateTimeOf } from '../../exchange/date-time.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { saidBy } from '../../facts/said/said.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { spanOf } from '../../facts/time-span.ts';
import { besides } from '../from-comparison.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The identity provider used a session that is older than the site allows. SAML Core §2.7.2. */
export default cause({
  id: 'saml-authn-too-old',
  owner: 'client',
  title: 'The person signed in longer ago than the site allows',
  signs:
    'AuthnStatement/@AuthnInstant lies long before the response, and the site says that the authentication is too old; or it is a day old at least, and the site refused without a reason.',
  against: 'A site that let the person in; a response that is itself too old, or of a clock that is off.',
  fix: 'Raise the site’s maximum authentication lifetime (Jenkins: 24 hours unless set) to that of sessions at the identity provider, or ask for a fresh login (ForceAuthn). Signing out at the provider and in again helps at once.',
  references: ['saml-core#2.7.2', 'saml-core#3.4.1'],
  example:
    'AuthnInstant 2026-03-09 in a response of 2026-03-16; “Authentication issue instant is too old or in the future”',
  confusedWith: ['saml-time', 'clock-skew', 'callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error', 'saml-time', 'clock-skew'],
  needs: ['flow'],
  inspect(facts) {
    const facing = facts.of(lastSamlAnswer);
    const { assertion, document, message } = facing?.answer ?? {};
    const [instant, issued] = [assertion?.authnInstant, document?.issueInstant];
    const [began, answered] = [dateTimeOf(instant), dateTimeOf(issued)];
    if (facts.ending.outcome !== 'failed' || !message || !instant || !issued) return undefined;
    if (began === undefined || answered === undefined) return undefined;
    const age = answered - began;
    const isSaid = facts
      .of(failingExchanges)
      .some(({ exchange }) =>
        saidBy(exchange)?.phrases.some(({ phrase }) => phrase.cause === 'saml-authn-too-old'),
      );
    if (isSaid ? age < shortest : age < day) return undefined;
    const provider = hostOf(facts.server.origin ?? '') || 'the identity provider';
    const site = hostOf(message.exchange.url) || 'the site';
    const why = `The person signed in at ${provider} ${spanOf(age)} before this response (AuthnInstant ${instant}), and it used that session again; ${site} takes none that is so old. No clock is wrong.`;
    const guess = `The person had signed in at ${provider} ${spanOf(age)} before this response (AuthnInstant ${instant}), which is longer than many sites allow.`;
    return {
      at: message,
      ...withQuote(facts, isSaid ? why : guess),
      proof: isSaid ? 'comparison' : 'guess',
      confidence: isSaid ? 'certain' : 'tentative',
      evidence: [message],
      compared: [
        besides(
          { value: issued, name: 'Response/@IssueInstant', message },
          { value: instant, name: 'AuthnStatement/@AuthnInstant', message },
        ),
      ],
      ...(!isSaid && {
        tellApart:
          'If signing out at the identity provider and in again helps, it is this; the site’s log says so, too.',
      }),
    };
  },
});

/** Milliseconds: no site allows less. */
const shortest = 5 * 60_000;
const day = 24 * 3_600_000;
