import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, parseJsonObject, type JsonObject } from '../../exchange/json.ts';

/** What the answer of a server that was handed a code or token says: a session or token for the person, a refusal, or neither. */
export type SessionInAnswer = 'session' | 'refused' | 'no session';

/** By the names of the answer's members; `undefined` where it was not recorded. */
export function sessionInBodyOf({ verdicts, responseBody }: Exchange): SessionInAnswer | undefined {
  const recorded = verdicts?.session_in_answer;
  if (recorded) return recorded;
  if (responseBody?.text === undefined) return undefined;
  const answer = parseJsonObject(responseBody.text);
  if (holdsSession(answer)) return 'session';
  return answer && refuses(answer) ? 'refused' : 'no session';
}

/** Answered with success, and it says that it was none: `success: false` or `0`, `error: {…}`, `errors: […]`, `status: "error"`. */
function refuses(answer: JsonObject): boolean {
  const { success, ok, error, errors, status } = answer;
  if (success === false || success === 0 || ok === false) return true;
  if (typeof status === 'string' && /^(?:error|fail|failed|failure)$/i.test(status)) return true;
  if (Array.isArray(errors) && errors.length > 0) return true;
  return error === true || (typeof error === 'string' && error !== '') || asObject(error) !== undefined;
}

/** A member named so, in the answer, in an object right inside it, or in what an operation of GraphQL gave (October 2021 §7.1). */
function holdsSession(answer: JsonObject | undefined): boolean {
  if (!answer) return false;
  return [answer, ...objectsIn(answer), ...objectsIn(asObject(answer['data']))].some((object) =>
    Object.entries(object).some(([name, value]) => Boolean(value) && sessionName.test(name)),
  );
}

function objectsIn(object: JsonObject | undefined): readonly JsonObject[] {
  return Object.values(object ?? {}).flatMap((value): readonly JsonObject[] => {
    const inner = asObject(value);
    return inner ? [inner] : [];
  });
}

const sessionName =
  /^(?!.*(?:csrf|xsrf|expire|invalid|error|fail|missing|token_?type)).*(?:token|jwt|session|^sid$)/i;
