import { asText, type JsonObject } from '../exchange/json.ts';
import type { MessageError } from './message.ts';
import { isRefusal } from './oauth2/error-codes.ts';

/** The error that members tell in OAuth’s words (`error`, `error_description`); `undefined` where they tell none. RFC 6749 §5.2. */
export function errorOfAnswer(members: JsonObject | undefined): MessageError | undefined {
  const code = asText(members?.['error']);
  if (code === undefined) return undefined;
  return {
    code,
    description: asText(members?.['error_description']) ?? null,
    refused: isRefusal(code),
  };
}
