import { purposeWords } from '../purpose.ts';
import { wayOf } from '../way.ts';
import {
  broughtAt,
  goesAnotherWay,
  point,
  seen,
  stepsOf,
  type AnswerableFlow,
  type AnswerableStep,
  type AnswerPoint,
} from './answer.ts';

/** Authentication or authorization? What this login is for, with what shows it. */
export function loginPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  const { label, sentence } = purposeWords[flow.purpose];
  const statement = statementAt(flow);
  const shows = [openidAskedAt(flow) ?? seen(flow, 'request'), statement, seen(flow, 'logout')];
  const begin = flow.steps.find(({ observed }) => observed);
  return [
    point(`${label}. ${sentence}`, shows.some(Boolean) ? shows : [begin]),
    ...(flow.purpose === 'login_and_access' && !statement
      ? [point(idTokenUnseen(flow), [], 'not_seen')]
      : []),
  ];
}

/** What is OpenID? Whether this login is one, of which generation, and what shows it. */
export function openidPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  switch (flow.protocol) {
    case 'openid2':
      return [
        point(`This login uses OpenID 2.0. ${wayOf(flow).why}`, [
          seen(flow, 'request'),
          seen(flow, 'response'),
        ]),
      ];
    case 'oidc':
      return connectPoints(flow);
    case 'oauth2':
      return [flow.way === 'client_credentials' ? goesAnotherWay(flow) : withoutOpenid(flow)];
    case 'oauth1':
      return [
        point('Not here: OAuth 1.0a gives access, and does not say who the person is.', [], 'not_here'),
      ];
    default:
      return [goesAnotherWay(flow)];
  }
}

function connectPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  const asked = openidAskedAt(flow);
  const token =
    broughtAt(flow, 'id_token') ?? flow.steps.find(({ observed, params }) => observed && params['id_token']);
  const words = 'This is OpenID Connect';
  return [
    asked
      ? point(`${words}: the app asked for the scope openid.`, [asked])
      : point(`${words}.`, [seen(flow, 'request') ?? flow.steps.find(({ observed }) => observed)]),
    token ? point('An ID token about the person came.', [token]) : point(idTokenUnseen(flow), [], 'not_seen'),
  ];
}

function withoutOpenid(flow: AnswerableFlow): AnswerPoint {
  const request = seen(flow, 'request');
  const { scope, request: object, request_uri: reference } = request?.params ?? {};
  const isReadable = scope !== undefined || (object === undefined && reference === undefined);
  if (request && isReadable)
    return point(
      'Not here: the app asked for no scope openid, so this gives access and no login.',
      [request],
      'not_here',
    );
  return point('Whether the app asked for the scope openid was not seen.', [request], 'not_seen');
}

function idTokenUnseen(flow: AnswerableFlow): string {
  const isBetweenServers = stepsOf(flow, 'redemption').some(({ observed }) => !observed);
  return isBetweenServers
    ? 'The ID token travels between servers, and was not seen.'
    : 'No ID token was seen.';
}

/** Where the scope `openid` was asked for. OpenID Connect Core §3.1.2.1. */
function openidAskedAt({ steps }: AnswerableFlow): AnswerableStep | undefined {
  return steps.find(({ observed, params }) => observed && params['scope']?.split(/\s+/).includes('openid'));
}

/** Where a statement about the person came, of whatever protocol. */
function statementAt(flow: AnswerableFlow): AnswerableStep | undefined {
  return broughtAt(flow, 'id_token', 'assertion', 'encrypted_assertion', 'signed_answer');
}
