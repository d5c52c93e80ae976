import { hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { isProse } from '../../facts/said/member-words.ts';
import { saidBy, type Said } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import { askingOriginOf, isOfKey } from '../../messages/oidc/origin-check.ts';
import { cause } from '../cause.ts';

/** The key that names the project is refused before anybody can sign in: the provider’s own login pages ask with it too. */
export default cause({
  id: 'api-key-refused',
  owner: 'client',
  title: 'The project’s API key is refused',
  signs:
    'Google’s identity service (Firebase, Identity Platform) answered 400 or 403 with API_KEY_…, “are blocked” or “API key not valid” to what its script asks first.',
  against:
    'A list of hosts that was read and lacks the page’s; wrong passwords and unknown accounts, which it answers 400 as well.',
  fix: 'In the Google Cloud console, under APIs & Services, Credentials, open this key and mend what it is limited to.',
  references: ['rfc6749#4.1'],
  example:
    'GET …/getProjectConfig?key=… from https://shop.firebaseapp.com → 403 API_KEY_HTTP_REFERRER_BLOCKED',
  confusedWith: ['origin-not-allowed', 'popup-closed', 'api-cors'],
  folds: [
    'unexplained',
    'known-error',
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'provider-error-page',
  ],
  needs: ['flow'],
  inspect({ flow }) {
    const refused = messagesOf(flow, 'origin_check').filter(({ exchange }) => isOfKey(exchange));
    const at = refused.at(-1);
    if (!at) return undefined;
    const said = saidBy(at.exchange);
    const { why, fix } = limitOf(said, askingOriginOf(at.exchange));
    const sentence = said?.words.find((one) => isProse(one) && / /.test(one.text)) ?? said;
    return {
      at,
      why: `${hostOf(at.url)} refused the project’s API key (${at.exchange.status ?? 0}), so that the login could not begin: ${why}${itSays(sentence?.text)}`,
      ...(fix !== undefined && { fix }),
      proof: 'code',
      confidence: said ? 'certain' : 'firm',
      evidence: refused,
    };
  },
});

type Limit = { readonly why: string; readonly fix?: string };

/** What the key is limited to, by the code or the words of the answer. */
function limitOf(said: Said | undefined, origin: string | undefined): Limit {
  const text = (said?.words ?? []).map((one) => one.text).join(' ');
  if (/HTTP_REFERRER|from referer/i.test(text)) return ofPages(origin);
  if (/SERVICE_BLOCKED|to this API/i.test(text))
    return {
      why: 'it is limited to other services.',
      fix: `${open}, and add “Identity Toolkit API” and “Token Service API” to its API restrictions.`,
    };
  if (/_APP_BLOCKED|client application/i.test(text))
    return {
      why: 'it is limited to an app for Android or iOS, and a page asked with it.',
      fix: 'Use the key of the project’s web app in pages: each platform has its own.',
    };
  if (/IP_ADDRESS/i.test(text))
    return {
      why: 'it is limited to addresses of servers, and a browser asked with it.',
      fix: 'Use a key for browsers in pages, limited to their addresses.',
    };
  if (/SERVICE_DISABLED|has not been used in project/i.test(text))
    return {
      why: 'the Identity Toolkit API is switched off in its project.',
      fix: 'Switch on the Identity Toolkit API for this project in the Google Cloud console, and wait a few minutes.',
    };
  if (/INVALID|not valid|expired|not found/i.test(text))
    return {
      why: 'it is none of a project, or was deleted or replaced.',
      fix: 'Copy the key anew from the project’s settings (Firebase console, Project settings, General) into the app’s configuration, without spaces or quotation marks.',
    };
  return { why: 'what it is limited to does not allow this page.' };
}

function ofPages(origin: string | undefined): Limit {
  if (origin === undefined)
    return {
      why: 'it is limited to certain websites, and the page’s address was not sent.',
      fix: 'Let the page send its origin (Referrer-Policy: strict-origin-when-cross-origin), or take the restriction away.',
    };
  return {
    why: `it is limited to certain websites, and ${origin} is not among them.`,
    fix: `${open}, and add ${origin}/* to its website restrictions, beside the app’s own address: the login’s handler asks from a host of its own (authDomain). It may take minutes to hold.`,
  };
}

const open = 'In the Google Cloud console, under APIs & Services, Credentials, open this key';
