import type { Exchange } from '../../exchange/exchange.ts';
import { toneOf } from './error-words.ts';
import { isProse } from './member-words.ts';
import { saidBy } from './said.ts';

/** True for a “not found” that is about a person, an account or a login: in somebody’s known words, or in a sentence about logging in. */
export function speaksOfLogin(exchange: Exchange): boolean {
  const said = saidBy(exchange);
  const isKnown = said?.phrases.some(
    ({ phrase: { cause: name, suspects, loosely } }) =>
      name !== 'callback-route-missing' && (name ? true : suspects.length > 0 && loosely.length === 0),
  );
  return (
    isKnown === true ||
    (said?.words ?? []).some((one) => one.source === 'body' && isProse(one) && isOfLogin(one.text))
  );
}

/** What it says of the login, and not of an address that bears its name. */
function isOfLogin(text: string): boolean {
  return (
    /(?<!\p{L})(?:log(?:ging)? (?:you )?in|sign(?:ing)? (?:you )?in|log-?in|sign-?in|authenticat\w{2,5}|token|account)(?!\p{L})/iu.test(
      text,
    ) &&
    toneOf(text) === 'plain' &&
    !/\/\w|(?<!\p{L})(?:404|405|page|route|url|path|resource|address|endpoint|method|cannot (?:get|post)|no handler)(?!\p{L})/iu.test(
      text,
    )
  );
}
