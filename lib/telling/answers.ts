import type { GlossaryKey } from '../explain/glossary.ts';
import { codeFlowPoints, pkcePoints } from './answers/code-flow.ts';
import type { AnswerableFlow, Answer, AnswerPoint } from './answers/answer.ts';
import { loginPoints, openidPoints } from './answers/openid.ts';
import { examplePoints, oauthPoints } from './answers/oauth.ts';
import { credentialPoints } from './answers/credentials.ts';
import { partyPoints, stepPoints, wayPoints } from './answers/course.ts';

type Teller = (flow: AnswerableFlow) => readonly AnswerPoint[];

const tellers = {
  'what-is-oauth': oauthPoints,
  example: examplePoints,
  'the-steps': stepPoints,
  'who-takes-part': partyPoints,
  'authentication-or-authorization': loginPoints,
  'what-is-openid': openidPoints,
  'authorization-code-flow': codeFlowPoints,
  'code-flow-with-pkce': pkcePoints,
  'temporary-and-token-credentials': credentialPoints,
  'other-flows': wayPoints,
} as const satisfies Partial<Readonly<Record<GlossaryKey, Teller>>>;

/**
 * The questions a learner brings, answered on one login: by what its recording shows, with the steps that show it. What it does not
 * show is told as not seen, what its protocol does not have as not there; a question that makes no sense for it is left out.
 */
export function answersOn(flow: AnswerableFlow): readonly Answer[] {
  return Object.entries(tellers).flatMap(([question, teller]) => {
    const points = teller(flow);
    return points.length === 0 ? [] : [{ question: question as keyof typeof tellers, points }];
  });
}

/** The answer to one question or word of the glossary on this login; none where there is nothing to say. */
export function pointsOn(flow: AnswerableFlow, entry: GlossaryKey): readonly AnswerPoint[] {
  return answersOn(flow).find(({ question }) => question === entry)?.points ?? [];
}
