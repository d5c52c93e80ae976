import { isLoopback } from '../../exchange/loopback.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** An address that the provider takes from nobody: registering it helps as little as comparing it. RFC 8252 §8.3; RFC 9700 §4.1.3. */
export default cause({
  id: 'redirect-kind-refused',
  owner: 'client',
  title: 'The provider takes no redirect URI of this kind',
  signs:
    'The provider refused the redirect URI and says that it is not secure, must be https, or may not be localhost, an IP address or a name without a public domain; and redirect_uri is of that kind.',
  against: 'An address that is not of the kind which the words speak of: then it is not registered.',
  fix: 'Serve the callback over https under a public name, and register that.',
  references: ['rfc9700#4.1.3', 'rfc8252#8.3'],
  example:
    'redirect_uri=http://localhost:8080/ → 400 “Insecure redirect URI”; http://127.0.0.1:8080/ is taken',
  confusedWith: ['redirect-uri-mismatch', 'redirect-scheme-proxy'],
  folds: [
    'redirect-uri-mismatch',
    'redirect-not-on-allow-list',
    'redirect-loopback-port',
    'redirect-scheme-proxy',
    'redirect-host',
    'provider-error-page',
    'invalid-client',
    'unauthorized-client',
    'known-error',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, errorPage, ending, authorizationRequest: { message, params } }): CauseDraft | undefined {
    const uri = params['redirect_uri'] ?? '';
    const at = of(redirectRefusal)?.at ?? errorPage?.message ?? ending.failedAt;
    if (!at || !/^https?:/i.test(uri) || !URL.canParse(uri)) return undefined;
    const page = saidBy(at.exchange);
    const said = page?.words.map(({ text }) => text) ?? [];
    const wantsHttps =
      page?.phrases.some(
        ({ phrase: { cause: meant, loosely } }) => meant === 'redirect-scheme-proxy' && loosely.length === 0,
      ) === true;
    const found = kinds.find(
      ({ words, is, wants }) =>
        is(uri) &&
        ((wants === 'https' && wantsHttps) || said.some((text) => ofAddress.test(text) && words.test(text))),
    );
    if (!found) return undefined;
    return {
      at,
      why: `The request asked for ${uri}, and the provider takes no such address: ${found.why(uri)}.`,
      fix: found.fix(uri),
      proof: 'phrase',
      confidence: 'firm',
      evidence: [message],
    };
  },
});

/** It is about the address that the provider is to answer to. */
const ofAddress = /redirect|callback|return[_ -]?ur[il]|reply[_ -]?ur[il]/i;

type Kind = {
  readonly words: RegExp;
  /** What phrases of products may say in words of their own. */
  readonly wants?: 'https';
  is(uri: string): boolean;
  why(uri: string): string;
  fix(uri: string): string;
};

const kinds: readonly Kind[] = [
  {
    words:
      /\binsecure|\bunsecured?\b|\bnot secure|non-https|(?:must|should|has to|have to|need(?:s)? to) (?:be|use|start with|begin with|have)[^.]{0,20}https|https (?:is |scheme )?(?:is )?(?:required|only|scheme)|\bonly https|requires? https|\bhttp (?:scheme )?(?:is )?not (?:allowed|supported|permitted|accepted)/i,
    wants: 'https',
    is: (uri) => /^http:/i.test(uri),
    why: (uri) =>
      isLoopback(uri)
        ? 'it must be https, and where http is let through for the person’s own device, that is for 127.0.0.1 or [::1] and not for the name localhost'
        : 'it must be https',
    fix: (uri) =>
      hostOf(uri) === 'localhost'
        ? `Ask for ${uri.replace(/localhost/i, '127.0.0.1')} (and open the app under it), or for an https address, and register that.`
        : `Ask for ${uri.replace(/^http:/i, 'https:')}, served over https, and register that.`,
  },
  {
    words:
      /(?:localhost|loopback)[^.]{0,60}(?:\bnot\b|no longer|isn.t|cannot|can.t|forbidden|disallowed|prohibited|invalid)|(?:\bnot\b|cannot|can.t|\bno\b|disallow\w*|forbid\w*)[^.]{0,30}(?:localhost|loopback)/i,
    is: isLoopback,
    why: () => 'it may not be one of the person’s own device',
    fix: () =>
      'Ask for a public https address, of a tunnel while the app is being developed, and register that.',
  },
  {
    words: /\braw ip|\bip address(?:es)?[^.]{0,40}(?:\bnot\b|cannot|forbidden|disallowed|invalid)/i,
    is: (uri) => /^\d{1,3}(?:\.\d{1,3}){3}$|^\[/.test(hostOf(uri)),
    why: () => 'it must have a name and no IP address',
    fix: () => 'Give the app a name with a public domain, ask for an address under it, and register that.',
  },
  {
    words: /non-public domain|public top[- ]level|(?:private|internal|local) domain|top private domain/i,
    is: (uri) => !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostOf(uri)),
    why: () => 'its name must end in a public domain',
    fix: () => 'Give the app a name under a public domain, ask for an address under it, and register that.',
  },
];
