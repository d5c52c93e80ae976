import { hostOf } from '../../exchange/parameters.ts';
import { troubledLogin } from '../../facts/cookies/troubled-login.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { explainedByCookie, troubleWords } from './lost-cookie.ts';
import { shortName } from '../../facts/cookies/short-name.ts';

/** Servers read the first of two cookies of one name. RFC 6265bis §5.8.3, §5.7. */
export default cause({
  id: 'cookie-duplicate-name',
  owner: 'client',
  title: 'Two cookies of one name came, and the old one stands first',
  signs:
    'The callback’s Cookie header has the name of the login’s cookie twice or more, and the first value is not the one that the app set last; the app did not know the login.',
  against: 'The value that was set last stands first; the app took the answer.',
  fix: 'Delete the old cookie with the Domain and Path that it was set with (people can clear the site’s cookies), and set one cookie of that name with one Domain and Path from now on. People without the old one, and private windows, see no error.',
  references: ['rfc6265bis#5.8.3'],
  example: 'Cookie: sid=old; sid=new, after Domain=example.com was taken off the app’s cookie',
  confusedWith: ['second-start-overwrites', 'state-cookie-lost', 'state-store-lost-server'],
  folds: [...explainedByCookie, 'callback-twice', 'state-store-lost-server', 'backchannel-failed'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const login = facts.of(troubledLogin);
    if (!login) return undefined;
    const { cookies, journey } = login.cookies;
    const needed = new Set(cookies.filter(({ signs }) => signs.length > 0).map(({ name }) => name));
    const twice = journey.duplicates.find((one) => one.firstIsLatest === false && needed.has(one.name));
    if (!twice) return undefined;
    const why = `The callback brought ${twice.count} cookies ${shortName(twice.name)}, and the first is not the one that ${hostOf(login.callback.exchange.url) || 'the app'} set when this login began: an older one of another Domain or Path stands before it, and servers read the first; ${troubleWords(login.trouble)}.`;
    return {
      at: login.callback,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [login.request, login.callback],
    };
  },
});
