import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { memberWords } from './member-words.ts';
import type { Reading } from './words.ts';

/** As frameworks call the member that names the parameter in question, and the one that says what is wrong with it; lower case. */
const fields = ['field', 'param', 'parameter', 'property', 'propertypath', 'loc', 'pointer', 'path'];
const troubles = ['code', 'message', 'msg', 'reason', 'rule', 'type', 'error', 'detail'];

/** Parameters of requests, and Strava’s names of what a token lacks: other fields are a form’s, which a person fills in. */
const ofRequests =
  /^(?:scopes?|client_?id|redirect_?uri|response_?type|response_?mode|state|nonce|prompt|resource|audience|acr_values|code_challenge(?:_method)?|limit of connected athletes|[a-z]{1,40}:(?:read|write|read_all)_permission)$/i;

/** `{"resource":"Authorize","field":"scope","code":"invalid"}` as the sentence `scope: invalid`; nothing for what names no parameter of a request. */
export function fieldErrorIn(object: JsonObject, prefix: string): readonly Reading[] {
  // Strava calls the field `code`, as a form may call what a person types.
  const isOfCode = object['resource'] === 'AuthorizationCode';
  const field = isOfCode ? 'authorization code' : nameIn(memberOf(object, fields));
  const said = asText(memberOf(object, troubles));
  return field && said ? [sentence(prefix, field, said)] : [];
}

/** `{"errors":{"scope":["is invalid"]}}`, as Rails and Laravel say it; Discord and zod put the list into `_errors`. */
export function fieldErrorsByName(object: JsonObject, prefix: string): readonly Reading[] {
  return Object.entries(object)
    .slice(0, 50)
    .flatMap(([name, value]) => {
      const listed: unknown = asObject(value)?.['_errors'] ?? value;
      const first: unknown = Array.isArray(listed) ? listed[0] : listed;
      const said = asText(asObject(first)?.['message'] ?? first);
      return ofRequests.test(name) && said ? [sentence(prefix, name, said)] : [];
    });
}

function sentence(prefix: string, field: string, said: string): Reading {
  return memberWords('body', `${prefix}message`, `${field}: ${said}`);
}

function memberOf(object: JsonObject, names: readonly string[]): unknown {
  const found = names.find((name) => object[name] !== undefined);
  return found === undefined ? undefined : object[found];
}

/** The last part of `["query","scope"]` (FastAPI), `/scope` and `query.scope`, where it is a request’s parameter. */
function nameIn(value: unknown): string | undefined {
  const whole = asText(Array.isArray(value) ? value.at(-1) : value);
  const name = whole?.slice(0, 100).split(/[./]/).at(-1);
  return name !== undefined && ofRequests.test(name) ? name : undefined;
}
