import type { Exchange } from '../../exchange/exchange.ts';
import { asNumber, asObject, asText, parseJson, type JsonObject } from '../../exchange/json.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { knownWordsOf } from '../said/known-words.ts';

/**
 * True for an answer whose body refuses the token, though its status does not say so. GraphQL and JSON-RPC answer 200 whatever they say, and
 * Slack’s API does: every error came without data there, and one of them names the token or who calls, or says so in known words. APIs
 * and gateways also say so with 400, 403, 422 and 500. From the verdict of a trace where there is one. GraphQL over HTTP,
 * application/json; JSON-RPC 2.0 §5; https://docs.slack.dev/apis/web-api/#responses.
 */
export function isRefusedInBody(exchange: Exchange): boolean {
  const { status = 0, responseBody, verdicts } = exchange;
  if (verdicts?.token_refused) return verdicts.token_refused === 'in body';
  const text = responseBody?.text ?? '';
  if (!answering.has(status) || text === '' || text.length > longest) return false;
  const errors = errorsAlone(text);
  if (errors.length === 0) return status >= 400 && isSaid(exchange);
  return errors.some((one) => namesCaller(one)) || isSaid(exchange);
}

/**
 * True for an answer of success that brought errors and no data, one of which forbids what was asked for, by its code: the person, the app or
 * the token may not do this. From the verdict of a trace where there is one. GraphQL over HTTP, application/json.
 */
export function isForbiddenInBody({ status, responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.token_refused) return verdicts.token_refused === 'forbidden';
  const text = responseBody?.text ?? '';
  if (status !== 200 || text.length > longest) return false;
  return errorsAlone(text).some((one) => isCalled(one, forbidding));
}

/** The first error of each answer, where none brought anything else. */
function errorsAlone(text: string): readonly JsonObject[] {
  if (!/"(?:errors?|ok)"/.test(text)) return [];
  const answers = [parseJson(text)].flat().slice(0, mostAnswers);
  const errors = objectsAmong(objectsAmong(answers).map(errorIn));
  return errors.length < answers.length ? [] : errors;
}

/** Of success, or of what such servers send for any error (Apollo before a query runs, Facebook), gateways for any refusal, Flask-JWT-Extended for a token that it cannot read. */
const answering: ReadonlySet<number> = new Set([200, 400, 403, 422, 500]);
/** Characters of an answer that is read: a refusal is short. */
const longest = 20_000;
/** Answers to calls that were sent as one. */
const mostAnswers = 50;

/** The first error of an answer that brought nothing else. */
function errorIn(answer: JsonObject): JsonObject | undefined {
  const { data, result, errors, error, ok } = answer;
  if (result !== undefined || Object.values(asObject(data) ?? {}).some((one) => one !== null))
    return undefined;
  if (ok === false && asText(error)) return { code: error };
  return asObject(Array.isArray(errors) ? errors[0] : error);
}

/** What servers call it where they refuse who calls; a person who may not do a thing is another matter. */
const codes =
  /^(?:unauthenticated|auth_not_authenticated|unauthorizedexception|invalid-jwt|invalid[_-](?:access[_-])?token|(?:access[_-]?)?token[_-](?:expired|revoked|invalid)|expired[_-]token|jwt[_-]expired|invalid_auth|not_authed|missing_scope|401)$/i;

/** What they call it where whoever calls may not do this; AppSync’s `Unauthorized` is that, and so is Lighthouse’s category. */
const forbidding =
  /^(?:forbidden|unauthorized|permission[_-]denied|access[_-]denied|insufficient[_-](?:scopes?|permissions?)|not[_-]authorized|auth_not_authorized|authorization|403)$/i;

function namesCaller(error: JsonObject): boolean {
  // Facebook’s number for an access token that is no longer good, or never was.
  if (error['type'] === 'OAuthException' && error['code'] === 190) return true;
  // Spring’s class of errors for who is not logged in.
  if (asObject(error['extensions'])?.['classification'] === 'UNAUTHORIZED') return true;
  return isCalled(error, codes);
}

function isCalled(error: JsonObject, names: RegExp): boolean {
  const inner = objectsAmong([error['extensions'], error['data']]);
  return [error, ...inner, ...inner.flatMap(handedOn)].some(
    ({ code, errorType, status, statusCode, classification, category }) =>
      [code, errorType, status, statusCode, classification, category].some((one) =>
        names.test(asText(one) ?? `${asNumber(one)}`),
      ),
  );
}

/** NestJS hands on what it threw (`originalError`, formerly `exception` or `response`), Apollo the status that it answers with (`http`). */
function handedOn(extensions: JsonObject): readonly JsonObject[] {
  return objectsAmong(['originalError', 'exception', 'response', 'http'].map((name) => extensions[name]));
}

function objectsAmong(values: readonly unknown[]): readonly JsonObject[] {
  return values.map(asObject).filter((one) => one !== undefined);
}

/** What APIs refuse tokens for. */
const ofTokens: ReadonlySet<SaidCauseName | undefined> = new Set<SaidCauseName>([
  'audience-wrong',
  'issuer-wrong',
  'token-expired',
  'token-early',
  'key-unknown',
]);

function isSaid(exchange: Exchange): boolean {
  return knownWordsOf(exchange).some(({ words: { text }, phrases }) =>
    phrases.some(({ by, cause, suspects, loosely }) =>
      loosely.length === 0
        ? by === 'resource_server' && ofTokens.has(cause)
        : ofTokens.has(cause ?? suspects[0]) && /\btoken\b/i.test(text) && refusesCaller.test(text),
    ),
  );
}

/** Who calls is refused, in so many words; what of the token is wrong stands beside it. */
const refusesCaller =
  /\b(?:unauthori[sz]ed|unauthenticated|not authenticated|authentication (?:failed|error|required))\b/i;
