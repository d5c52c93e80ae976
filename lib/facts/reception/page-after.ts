import type { Exchange } from '../../exchange/exchange.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import type { Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';
import { offersLogin } from './offers-login.ts';

/** Characters of a page that are looked at. */
const longestPage = 32_000;

/** True for a page that asks for a password, and not one that somebody may change there: it offers to sign out. */
export function hasPasswordField({ responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.page_after_login === 'asks_password') return true;
  const text = responseBody?.text?.slice(0, longestPage) ?? '';
  return /<input[^>]{1,300}type=["']?password\b/i.test(text) && !offersSignOut.test(text);
}

const offersSignOut = /\b(?:log|sign)[-_ ]?(?:out|off)\b|abmelden|déconnexion|cerrar sesión/i;

/** True for a page that is, word for word, what was at its address before. @param around what else was there, in any order */
export function isAsBefore(page: Exchange, around: readonly Exchange[]): boolean {
  if (page.verdicts?.page_after_login === 'as_before') return true;
  const text = page.responseBody?.text;
  if (text === undefined || text === '') return false;
  return around.some(
    ({ id, url, startedAt, responseBody }) =>
      id !== page.id && startedAt < page.startedAt && url === page.url && responseBody?.text === text,
  );
}

/** What a trace says of the pages around a login. */
export function pageAfterVerdictsOf(
  flow: Pick<Flow, 'messages' | 'context'>,
): readonly (readonly [page: Exchange, verdicts: Verdicts])[] {
  const { context } = flow;
  return context.filter(isPage).flatMap((page): (readonly [Exchange, Verdicts])[] => {
    const said = hasPasswordField(page)
      ? 'asks_password'
      : offersLogin(flow, page)
        ? 'offers_login'
        : isAsBefore(page, context)
          ? 'as_before'
          : undefined;
    return said === undefined ? [] : [[page, { page_after_login: said }]];
  });
}
