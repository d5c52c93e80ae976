import { saidBy } from '../said/said.ts';
import { endpointOf, fragmentOf } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { hasPasswordField } from '../reception/page-after.ts';
import { asksForLogin, lastProviderPageOf } from './refusing-page.ts';

/** A login that ended on the provider's own start page. */
export type LeftAtPortal = {
  readonly request: Message;
  /** The form with the password, which the provider took. */
  readonly signedIn: Exchange;
  /** Where it took the person then. */
  readonly page: Exchange;
};

/** Milliseconds from the password to the page: later the person has gone on by himself. */
const soon = 5000;
const mostHops = 6;

/** The last word of an address at which providers show who has signed in what there is. */
const portal =
  /\/(?:(?:user|users|my|app|apps|end-?user)[-_/]?)?(?:portal|dashboard|home|userhome|apps|applications|app-?(?:launcher|list|catalog)|launch(?:er|pad)|library|welcome|overview|my-?(?:apps|applications|account|page|portal)|account|profile|selfservice|self-service|startseite|übersicht|accueil|inicio|start)(?:\.\w{2,5})?\/?$/i;

/** A page that goes on by itself. */
const goesOn = /http-equiv=["']?refresh|location\s*(?:\.\s*(?:href|replace|assign)|=)|\.submit\s*\(/i;

/** A link by which whoever is signed in signs out again, in words of its text. */
const signsOut =
  /<a\s[^>]{1,300}>\s{0,40}(?:log ?out|sign ?out|log ?off|sign ?off|abmelden|ausloggen|se déconnecter|déconnexion|cerrar sesión|salir|sair|terminar sessão|esci|disconnetti|uitloggen|afmelden|wyloguj(?: się)?|logga ut|logg? ud|odhlásit|çıkış(?: yap)?|выйти|выход|вийти|ログアウト|サインアウト|退出|登出|注销|로그아웃)\s{0,40}<\/a>/iu;

/** What a person has to answer: then the login goes on. */
const asksAnything = /<(?:form|button|input|select|textarea|iframe|script)\b/i;

/** Characters of a page that are read. */
const longestPage = 100_000;

/**
 * The provider took the request and a password, and led from there to its own portal: it no longer knew of the request. `undefined` where
 * the last page asks for anything or goes on by itself, where an answer came, and where the person went to that page later.
 */
export function leftAtPortalOf(flow: Flow): LeftAtPortal | undefined {
  const request = flow.messages.findLast(isFrontChannelRequest);
  const page = request && lastProviderPageOf(flow);
  if (!request || !page || page.id === request.exchange.id || page.status !== 200 || !isPortal(page))
    return undefined;
  const between = flow.context.filter(
    ({ startedAt }) => startedAt >= request.exchange.startedAt && startedAt <= page.startedAt,
  );
  const asked = [request.exchange, ...between].find(hasPasswordField);
  const signedIn = between.findLast(
    ({ method, startedAt }) => asked && method === 'POST' && startedAt > asked.startedAt,
  );
  return signedIn && leadsTo(signedIn, page, flow.context) ? { request, signedIn, page } : undefined;
}

function isPortal(page: Exchange): boolean {
  const text = page.responseBody?.text?.slice(0, longestPage) ?? '';
  if (asksForLogin(page) || goesOn.test(text)) return false;
  if (signsOut.test(text) && !asksAnything.test(text) && saidBy(page) === undefined) return true;
  const [route = ''] = fragmentOf(page.url).split(/[?&]/);
  return portal.test(endpointOf(page.url)) || portal.test(route);
}

/** By its redirects, or by the script that posted it. */
function leadsTo(posted: Exchange, page: Exchange, around: readonly Exchange[]): boolean {
  if (page.startedAt > posted.startedAt + (posted.duration ?? 0) + soon) return false;
  if (posted.redirectUrl === undefined) return posted.context.resourceType === 'fetch';
  let next = posted.redirectUrl;
  for (let hops = 0; hops < mostHops && next !== page.url; hops += 1) {
    const hop = around.find(({ url, startedAt }) => url === next && startedAt >= posted.startedAt);
    if (hop?.redirectUrl === undefined) return false;
    next = hop.redirectUrl;
  }
  return next === page.url;
}
