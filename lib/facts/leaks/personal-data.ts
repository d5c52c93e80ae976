import type { JsonObject } from '../../exchange/json.ts';
import { parameter, queryParameters } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';

const hints = ['login_hint', 'logout_hint'] as const;
const details = ['claims', 'authorization_details'] as const;

/** Parameters in a message's address that show an e-mail address or telephone number, by name. OIDC Core §3.1.2.1, §17.1. */
export function personalParametersOf({ exchange }: Message): readonly string[] {
  const recorded = exchange.verdicts?.personal_data?.split(' ');
  if (recorded) return [...hints, ...details].filter((name) => recorded.includes(name));
  const query = queryParameters(exchange.url);
  return [
    ...hints.filter((name) => isPersonal(parameter(query, name) ?? '')),
    ...details.filter((name) => namesPerson(parameter(query, name) ?? '')),
  ];
}

/** The claims of a token that say how to reach a person or when they were born. RFC 9068 §6. */
export function personalClaimsOf(claims: JsonObject): readonly string[] {
  return ['email', 'phone_number', 'address', 'birthdate'].filter(
    (name) => claims[name] !== undefined && claims[name] !== null && claims[name] !== '',
  );
}

function isPersonal(hint: string): boolean {
  return holdsEmail(hint) || /^\+?\d[\d\s().-]{6,20}$/.test(hint);
}

function namesPerson(json: string): boolean {
  return holdsEmail(json) || /"\+\d[\d ]{6,20}"/.test(json);
}

/** True where an e-mail address stands in a text. Bounded, so that no text takes long. */
export function holdsEmail(text: string): boolean {
  return /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}\b/i.test(text);
}
