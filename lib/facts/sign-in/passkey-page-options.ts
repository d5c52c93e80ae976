import { withoutEntities } from '../../exchange/html-entities.ts';
import { readingsOf } from '../../exchange/readings.ts';

/** Options as a template wrote them into a page’s script; nothing of them is checked. WebAuthn Level 3 §5.5. */
export type PageOptions = {
  readonly rpId: string;
  readonly challenge: string;
  readonly userVerification: string | undefined;
};

/**
 * What a page’s own script is given to ask for a passkey: `challenge : '…', userVerification : 'required', rpId : 'login.example'`
 * (Keycloak). `undefined` for a page without. Linear.
 */
export function pageOptionsIn(html: string): PageOptions | undefined {
  const [rpId, challenge, userVerification] = [ofRpId, ofChallenge, ofVerification].map(
    (member) => member.exec(html)?.[1],
  );
  return rpId === undefined || challenge === undefined ? undefined : { rpId, challenge, userVerification };
}

const ofRpId = /\brpId["']?\s{0,3}:\s{0,3}["']([\w.-]{1,255})["']/;
const ofChallenge = /\bchallenge["']?\s{0,3}:\s{0,3}["']([\w+/=-]{16,1000})["']/;
const ofVerification = /\buserVerification["']?\s{0,3}:\s{0,3}["']([a-z]{1,20})["']/;

/** Occurrences that are looked at in one text, and objects around each. */
const mostPlaces = 5;
const mostObjects = 6;
/** Characters before the challenge in which its object begins, and of the object as a whole. */
const longestBefore = 8_000;
const longestObject = 20_000;

/**
 * Texts of objects on a page that have a challenge in them, the innermost first: in a script, as JSON in a text of one, in an attribute, in
 * base64. Bounded. Nothing of them is checked.
 */
export function optionTextsIn(html: string): readonly string[] {
  if (!speaksOfThem.test(html)) return [];
  return readingsOf(withoutEntities(html)).flatMap((text) => {
    const places = [...text.matchAll(/"challenge"/g)].slice(0, mostPlaces);
    return places.flatMap(({ index }) => objectsAround(text, index));
  });
}

const speaksOfThem = /passkey|webauthn|public_?-?key|rp_?id|credential_?(?:assertion|request)/i;

function objectsAround(text: string, at: number): readonly string[] {
  const found: string[] = [];
  const first = Math.max(0, at - longestBefore);
  for (
    let from = text.lastIndexOf('{', at), tried = 0;
    from >= first && tried < mostObjects;
    from = from > 0 ? text.lastIndexOf('{', from - 1) : -1, tried += 1
  ) {
    const to = endOf(text, from);
    if (to > at) found.push(text.slice(from, to));
  }
  return found;
}

/** Behind the brace that closes an object of JSON; -1 where none does. */
function endOf(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < Math.min(text.length, from + longestObject); at += 1) {
    const one = text[at];
    if (one === '\\') at += 1;
    else if (one === '"') isQuoted = !isQuoted;
    else if (!isQuoted && one === '{') depth += 1;
    else if (!isQuoted && one === '}' && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}
