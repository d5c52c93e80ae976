import { headlineOf } from '../headline.ts';
import { clientName, placeName, serverName } from '../parties.ts';
import {
  broughtAt,
  goesAnotherWay,
  isOAuth,
  point,
  seen,
  stepsOf,
  wentWell,
  type AnswerableFlow,
  type AnswerableStep,
  type AnswerPoint,
} from './answer.ts';

/** What is OAuth? Here: who got a token, or an approval for one, to act where. */
export function oauthPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  if (!isOAuth(flow)) return [goesAnotherWay(flow)];
  const [client, server] = [clientName(flow), serverName(flow)];
  const token = accessTokenAt(flow);
  const use = stepsOf(flow, 'use').find(
    (step) => wentWell(step) && (!token || flow.steps.indexOf(step) > flow.steps.indexOf(token)),
  );
  const place = use?.url ? placeName(use.url) : 'the API';
  const forYou = asksPerson(flow) ? ' for you' : '';
  if (token && use)
    return [
      point(
        `Here ${client} got ${forYou ? 'an approved' : 'a'} token from ${server}, and acted with it at ${place}${forYou}.`,
        [token, use],
      ),
    ];
  if (token)
    return [
      point(`Here ${client} got a token from ${server} to act${forYou}.`, [token]),
      point('What it did with that token was not seen.', [], 'not_seen'),
    ];
  if (use)
    return [
      point(`Here ${client} acted at ${place}${forYou}.`, [use]),
      point('How it got its token was not seen.', [], 'not_seen'),
    ];
  return withoutToken(flow, client, server);
}

function withoutToken(flow: AnswerableFlow, client: string, server: string): readonly AnswerPoint[] {
  const approval = broughtAt(flow, 'code', 'oauth_verifier');
  const idToken = broughtAt(flow, 'id_token');
  if (approval)
    return [
      point(`Here an approval came back from ${server} to ${client}.`, [approval]),
      point(
        stepsOf(flow, 'redemption').some(({ observed }) => !observed)
          ? 'The token for it travels between servers, and was not seen.'
          : 'That a token was given for it was not seen.',
        [],
        'not_seen',
      ),
    ];
  if (idToken)
    return [
      point(`Here ${server} told ${client} who you are, by an ID token; no token to act with was seen.`, [
        idToken,
      ]),
    ];
  const asked = seen(flow, 'request') ?? seen(flow, 'detached') ?? seen(flow, 'redemption');
  return [
    ...(asked ? [point(`Here ${client} asked ${server} for access.`, [asked])] : []),
    point('No token was seen to come of it.', [], 'not_seen'),
  ];
}

/** Where a token to act with came; temporary credentials are none. RFC 5849 §2.3. */
function accessTokenAt(flow: AnswerableFlow): AnswerableStep | undefined {
  const credentials = stepsOf(flow, 'redemption').find(({ delivery }) =>
    delivery?.items.includes('oauth_token'),
  );
  return broughtAt(flow, 'access_token') ?? credentials;
}

/** A person takes part: the browser carried a question to them, or another screen showed it. */
function asksPerson(flow: AnswerableFlow): boolean {
  return [...stepsOf(flow, 'request'), ...stepsOf(flow, 'response'), ...stepsOf(flow, 'detached')].length > 0;
}

/** What is an example? This recording. */
export function examplePoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  const what = isOAuth(flow) ? 'This recording is one' : 'This recording is one of another kind';
  const begin = seen(flow, 'request') ?? flow.steps.find(({ observed }) => observed);
  return [point(`${what}: ${headlineOf(flow)}`, [begin])];
}
