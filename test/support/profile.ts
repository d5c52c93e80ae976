import type { ReportProfile } from '../../lib/report/report.ts';
import type { RuleId } from '../../lib/rules/index.ts';
import { reference } from '../../lib/spec/references.ts';

/** A small profile: one requirement that these rules fail, one that passes, one unseen, one that does not apply. */
export function securityProfile(failedBy: readonly RuleId[]): ReportProfile {
  return {
    id: 'rfc9700',
    title: 'OAuth 2.0 Security BCP (RFC 9700)',
    counts: { pass: 1, fail: 1, not_seen: 1, not_applicable: 1 },
    requirements: [
      {
        id: 'rfc9700/redirect-uri',
        level: 'MUST',
        text: 'The answer goes to exactly the redirect URI that was asked for.',
        status: 'pass',
        rules: [],
        reference: reference('rfc9700#2.1'),
      },
      {
        id: 'rfc9700/pkce',
        level: 'MUST',
        text: 'A public client uses PKCE.',
        status: 'fail',
        rules: failedBy,
        reference: reference('rfc9700#2.1.1'),
      },
      {
        id: 'rfc9700/sender-constrained',
        level: 'SHOULD',
        text: 'Access tokens are bound to a key of the client.',
        status: 'not_seen',
        rules: [],
        reference: reference('rfc9700#2.2.1'),
      },
      {
        id: 'rfc9700/post-message',
        level: 'MUST',
        text: 'Answers by postMessage name their receiver.',
        status: 'not_applicable',
        rules: [],
        reference: reference('rfc9700#4.17'),
      },
    ],
  };
}
