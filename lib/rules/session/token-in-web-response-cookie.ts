import { isLoopback } from '../../facts/development.ts';
import { cookiesSetBy } from '../../facts/set-cookie.ts';
import { deliveredTokens } from '../../flows/keys.ts';
import { rule } from '../rule.ts';

/** A token of the flow went into a cookie. */
export default rule({
  id: 'token-in-web-response-cookie',
  severity: 'medium',
  owner: 'client',
  title: 'Token stored in a cookie',
  why: 'The browser sends a cookie with every request to the site, and scripts can read it unless HttpOnly is set: the token goes to places that need none.',
  fix: 'Keep tokens on the server, or in an encrypted __Host- cookie with Secure and HttpOnly.',
  references: ['rfc6750#5.3', 'browser-based-apps#6.1.3.2'],
  examples: {
    fires: 'Set-Cookie: access_token=<the access token>',
    passes: 'Set-Cookie: sid=<an opaque session id>',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const tokens = new Set(flow.messages.flatMap((message) => Object.values(deliveredTokens(message))));
    const areHeadersSeen = flow.messages.some(({ exchange }) => exchange.responseHeaders !== undefined);
    if (tokens.size === 0 || !areHeadersSeen) return 'not applicable';
    return flow.messages.flatMap((message) =>
      cookiesSetBy(message.exchange)
        .filter(({ value }) => tokens.has(value) || tokens.has(decoded(value)))
        .map(({ name, secure, httpOnly }) => ({
          severity: httpOnly && (secure || isLoopback(message.url)) ? ('info' as const) : ('medium' as const),
          confidence: 'certain' as const,
          detail: `The cookie ${name} holds a token of this flow${httpOnly ? '' : ' and scripts can read it'}.`,
          evidence: [message],
        })),
    );
  },
});

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
