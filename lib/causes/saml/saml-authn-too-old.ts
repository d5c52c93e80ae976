import { dateTimeOf } from '../../exchange/date-time.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Message } from '../../messages/message.ts';
import { isSaidToBe } from '../../facts/said/said-cause.ts';
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
    'AuthnStatement/@AuthnInstant lies long before the response, and the site says that the authentication is too old; or it is a day old at least, or older than the site’s software takes unless told (known by its address), and the site refused without a reason.',
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
    const isSaid = isSaidToBe(facts, ['saml-authn-too-old']);
    const known = softwares.find(({ at }) => at.test(message.exchange.url));
    if (age < (isSaid ? shortest : (known?.allows ?? day))) return undefined;
    const party = partiesOf(facts, message);
    const why = `The person signed in at ${party.provider} ${spanOf(age)} before this response (AuthnInstant ${instant}), and it used that session again; ${party.site} takes none that is so old. No clock is wrong.`;
    const guess = `The person had signed in at ${party.provider} ${spanOf(age)} before this response (AuthnInstant ${instant}), which is longer than ${allowance(known)}.${sentAway(facts)}`;
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

function partiesOf({ server }: Pick<Facts, 'server'>, { exchange }: Message) {
  return {
    provider: hostOf(server.origin ?? '') || 'the identity provider',
    site: hostOf(exchange.url) || 'the site',
  };
}

function allowance(known: Software | undefined): string {
  return known
    ? `${known.product} allows unless set otherwise (${spanOf(known.allows)})`
    : 'many sites allow';
}

/** A site that signs somebody out who asked to come in refused the response. */
function sentAway({ ending: { reception } }: Facts): string {
  if (reception?.outcome !== 'failed' || reception.by !== 'signed_out') return '';
  const { url, redirectUrl = url } = reception.at;
  return ` The site took the response and sent the browser to ${endpointOf(redirectUrl)}, where one signs out.`;
}

/** Milliseconds: no site allows less. */
const shortest = 5 * 60_000;
const day = 24 * 3_600_000;
const hour = 3_600_000;

type Software = { readonly product: string; readonly at: RegExp; readonly allows: number };

/**
 * What is known by its address to limit it, and by how much: https://docs.spring.io/spring-security-saml/docs/1.0.x/reference/html/configuration-advanced.html
 * (maxAuthenticationAge), https://www.pac4j.org/docs/clients/saml.html (maximumAuthenticationLifetime), the Jenkins plugin’s doc/CONFIGURE.md.
 */
const softwares: readonly Software[] = [
  {
    product: 'Spring Security SAML',
    at: /^[^?#]*\/saml\/SSO(?:\/alias\/[^/?#]+)?(?:[?#]|$)/,
    allows: 2 * hour,
  },
  { product: 'Jenkins’ SAML plugin', at: /^[^?#]*\/securityRealm\/finishLogin(?:[?#]|$)/, allows: day },
  { product: 'pac4j', at: /[?&]client_name=SAML2Client\b/, allows: hour },
];
