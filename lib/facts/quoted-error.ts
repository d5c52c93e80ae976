import { withoutEntities } from '../exchange/html-entities.ts';
import type { WireError } from '../flows/outcome.ts';

/** What the wire said, for a detail: `invalid_scope: “no such scope”`. The server's own full stop is left out. */
export function quotedError({ code, description }: WireError): string {
  return description ? `${code}: “${withoutEntities(description).replace(/\.$/, '')}”` : code;
}
