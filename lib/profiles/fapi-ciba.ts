import { isAccepted } from '../exchange/page-request.ts';
import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { ample } from './ample.ts';
import { certified, judged, must, profile } from './profile.ts';

/** FAPI-CIBA as the conformance suite tests it. A browser sees little of it: it is for recordings of programs. */
export const fapiCiba = profile({
  id: 'fapi-ciba',
  title: 'FAPI-CIBA: as seen from outside, no certification',
  reference: 'ciba',
  appliesTo: ({ flow }) => messagesOf(flow, 'backchannel_authentication_request').length > 0,
  requirements: [
    certified(
      must('one-hint', { text: 'The request has exactly one hint of the person.', reference: 'ciba#7.1' }, [
        'ciba-hints',
      ]),
      'BackchannelRequestHasExactlyOneOfTheHintParameters',
    ),
    certified(
      must(
        'all-signed',
        { text: 'Beside a signed request stand no parameters of it.', reference: 'ciba#7.1.1' },
        ['ciba-parameters-outside-jwt'],
      ),
      'EnsureBackchannelRequestParametersDoNotAppearOutsideJwt',
    ),
    certified(
      judged(
        'MUST',
        'status',
        { text: 'The request is answered with status 200.', reference: 'ciba#7.3' },
        answeredWith200,
      ),
      'CheckBackchannelAuthenticationEndpointHttpStatus200',
    ),
    certified(
      judged(
        'MUST',
        'auth-req-id',
        {
          text: 'The auth_req_id cannot be guessed: it holds more than 96 bits by the measure of the suite.',
          reference: 'ciba#7.3',
        },
        ample('auth_req_id'),
      ),
      'EnsureMinimumAuthenticationRequestIdEntropy',
    ),
    certified(
      must(
        'interval',
        { text: 'The client waits between two polls as it was told.', reference: 'ciba#7.3' },
        ['device-poll-too-fast'],
      ),
      'VerifyThatPollingIntervalIsRespected',
    ),
  ],
});

/** A refusal has a status of its own. */
function answeredWith200({ flow }: Facts): RequirementStatus {
  const taken = messagesOf(flow, 'backchannel_authentication_request').filter(({ exchange }) =>
    isAccepted(exchange),
  );
  if (taken.length === 0) return 'not_seen';
  return taken.every(({ exchange }) => exchange.status === 200) ? 'pass' : 'fail';
}
