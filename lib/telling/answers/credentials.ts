import { isOAuth2 } from '../../vocabulary/protocol.ts';
import {
  point,
  seen,
  stepsOf,
  wentWell,
  wentWrong,
  type AnswerableFlow,
  type AnswerPoint,
} from './answer.ts';

/** What are temporary and token credentials? Where each pair came in this login. RFC 5849 §2. */
export function credentialPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  if (isOAuth2(flow.protocol))
    return [
      point(
        'Not here: these are words of OAuth 1.0a. In OAuth 2.0 the code is what is temporary, the access token what comes of it.',
        [],
        'not_here',
      ),
    ];
  return flow.protocol === 'oauth1' ? [temporary(flow), ofToken(flow)] : [];
}

function temporary(flow: AnswerableFlow): AnswerPoint {
  const made = stepsOf(flow, 'preparation').find(wentWell);
  if (made) return point('The temporary credentials came here, a token and its secret.', [made]);
  const carried = seen(flow, 'request');
  if (carried)
    return point(
      'The temporary credentials were made between servers, not seen. Here the browser carries their token, without the secret.',
      [carried],
    );
  return point('The temporary credentials were not seen.', [], 'not_seen');
}

function ofToken(flow: AnswerableFlow): AnswerPoint {
  const redemptions = stepsOf(flow, 'redemption');
  const good = redemptions.find(wentWell);
  if (good) return point('Here they were changed for the token credentials.', [good]);
  const bad = redemptions.find(wentWrong);
  if (bad) return point('Here the token credentials were asked for, and not given.', [bad]);
  const concluded = redemptions.find(({ observed }) => !observed);
  if (concluded)
    return point(
      'They are changed for the token credentials between servers: not seen.',
      [concluded],
      'not_seen',
    );
  return point('Token credentials were not seen.', [], 'not_seen');
}
