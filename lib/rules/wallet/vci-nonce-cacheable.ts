import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { seen } from '../../facts/seen.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The nonce may be cached',
  why: 'A wallet that is given an old nonce out of a cache is refused, or proves nothing new.',
  fix: 'Answer at the nonce endpoint with Cache-Control: no-store.',
  references: ['openid4vci#7.2'],
  examples: {
    fires: 'POST /nonce → 200 {"c_nonce": …} without Cache-Control',
    passes: 'The same with Cache-Control: no-store',
  },
};

/** Nothing forbids keeping it. */
export default remark({
  id: 'vci-nonce-cacheable',
  severity: 'low',
  owner: 'resource_server',
  needs: [seen.credential_nonce_request],
  inspect({ of }) {
    const answered = of(seen.credential_nonce_request).filter(
      ({ exchange }) => exchange.status === 200 && wereRecorded(exchange.responseHeaders),
    );
    if (answered.length === 0) return 'not applicable';
    const open = answered.find(
      ({ exchange }) => !/\bno-store\b/i.test(headerValue(exchange.responseHeaders, 'cache-control') ?? ''),
    );
    return (
      open && {
        confidence: 'certain',
        detail: 'The answer with the nonce has no Cache-Control: no-store.',
        evidence: [open],
      }
    );
  },
});
