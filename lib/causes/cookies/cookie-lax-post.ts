import { lostBy, lostDraft, explainedByCookie, type Lost } from './lost-cookie.ts';
import { knownCookie } from '../../facts/cookies/cookie-names.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { noneSettingOf } from './none-setting.ts';
import { cause } from '../cause.ts';

/** A form that a page of another site sends carries no SameSite=Lax cookie. RFC 6265bis §5.8.3. */
export default cause({
  id: 'cookie-lax-post',
  owner: 'client',
  title: 'The answer came as a form of another site, which carries no SameSite=Lax cookie',
  signs:
    'The callback is a POST that a page of another site sent (response_mode=form_post, SAML, WS-Federation), the login’s cookie is SameSite=Lax or, in Chromium after two minutes, has no SameSite, and it did not come; the app refused or began anew.',
  against:
    'The cookie came; in a recording without Cookie headers, the app names another reason; the callback is a GET; Firefox and Safari, which send a cookie without SameSite.',
  fix: 'Set that one cookie with SameSite=None; Secure (over https), or have the answer come by redirect.',
  references: ['rfc6265bis#5.8.3', 'form-post#2', 'saml-bindings'],
  example:
    'Set-Cookie: JSESSIONID=…; SameSite=Lax, then POST /saml/acs (Sec-Fetch-Site: cross-site) without it',
  confusedWith: ['cookie-strict-return', 'csrf-middleware-blocks', 'state-rejected'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const lost = lostBy(
      facts,
      (fate) =>
        fate.kind === 'withheld' && (fate.reason === 'lax-post' || fate.reason === 'default-lax-post'),
    );
    const draft = lost && lostDraft(facts, lost);
    if (!draft) return undefined;
    return { ...draft, fix: fixOf(lost) };
  },
});

function fixOf({ fate, cookie, login }: Lost): string {
  const setting = noneSettingOf(cookie.name);
  const fix = `${isOAuth2(login.callback.protocol) ? fixOfCode : fixOfOthers}${setting ? ` ${setting}.` : ''}`;
  if (!('write' in fate) || fate.write.cookie.secure || !/^https:/i.test(fate.write.exchange.url)) return fix;
  const isKeycloak = knownCookie(cookie.name)?.product === 'Keycloak' && fate.write.cookie.sameSite === 'lax';
  return isKeycloak ? fixOfKeycloak : `${fix} ${unaware}`;
}

/** Keycloak’s DefaultCookieProvider makes None to Lax where it takes the request for plain http. */
const fixOfKeycloak =
  'Let Keycloak know that it is reached over https: the proxy sends X-Forwarded-Proto: https, and Keycloak trusts it (KC_PROXY_HEADERS=xforwarded). Then it sets these cookies with SameSite=None; Secure by itself.';
const unaware =
  'It came without Secure over https: behind a proxy, the app must first know its outside scheme (trust X-Forwarded-Proto).';

const fixOfCode =
  'Set that one cookie with SameSite=None; Secure (over https), or have the answer come by redirect (response_mode=query) where the provider allows it.';
const fixOfOthers =
  'Set that one cookie with SameSite=None; Secure (over https): this protocol’s answers are posted by the provider’s page.';
