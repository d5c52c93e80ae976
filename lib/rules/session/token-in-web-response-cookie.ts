import { decodeJwt } from '../../exchange/jwt.ts';
import { percentDecoded } from '../../exchange/percent.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { cookiesSetBy, type SetCookie } from '../../facts/cookies/set-cookie.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Token stored in a cookie',
  why: 'The browser sends a cookie with every request to the site, and scripts can read it unless HttpOnly is set: the token goes to places that need none.',
  fix: 'Keep tokens on the server, or in an encrypted __Host- cookie with Secure and HttpOnly.',
  references: ['rfc6750#5.3', 'browser-based-apps#6.1.3.2'],
  examples: {
    fires: 'Set-Cookie: access_token=<the access token>',
    passes: 'Set-Cookie: sid=<an opaque session id>',
  },
};

/** A token of the flow went into a cookie. */
export default rule({
  id: 'token-in-web-response-cookie',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const tokens = new Set(flow.messages.flatMap((message) => Object.values(knownTokens(message))));
    const cookies = flow.messages.flatMap((message) =>
      message.carrier === 'request'
        ? cookiesSetBy(message.exchange).map((cookie) => ({ ...cookie, message }))
        : [],
    );
    const areHeadersSeen = flow.messages.some(({ exchange }) => exchange.responseHeaders !== undefined);
    const known = cookies.filter(({ value }) => tokens.has(value) || tokens.has(percentDecoded(value)));
    const made = cookies.filter((cookie) => !known.includes(cookie) && isClaims(cookie.value));
    if (!areHeadersSeen || (tokens.size === 0 && made.length === 0)) return 'not applicable';
    return [
      ...known.map((cookie) => describe(cookie, 'certain', 'a token of this flow')),
      ...made.map((cookie) => describe(cookie, 'firm', 'a signed token that can be read')),
    ];
  },
});

type Holder = SetCookie & { readonly message: Message };

function describe(
  { name, secure, httpOnly, sameSite, message }: Holder,
  confidence: 'certain' | 'firm',
  what: string,
): FindingDraft {
  const isClosed = httpOnly && (secure || isLoopback(message.url));
  return {
    severity: !isClosed ? 'medium' : confidence === 'firm' && !sameSite ? 'low' : 'info',
    confidence,
    detail: `The cookie ${name} holds ${what}${httpOnly ? '' : ' and scripts can read it'}.`,
    evidence: [message],
  };
}

/** A JWT about a person, as sessions without a store have it. RFC 7519 §4.1. */
function isClaims(value: string): boolean {
  const jwt = decodeJwt(percentDecoded(value));
  return jwt?.type === 'jws' && jwt.claims['sub'] !== undefined && jwt.claims['exp'] !== undefined;
}
