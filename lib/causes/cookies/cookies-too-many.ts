import { hostOf } from '../../exchange/parameters.ts';
import { sizeRefusedOf, type SizeRefused } from '../../facts/answerer/size-refused.ts';
import { cookiePilesOf, type CookiePile } from '../../facts/cookies/cookie-piles.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** What is set for each login and deleted by none of them grows until somebody refuses it. RFC 6585 §5. */
export default cause({
  id: 'cookies-too-many',
  owner: 'client',
  title: 'Cookies of one making have piled up until the request was refused',
  signs:
    'A request was refused for the size of its headers (431, 494, a page of 400 or 413 that speaks of headers or cookies), and half of its cookies’ bytes or more are one heap: a cookie for each login that was begun, the parts of one that was split, or one name several times. Or mod_auth_openidc answered 503 to a request with three of its state cookies or more.',
  against:
    'One large cookie, or many of different making (then the headers are merely too big); a small request.',
  fix: 'Clear the cookies of this site now. Let the app delete a login’s cookie at its callback and when it is given up, let it live for minutes, and begin no logins from background calls.',
  references: ['rfc6265bis#5.6'],
  example: 'GET /callback with 14 cookies .AspNetCore.Correlation.…, 9,100 bytes → 431',
  confusedWith: ['request-headers-too-big', 'callback-failed', 'proxy-response-headers-too-big'],
  folds: [
    'request-headers-too-big',
    'callback-failed',
    'provider-error-page',
    'nothing-there',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of, flow }) {
    const held = heldBack(flow);
    if (held) return held;
    const found = of(failingExchanges).find(({ exchange }) => sizeRefusedOf(exchange)?.part === 'headers');
    const size = found && sizeRefusedOf(found.exchange);
    const pile = size && pileIn(size);
    if (!found || !pile) return undefined;
    const isCut = size.cookieCount > size.cookies.length;
    const who = size.answerer.product ?? (hostOf(found.exchange.url) || 'The server');
    return {
      at: found.at,
      why: `${who} refused the request because its headers are too big: of its ${size.cookieBytes} bytes of cookies ${pile.bytes} are ${isCut ? 'the largest ' : ''}${wordsOf(pile)}.`,
      fix: pile.name.startsWith('msal.') ? `${fixes[pile.kind]} ${ofMsal}` : fixes[pile.kind],
      proof: size.certainty === 'said' ? 'phrase' : 'status',
      confidence: size.certainty === 'said' ? 'certain' : 'tentative',
      evidence: [found.at],
      ...(size.certainty !== 'said' && {
        tellApart:
          'If it goes through in a private window, or after the cookies of this site were cleared, it was the cookies.',
      }),
    };
  },
});

/** mod_auth_openidc answers 503 where more logins are open than it allows (OIDCStateMaxNumberOfCookies). */
function heldBack(flow: Flow): CauseDraft | undefined {
  const at = messagesOf(flow, 'refused_start').at(-1);
  if (!at || at.exchange.status !== 503) return undefined;
  const sent = sentCookiesOf(at.exchange) ?? [];
  const sized = sent.map(({ name, value }) => ({ name, bytes: name.length + value.length + 1 }));
  const pile = cookiePilesOf(sized).find(({ kind }) => kind === 'logins');
  if (!pile) return undefined;
  return {
    at,
    why: `${hostOf(at.exchange.url) || 'The server'} refused to begin another login (503 “Service Unavailable”): the request brought ${wordsOf(pile)}, and the server allows no more of them.`,
    fix: `${fixes.logins} mod_auth_openidc: OIDCStateMaxNumberOfCookies 7 true deletes the oldest instead of refusing.`,
    proof: 'answerer',
    confidence: 'firm',
    evidence: [at],
  };
}

/** The largest heap, where it is what makes the request large. */
function pileIn({ cookies, cookieBytes, headerBytes }: SizeRefused): CookiePile | undefined {
  const [largest] = cookiePilesOf(cookies);
  const isMost = largest && largest.bytes * 2 >= cookieBytes && cookieBytes * 2 >= headerBytes;
  return isMost ? largest : undefined;
}

function wordsOf({ kind, name, count }: CookiePile): string {
  switch (kind) {
    case 'logins':
      return name.startsWith('msal.')
        ? `${count} cookies ${name}…, which MSAL.js left behind of the logins before`
        : `${count} cookies ${name}…, one for each login that was begun and not finished`;
    case 'parts':
      return `${count} parts of the one cookie ${name}, which was split for its size`;
    case 'doubles':
      return `the cookie ${name}, which came ${count} times: it was set for other hosts or paths too`;
  }
}

const ofMsal = 'MSAL.js: set storeAuthStateInCookie to false, or update it.';

const fixes: Readonly<Record<CookiePile['kind'], string>> = {
  logins:
    'Clear the cookies of this site now. Let the app delete a login’s cookie at its callback and when it is given up, let it live for minutes, and begin no logins from background calls.',
  parts:
    'Clear the cookies of this site now. Keep tokens and profiles on the server (Redis, a database) and only a session id in the cookie, or ask for fewer claims (groups, roles).',
  doubles:
    'Clear the cookies of this site now. Set that cookie with one Domain and one Path, and delete the old ones with those that they were set with.',
};
