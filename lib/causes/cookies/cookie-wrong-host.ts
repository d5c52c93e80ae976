import { isOneSite } from '../../exchange/site.ts';
import { lostBy, lostDraft, explainedByCookie } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** A cookie stays with the host that set it, or with the hosts of its Domain. RFC 6265bis §5.1.3. */
export default cause({
  id: 'cookie-wrong-host',
  owner: 'client',
  title: 'The login began on another host than the one it came back to',
  signs:
    'The login’s cookie was set by one host (localhost, www.…, a preview, a tunnel) and the callback went to another (127.0.0.1, the bare domain, production), which refused it or began anew.',
  against: 'The cookie came; only the port differs, which cookies do not know.',
  fix: 'Open the app under the host of its redirect URI, or let the redirect URI follow the host.',
  references: ['rfc6265bis#5.1.3'],
  example: 'begun at http://localhost:3000, came back to http://127.0.0.1:3000/callback without the cookie',
  confusedWith: ['storage-other-origin', 'redirect-host', 'cookie-domain-rejected'],
  folds: [...explainedByCookie, 'redirect-host'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const lost = lostBy(facts, (fate) => fate.kind === 'withheld' && fate.reason === 'other-host');
    const draft = lost && lostDraft(facts, lost);
    const set = lost?.cookie.writes.at(-1);
    if (!draft || !set) return undefined;
    const parent = isOneSite(set.exchange.url, lost.login.callback.exchange.url)
      ? ' Or give the cookie the Domain that both share.'
      : '';
    return { ...draft, fix: `${draft.fix ?? ''}${parent}` };
  },
});
