import { decodeJwt } from './jwt.ts';
import { readingsOf } from './readings.ts';

/**
 * The object or list that a value holds as JSON: as it stands, percent-encoded, in base64, or within a longer text. `undefined` for
 * what holds none, and for a JWT: that is read as what it is. RFC 9396 §2 (`authorization_details`), OIDC Core §5.5 (`claims`).
 */
export function jsonWithin(value: string): object | undefined {
  if (decodeJwt(value)) return undefined;
  for (const reading of readingsOf(value)) {
    const parsed = parsedObject(reading);
    if (parsed) return parsed;
  }
  return undefined;
}

function parsedObject(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
