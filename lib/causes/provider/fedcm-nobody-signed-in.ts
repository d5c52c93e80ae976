import { endpointOf } from '../../exchange/parameters.ts';
import { asText } from '../../exchange/json.ts';
import { attempt } from '../../facts/attempt.ts';
import { nobodyThere } from '../../flows/fedcm-attempt.ts';
import { cause } from '../cause.ts';

/** The browser has no account to show, and the page only hears that it did not work. W3C FedCM §3.4; Login Status API. */
export default cause({
  id: 'fedcm-nobody-signed-in',
  owner: 'client',
  title: 'Nobody is signed in at the provider, so the browser had no account to show (FedCM)',
  signs:
    'The browser asked the provider for its accounts, and was answered 401, 403 or with an empty list, and neither a later list nor a token followed.',
  against: 'A later list with an account in it; a list that was not recorded.',
  fix: 'Offer another way in, as a redirect to the provider: a page is not told why FedCM ended.',
  references: ['fedcm'],
  example: 'GET https://idp.example/accounts (Sec-Fetch-Dest: webidentity) → 401',
  confusedWith: ['fedcm-refused', 'fedcm-account-left-out', 'login-required'],
  folds: ['unexplained', 'known-error', 'no-answer', 'wrong-endpoint'],
  needs: [],
  inspect({ flow, of }) {
    const failed = of(attempt);
    const nobody = failed?.isNo && nobodyThere(flow.messages);
    if (!nobody || nobody.why !== 'none') return undefined;
    const { at } = nobody;
    const { status = 0 } = at.exchange;
    const isForbidden = status === 403;
    const said = status >= 400 ? `it answered ${status}` : 'its list is empty';
    const so = isForbidden ? 'it shows nobody for the cookies that came along' : 'for the cookies that came along nobody is'; // prettier-ignore
    const login = failed.documents.map(({ answer }) => asText(answer?.['login_url'])).find(Boolean);
    const page = login && URL.canParse(login, at.url) ? ` (${endpointOf(new URL(login, at.url).href)})` : '';
    return {
      at,
      why: `The browser asked ${endpointOf(at.url)} who is signed in, and ${said}: ${so}, and the page only hears that it did not work.`,
      fix: `Sign in at the provider${page} and try again, or offer a redirect as another way in. Where somebody is signed in there, the provider’s session cookie has to be SameSite=None; Secure, as Chrome sends no other there since version 125; and Set-Login: logged-in after its login, logged-out after its logout, keeps the browser from asking in vain.`,
      proof: 'code',
      // It may be forbidden to whoever is signed in.
      confidence: isForbidden ? 'firm' : 'certain',
      evidence: [at],
    };
  },
});
