import { isReadable } from '../facts/answer-parameter.ts';
import type { Facts } from '../facts/facts.ts';
import { requestObjects } from '../facts/request-object.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { fapi2 } from './fapi-2.ts';
import { certified, judged, must, profile } from './profile.ts';

/** FAPI 2.0 Message Signing as the conformance suite tests it; held against logins that sign their request or answer. */
export const fapi2Ms = profile({
  id: 'fapi-2-ms',
  title: 'FAPI 2.0 Message Signing: as seen from outside, no certification',
  reference: 'fapi-2-ms',
  appliesTo: (facts) => fapi2.appliesTo(facts) && (signsRequest(facts) || wantsSignedAnswer(facts)),
  requirements: [
    certified(
      must(
        'request-object',
        { text: 'The request object is signed well, current and for this server.', reference: 'rfc9101#4' },
        ['jar-object-invalid'],
        signsRequest,
      ),
      'FAPI2ValidateRequestObjectSigningAlg',
      'ValidateRequestObjectMaxAge',
      'EnsureRequestObjectDoesNotContainRequestOrRequestUri',
    ),
    certified(
      judged(
        'MUST',
        'no-sub',
        {
          text: 'The request object cannot be taken for a client’s assertion: its sub is not the client.',
          reference: 'rfc9101#10.8',
        },
        hasNoSub,
        signsRequest,
      ),
      'EnsureRequestObjectDoesNotContainSubWithClientId',
    ),
    certified(
      must(
        'signed-answer',
        { text: 'The signed answer is for this client, of this server, and current.', reference: 'jarm#2.4' },
        ['jarm-response-invalid'],
        wantsSignedAnswer,
      ),
      'ValidateJARMResponse',
      'ValidateJARMExpRecommendations',
    ),
    certified(
      judged(
        'MUST',
        'no-plain-answer',
        { text: 'Where a signed answer was asked for no plain one comes.', reference: 'jarm#2.1' },
        ({ authorizationResponse: answer }) =>
          answer === undefined ? 'not_seen' : isReadable(answer) && answer.params['code'] ? 'fail' : 'pass',
        wantsSignedAnswer,
      ),
      'RejectNonJarmResponsesInUrlQuery',
    ),
  ],
});

function signsRequest({ of }: Facts): boolean {
  return of(requestObjects).length > 0;
}

function wantsSignedAnswer({ flow }: Facts): boolean {
  return flow.messages.some(({ params }) => /(?:^|\.)jwt$/.test(params['response_mode'] ?? ''));
}

function hasNoSub({ of, client }: Facts): RequirementStatus {
  return of(requestObjects).some(
    ({ jwt }) => jwt.claims['sub'] !== undefined && jwt.claims['sub'] === client.id,
  )
    ? 'fail'
    : 'pass';
}
