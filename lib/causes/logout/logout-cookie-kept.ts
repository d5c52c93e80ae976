import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { jarOf, type CookieWrite, type JarCookie } from '../../facts/cookies/jar.ts';
import { keptSessionOf, type KeptSession } from '../../facts/cookies/kept-session.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { isLogout } from '../../vocabulary/kinds.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { cause, placeIn, type CauseDraft, type Compared } from '../cause.ts';

/** A deletion is for the cookie of that name, domain and path alone: another leaves the session where it is. RFC 6265bis §5.7. */
export default cause({
  id: 'logout-cookie-kept',
  owner: 'client',
  title: 'The logout did not take the app’s own session away',
  signs:
    'An answer of the app’s logout deletes its session cookie, and a later request carries the cookie with the value that it had; or nothing deletes it, and a page of the app then offers to sign out as before. Beside it: the Domain and Path with which the cookie was set and deleted.',
  against:
    'Another value, a new session, or the same one set once more; a recording without cookies; a SAML logout that the provider refused before anything was deleted. A cookie that merely stays may belong to a session that the server has ended: then the logout is not said to have failed.',
  fix: 'Delete the cookie with the Domain, Path, Secure and Partitioned with which it was set, and end the session at the app’s server as well, before the browser is sent to the provider.',
  references: ['rfc6265bis#5.7', 'rp-logout#2'],
  example:
    'Set-Cookie: sid=…; Domain=.shop.example; Path=/, then at /logout Set-Cookie: sid=; Path=/; Max-Age=0',
  confusedWith: ['logout-left-session', 'session-cookie-not-kept'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const kept = keptSessionOf(flow);
    // An app may wait for the provider to have logged the person out before it does so itself.
    if (!kept || (!kept.by && messagesOf(flow, 'saml_logout_response').at(-1)?.error)) return undefined;
    const { by, next, page } = kept;
    const name = shortName(kept.name);
    const app = hostOf(next.url);
    const told = by && whyKept(flow, kept, by);
    const because = told
      ? `the answer of ${endpointOf(by.url)} deletes its session cookie ${name} ${told.because}, so that the browser keeps the one it has`
      : `nothing took its session cookie ${name} away`;
    const shown = page
      ? `${endpointOf(page.url)} then showed the person signed in, with the same cookie`
      : `the browser still sends it (${endpointOf(next.url)}). If the app’s server has not ended that session by itself, the person is signed in as before`;
    return {
      at: page && flow.messages.findLast(isLogout),
      why: page
        ? `The logout did not end the session of ${app}: ${because}; ${shown}.`
        : `The logout did not end with the cookie of ${app} gone: ${because}; ${shown}.`,
      ...(told?.fix && { fix: told.fix }),
      proof: told ? 'comparison' : 'status',
      confidence: page && told ? 'certain' : 'firm',
      evidence: flow.messages,
      ...(told?.compared && { compared: [told.compared] }),
    };
  },
});

type Why = { readonly because: string; readonly fix?: string; readonly compared?: Compared };

/** How the deletion differs from what it was to delete. */
function whyKept(flow: Flow, { name }: KeptSession, by: KeptSession['next']): Why {
  const jar = jarOf([...flow.messages.map(({ exchange }) => exchange), ...flow.context]);
  const all = jar.cookies.filter((cookie) => cookie.name === name);
  const isBy = ({ exchange }: CookieWrite) => exchange.id === by.id;
  const gone = all.find(({ writes }) => writes.some(isBy));
  const deletion = gone?.writes.find(isBy);
  const was = all.find((cookie) => cookie !== gone && cookie.writes.some(({ act }) => act === 'set'));
  if (deletion?.drop)
    return {
      because: `in a way that browsers refuse (${droppedFor[deletion.drop.reason] ?? deletion.drop.reason}): the browser threw that deletion away`,
    };
  const setting = was?.writes.findLast(({ act }) => act === 'set');
  if (!gone || !deletion || !was || !setting)
    return { because: `with ${scopeWords(gone)}, and it must have been set with another Domain or Path` };
  const isDomain = gone.host !== was.host || gone.hostOnly !== was.hostOnly;
  const [attribute, fits, is] = isDomain
    ? (['Domain', domainOf(was), domainOf(gone)] as const)
    : (['Path', was.path, gone.path] as const);
  return {
    because: `${withAttribute(attribute, is)}, and it was set ${withAttribute(attribute, fits)}`,
    fix: `Delete it ${withAttribute(attribute, fits)}, as it was set, and end the session at the app’s server as well, before the browser is sent to the provider.`,
    compared: {
      name: attribute,
      expected: placeIn(flow, setting.exchange, fits),
      got: placeIn(flow, deletion.exchange, is),
    },
  };
}

const droppedFor: Readonly<Partial<Record<string, string>>> = {
  'prefix-host': 'a name that begins with __Host- asks for Secure, Path=/ and no Domain, in a deletion too',
  'prefix-secure': 'a name that begins with __Secure- asks for Secure, in a deletion too',
};

function domainOf({ host, hostOnly }: JarCookie): string | null {
  return hostOnly ? null : host;
}

function withAttribute(name: string, value: string | null): string {
  return value === null ? `without ${name}` : `with ${name}=${value}`;
}

function scopeWords(cookie: JarCookie | undefined): string {
  if (!cookie) return 'attributes of its own';
  const domain = domainOf(cookie);
  return domain === null ? `Path=${cookie.path} and no Domain` : `Domain=${domain} and Path=${cookie.path}`;
}
