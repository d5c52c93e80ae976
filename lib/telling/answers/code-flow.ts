import { protectionsTold } from '../protections.ts';
import {
  broughtAt,
  goesAnotherWay,
  point,
  seen,
  stepsOf,
  wentWell,
  wentWrong,
  type AnswerableFlow,
  type AnswerableStep,
  type AnswerPoint,
} from './answer.ts';

/** What is the authorization code flow? Here: where the code came, and where it was changed for tokens. */
export function codeFlowPoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  if (flow.way === 'oauth1') {
    const approval = broughtAt(flow, 'oauth_verifier');
    const words = 'Not here: in OAuth 1.0a a verifier stands in the code’s place.';
    return [point(words, [approval], 'not_here')];
  }
  if (!hasCode(flow)) return [goesAnotherWay(flow)];
  const code = broughtAt(flow, 'code');
  const request = seen(flow, 'request');
  const unseen = request
    ? 'A code was asked for; none was seen to come back.'
    : 'The code was not seen to come.';
  const redemptions = redemptionsOf(flow);
  return [
    code
      ? point('Here the browser carried the code to the app.', [code])
      : point(unseen, [request], 'not_seen'),
    ...(code || redemptions.length > 0 ? [redemptionPoint(redemptions)] : []),
  ];
}

/** Where a code was changed for tokens; a refresh token was not. */
function redemptionsOf(flow: AnswerableFlow): readonly AnswerableStep[] {
  return stepsOf(flow, 'redemption').filter(
    ({ observed, params }) =>
      !observed || params['code'] !== undefined || params['grant_type'] === 'authorization_code',
  );
}

function redemptionPoint(redemptions: readonly AnswerableStep[]): AnswerPoint {
  const good = redemptions.find(wentWell);
  if (good) return point('The app changed the code for tokens.', [good]);
  const bad = redemptions.find(wentWrong);
  if (bad) return point('The app tried to change the code for tokens, and that failed.', [bad]);
  const concluded = redemptions.find(({ observed }) => !observed);
  if (concluded)
    return point(
      'The app’s server will have changed the code for tokens, directly: not seen.',
      [concluded],
      'not_seen',
    );
  return point('That the code was changed for tokens was not seen.', redemptions, 'not_seen');
}

/** And with PKCE? How it did in this login. */
export function pkcePoints(flow: AnswerableFlow): readonly AnswerPoint[] {
  if (!hasCode(flow)) return [point('Not here: there is no code that it would protect.', [], 'not_here')];
  const told = protectionsTold(flow).find(({ name }) => name === 'pkce');
  if (!told) return [point('Nothing of it was seen.', [], 'not_seen')];
  const carries = flow.steps.filter(
    ({ observed, params }) => observed && (params['code_challenge'] ?? params['code_verifier']) !== undefined,
  );
  const [first] = carries;
  const steps = [
    first,
    carries.find(({ params }) => params['code_verifier'] !== undefined),
    seen(flow, 'request'),
  ];
  const { verdict, label, meaning } = told;
  switch (verdict) {
    case 'held':
      return [point(`Used here. ${meaning}`, steps.slice(0, 2))];
    case 'broken':
      return [point(`Used here, and not as it should be: ${label}. ${meaning}`, steps)];
    case 'absent':
    case 'not_needed':
      return [point(`Not here: ${meaning}`, [steps[2]], 'not_here')];
    case 'not_checked':
      return [point(meaning, [steps[2]], 'not_seen')];
  }
}

function hasCode({ way }: AnswerableFlow): boolean {
  return way === 'authorization_code' || way === 'hybrid';
}
