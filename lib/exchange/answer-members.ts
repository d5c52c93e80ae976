import type { Exchange } from './exchange.ts';
import { parseJsonObject, type JsonObject } from './json.ts';
import { bodyParameters, toRecord } from './parameters.ts';

/** The members of a response body: of a JSON object, or of a form, in which some providers answer. `undefined` for other bodies and none. */
export function answerMembers(exchange: Exchange | undefined): JsonObject | undefined {
  const json = parseJsonObject(exchange?.responseBody?.text);
  if (json) return json;
  const form = bodyParameters(exchange?.responseBody);
  return form.length > 0 ? toRecord(form) : undefined;
}
