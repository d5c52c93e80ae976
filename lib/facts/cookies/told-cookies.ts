import { percentDecoded } from '../../exchange/percent.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { setCookiesOf } from './set-cookie.ts';

/**
 * Names of the cookies that an exchange sets or sends and whose value is a sentence for a person (`Your session has ended`): what the next page
 * shows, and no session. As they are, or as they were recorded before redaction; a name that no verdict can hold is left out.
 */
export function toldCookiesIn(exchange: Exchange): ReadonlySet<string> {
  const recorded = exchange.verdicts?.cookies_told;
  if (recorded !== undefined) return new Set(recorded.split(' '));
  const all = [...setCookiesOf(exchange), ...(sentCookiesOf(exchange) ?? [])];
  return new Set(all.flatMap(({ name, value }) => (nameable.test(name) && isSentence(value) ? [name] : [])));
}

const nameable = /^[\w.-]{1,60}$/;

/** True for a value that reads as words side by side, three or more; in scripts without spaces six letters in a row. */
function isSentence(value: string): boolean {
  if (value.length < shortest || value.length > longest) return false;
  const text = percentDecoded(value.replaceAll('+', ' ')).trim();
  if (withoutSpaces.test(text)) return true;
  const words = text.split(/\s+/);
  return words.length >= 3 && words.every((one) => word.test(one));
}

const shortest = 8;
const longest = 900;
/** In letters as people write them: random ones of base64, between whose pluses it would fall apart, are no words. */
const word = /^["'«„“(¡¿]?(?:\p{Lu}?[\p{Ll}\p{Lo}\p{M}’'-]{1,30}|\p{Lu}{1,5}|\d{1,4})["'».,;:!?)”]{0,3}$/u;
const withoutSpaces =
  /^["「]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー、。！？\s]{6,}["」]?$/u;
