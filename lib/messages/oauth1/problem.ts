import { asText, type JsonObject } from '../../exchange/json.ts';
import type { MessageError } from '../message.ts';

/** What a person's refusal is called, by the extension and by Jira, which refuses in the verifier's place. */
const refusals = new Set(['permission_denied', 'user_refused', 'denied']);

/**
 * The refusal in the parameters of a callback or in the members of an answer: `oauth_problem` (OAuth Problem Reporting),
 * `denied` (X, Discogs). `undefined` where there is none.
 */
export function problemOf(members: JsonObject): MessageError | undefined {
  const description = asText(members['oauth_problem_advice']) ?? null;
  const problem = asText(members['oauth_problem']);
  if (problem) return { code: problem, description, refused: refusals.has(problem) };
  const refused = asText(members['denied']) !== undefined || members['oauth_verifier'] === 'denied';
  return refused ? { code: 'denied', description, refused } : undefined;
}
