import { overtaken } from '../../facts/cookies/other-start.ts';
import { explainedByCookie, sayLostLogin } from './lost-cookie.ts';
import { cause } from '../cause.ts';

/** A cookie that is set with an end in the past is deleted. RFC 6265bis §5.7. */
export default cause({
  id: 'cookie-deleted',
  owner: 'client',
  title: 'The login’s cookie was deleted before the answer came',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; an answer in between deleted it (Max-Age=0, Expires in the past).',
  against: 'The cookie came; the callback’s own answer deleted it.',
  fix: 'Delete the login’s cookie at the callback alone, under the name of that one login; let no other request and no second start do so.',
  references: ['rfc6265bis#5.7'],
  example: 'Set-Cookie: state_1=; Max-Age=0 in the answer to a second login, then the callback of the first',
  confusedWith: ['cookie-expired-before-return', 'second-start-overwrites'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    facts.of(overtaken) ? undefined : sayLostLogin(facts, (fate) => fate.kind === 'deleted'),
});
