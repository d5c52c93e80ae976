import { endpointOf } from '../../exchange/parameters.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { freshLoginRounds } from '../../facts/pages/fresh-login-rounds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A demand for a fresh login is fulfilled by a login: whoever checks it once more afterwards never ends. OIDC Core §3.1.2.1. */
export default cause({
  id: 'fresh-login-loop',
  owner: 'authorization_server',
  title: 'The provider asks for a fresh login again after each login',
  signs:
    'The request has max_age=0 or prompt=login; the provider took what was typed (a redirect to its own address, which still has that demand), and led from there to its login page again, twice or more.',
  against:
    'A cookie of the sign-in that did not come along; an answer to the app; a form that was shown again with words.',
  fix: 'Let the provider count the login that was just made: update it, or take the demand out of the address that it goes on with after the login.',
  references: ['oidc-core#3.1.2.1'],
  example: 'POST /Account/Login → 302 /connect/authorize/callback?…&max_age=0 → 302 /Account/Login → …',
  confusedWith: ['as-session-lost', 'not-answered', 'login-loop'],
  folds: ['not-answered', 'as-session-lost', 'login-loop', 'interaction-loop', 'unexplained'],
  needs: [freshLoginRounds],
  inspect(facts): CauseDraft {
    const { request, demand, count, again, cookie } = facts.of(freshLoginRounds);
    const came = cookie === undefined ? '' : ` Its session cookie ${shortName(cookie)} came along.`;
    const isHidden = !again.url.includes(demand);
    const still = isHidden ? 'which carries the request with' : 'which still has';
    return {
      at: request,
      why: `The request wants a fresh login (${demand}). The provider took what was typed ${count} times, and each time its own ${endpointOf(again.url)}, ${still} ${demand}, asked for a login again: most likely it checks that demand once more after the login.${came}`,
      fix: `${demand === 'max_age=0' ? 'Let the app leave max_age=0 out and ask with prompt=login, which means the same' : 'Let the app leave prompt=login out, or send it in the address and not inside a signed request'}, or update the provider: Duende IdentityServer 7.0, IdentityServer4 and OpenIddict’s samples are known for this. Name and password are right.`,
      proof: 'comparison',
      confidence: cookie === undefined ? 'tentative' : 'firm',
      evidence: [request],
      tellApart: `Leave ${demand} out once: if the login goes through then, it is this; if not, the provider does not know its own session again (its cookie, its keys, several servers).`,
    };
  },
});
