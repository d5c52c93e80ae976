import { headerValues, wereRecorded } from '../../exchange/headers.ts';
import { endpointOf, queryOf } from '../../exchange/parameters.ts';
import { isPage } from '../../facts/pages/page-kind.ts';
import { loginPath } from '../../facts/pages/login-path.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Page of the provider lets its address out',
  why: 'The address of a login page has the state and the whole request in it. With a loose referrer policy every other site that the page links to or loads from is told.',
  fix: 'Send Referrer-Policy: no-referrer, or strict-origin-when-cross-origin, on every page between request and answer.',
  references: ['rfc9700#4.2.4'],
  examples: {
    fires: 'A login page with Referrer-Policy: unsafe-url',
    passes: 'A login page with Referrer-Policy: same-origin, or without one: browsers tell the origin alone',
  },
};

/** Policies under which another site over https learns the whole address. */
const loose: ReadonlySet<string> = new Set(['unsafe-url', 'no-referrer-when-downgrade']);
const known: ReadonlySet<string> = new Set([
  ...loose,
  'no-referrer',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
]);

/** A page between request and answer has a policy that hands its address on. */
export default remark({
  id: 'authorization-page-leaky',
  severity: 'low',
  owner: 'authorization_server',
  needs: [loginPath],
  inspect({ of }) {
    const pages = of(loginPath).hops.filter(
      ({ exchange }) =>
        isPage(exchange) && wereRecorded(exchange.responseHeaders) && queryOf(exchange.url) !== '',
    );
    if (pages.length === 0) return 'not applicable';
    const leaky = pages.flatMap(({ exchange, message }) => {
      // Of several, the last that the browser knows. Referrer Policy §8.1.
      const policy = headerValues(exchange.responseHeaders, 'referrer-policy')
        .flatMap((value) => value.toLowerCase().split(','))
        .map((one) => one.trim())
        .findLast((one) => known.has(one));
      return policy !== undefined && loose.has(policy) ? [{ exchange, message, policy }] : [];
    });
    const [first] = leaky;
    if (!first) return undefined;
    return {
      confidence: 'certain',
      detail: `The page at ${endpointOf(first.exchange.url)} has Referrer-Policy: ${first.policy}, and parameters in its address.`,
      evidence: [...new Set(leaky.map(({ message }) => message))],
    };
  },
});
