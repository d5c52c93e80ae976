import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { forbiddenCall } from '../../facts/api/forbidden-call.ts';
import { hintedAccountOf } from '../../facts/sign-in/hinted-account.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app asked for one account, another was signed in, and the API lets that one do nothing. OpenID Connect Core §3.1.2.1. */
export default cause({
  id: 'wrong-account',
  owner: 'client',
  title: 'Another account than the wanted one was signed in',
  signs:
    'The request had an e-mail address as login_hint, the ID token or the user information tells another one for whoever signed in and that one nowhere, and the API then forbade (403) all that it was asked with the new token.',
  against:
    'The address among the names of the account; a hint that is no address; an API that answers: a person may choose another account than the app proposes.',
  fix: 'Let the person choose the account (prompt=select_account), or sign out at the provider first; a login_hint only proposes one. The app should compare the account that came with the one that it asked for before it goes on.',
  references: ['oidc-core#3.1.2.1', 'oidc-core#5.1'],
  example: 'login_hint=anna@northwind.example, ID token with email bob@other.example, GET /me → 403',
  confusedWith: ['api-forbids', 'not-provisioned', 'scope-missing'],
  folds: ['api-forbids'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const forbidden = of(forbiddenCall);
    const account = forbidden && !forbidden.isOfRoute ? hintedAccountOf(flow) : undefined;
    if (!forbidden || !account) return undefined;
    const { call, said } = forbidden;
    const { asked, told, isSameDomain } = account;
    return {
      at: call,
      why: `The app asked ${hostOf(asked.url)} for one account (login_hint), and the one that signed in has another address${isSameDomain ? ' of the same domain' : ''}, as ${told.kind === 'userinfo_request' ? 'the user information' : 'the ID token'} says. ${endpointOf(call.url)} then forbade what was asked with its token.${itSays(said?.text)}`,
      proof: isSameDomain ? 'status' : 'comparison',
      confidence: isSameDomain ? 'tentative' : 'firm',
      evidence: [asked, told, call],
      tellApart:
        'If both addresses belong to one person’s account, then it is a right that this account lacks: the API’s log names it.',
    };
  },
});
