import type { Facts } from '../facts/facts.ts';
import { messagesOf } from '../flows/flow.ts';
import { viewOf } from '../messages/view.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { ample } from './ample.ts';
import { namesIssuer, usesFrontChannel } from './conditions.ts';
import { fapi2 } from './fapi-2.ts';
import { certified, judged, must, profile } from './profile.ts';

type Id = (typeof fapi2.requirements)[number]['id'];

/** A requirement of the profile itself, by the names that the conformance suite has for it. */
function as(id: Id, ...conditions: readonly string[]) {
  return certified(
    fapi2.requirements.find((one) => one.id === id)!,
    ...conditions,
  );
}

const cannotBeGuessed = 'cannot be guessed: it holds more than 96 bits by the measure of the suite.';

/** FAPI 2.0 Security Profile as the conformance suite tests it, as far as a login shows it. */
export const fapi2Sp = profile({
  id: 'fapi-2-sp',
  title: 'FAPI 2.0 Security Profile, as tested: as seen from outside, no certification',
  reference: 'fapi-2',
  appliesTo: fapi2.appliesTo,
  requirements: [
    certified(
      must(
        'par-answer',
        {
          text: 'A pushed request is answered with status 201 and a lifetime of its reference.',
          reference: 'rfc9126#2.2',
        },
        ['par-nonconforming'],
        usesFrontChannel,
      ),
      'CheckPAREndpointResponse201WithNoError',
      'CheckForPARResponseExpiresIn',
    ),
    certified(
      judged(
        'MUST',
        'nothing-beside',
        {
          text: 'Beside request_uri the browser carries the client_id alone.',
          reference: 'rfc9126#4',
        },
        carriesReferenceAlone,
        usesFrontChannel,
      ),
      'EnsureAuthorizationRequestContainsOnlyExpectedParamsWhenUsingPAR',
    ),
    certified(
      judged(
        'MUST',
        'iss-present',
        { text: 'The authorization response names its issuer.', reference: 'fapi-2#5.3.2.2' },
        namesIssuer,
        usesFrontChannel,
      ),
      'RequireIssInAuthorizationResponse',
    ),
    certified(
      judged(
        'MUST',
        'reference-entropy',
        { text: `The reference of a pushed request ${cannotBeGuessed}`, reference: 'rfc9126#2.2' },
        ample('request_uri'),
        usesFrontChannel,
      ),
      'EnsureMinimumRequestUriEntropy',
    ),
    certified(
      judged(
        'MUST',
        'code-entropy',
        { text: `The code ${cannotBeGuessed}`, reference: 'fapi-2#5.4' },
        ample('code'),
        usesFrontChannel,
      ),
      'EnsureMinimumAuthorizationCodeEntropy',
    ),
    certified(
      judged(
        'MUST',
        'token-entropy',
        { text: `The access token ${cannotBeGuessed}`, reference: 'fapi-2#5.4' },
        ample('access_token'),
      ),
      'EnsureMinimumAccessTokenEntropy',
    ),
    as('code-only', 'EnsureResponseTypeIsCode'),
    as('pkce', 'EnsureAuthorizationRequestContainsPkceCodeChallenge'),
    as(
      'client-assertion',
      'ValidateClientAssertionAudClaimIsIssuerAsString',
      'CheckForClientAssertionJtiReuse',
    ),
    as(
      'dpop',
      'ValidateDpopProofTokenRequest',
      'ValidateDpopProofResourceRequest',
      'EnsureDpopProofJtiNotAlreadyUsed',
    ),
    as('algorithms', 'FAPI2ValidateIdTokenSigningAlg'),
    certified(
      must('key-length', { text: 'Keys are long enough.', reference: 'fapi-2#5.4' }, [
        'jwks-problem',
        'client-key-weak',
      ]),
      'FAPI2FinalEnsureMinimumServerKeyLength',
    ),
    as('no-token-in-url', 'EnsureBearerAccessTokenNotInParams'),
  ],
});

function carriesReferenceAlone({ flow }: Facts): RequirementStatus {
  const sent = messagesOf(flow, 'authorization_request')
    .map(({ exchange }) => viewOf(exchange).request)
    .filter((params) => params['request_uri'] !== undefined);
  if (sent.length === 0) return 'not_seen';
  const isAlone = sent.every((params) =>
    Object.keys(params).every((name) => name === 'request_uri' || name === 'client_id'),
  );
  return isAlone ? 'pass' : 'fail';
}
