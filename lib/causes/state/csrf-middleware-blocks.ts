import { hostOf } from '../../exchange/parameters.ts';
import { returnedLogin } from '../../facts/cookies/returned-login.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { troubledLogin } from '../../facts/cookies/troubled-login.ts';
import type { Said } from '../../facts/said/said.ts';
import type { Message } from '../../messages/message.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

const id = 'csrf-middleware-blocks';

/** A framework wants a token of its own pages in every form: a provider’s form has none. */
export default cause({
  id,
  owner: 'client',
  title: 'The app’s protection against forged forms refused the provider’s form',
  signs:
    'The answer came as a form (POST) that the provider’s page sent, no cookie of the login was lost, and the app refused it in words about CSRF in any language, in those of a framework’s form check, or with 419, which Laravel’s check alone sends.',
  against:
    'An answer that came by redirect; a login’s cookie that did not come; words about the login’s own state, or about something else.',
  fix: exemption('state, nonce or the signature protect it.'),
  references: ['rfc6749#10.12', 'form-post#2'],
  example:
    'POST /oidc/callback/ (Origin of the provider) with the session’s cookie → 403 “CSRF verification failed”',
  confusedWith: ['cookie-lax-post', 'state-rejected', 'state-cookie-lost'],
  folds: ['callback-failed', 'known-error', 'state-cookie-lost', 'state-rejected', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const login = facts.of(troubledLogin);
    if (!login || login.lost.length > 0 || !isForm(login.callback)) return undefined;
    const came = facts.of(returnedLogin);
    const { request, callback, trouble } = login;
    const { status } = callback.exchange;
    // Where nothing tells that the cookie came, only what is said of nothing else counts.
    const isSaid = trouble.said.some(came ? speaksOfForgery : isFormCheck);
    if (!isSaid && !(came && status === 419 && trouble.said.every(isOpen))) return undefined;
    const who = hostOf(callback.exchange.url) || 'The app';
    const cookie = came ? ` The login’s cookie ${shortName(came.name)} came back as it was set.` : '';
    const demand = trouble.said.some(({ text }) => ofOrigin.test(text))
      ? 'lets only forms of origins pass that it knows'
      : 'wants a token that only the app’s own pages have';
    const why = `${who} refused the form that brought the answer (${status ?? 0}) before its login saw it: its protection against forged forms (CSRF) ${demand}, and a page of ${hostOf(request.exchange.url) || 'the provider'} sent this form.${cookie}`;
    const fix = isOAuth2(callback.protocol) ? fixOfCode : fixOfOthers;
    return {
      at: callback,
      ...withQuote(facts, why),
      fix: came ? fix : `${fix} Check that the login’s cookie comes along, too.`,
      proof: isSaid ? 'phrase' : 'status',
      confidence: 'firm',
      evidence: [request, callback],
    };
  },
});

/** “Origin not allowed”, “origin checking failed”, “Cross-site POST form submissions are forbidden”. */
const ofOrigin = /\borigins?\b|\bcross-site\b/i;

/** A page’s own script that hands the answer on could add the token. */
function isForm({ exchange: { method, context } }: Message): boolean {
  return method === 'POST' && context.resourceType !== 'fetch';
}

const fixOfCode = exemption(
  'state and nonce protect it. Or have the answer come by redirect (response_mode=query).',
);

const fixOfOthers = exemption('the answer’s signature protects it.');

function exemption(protection: string): string {
  return `Exempt exactly the callback’s route from the check (Django: csrf_exempt; Rails: skip_forgery_protection; Laravel: except in its CSRF middleware; Spring: ignoringRequestMatchers; Express: mount the route before the check; ASP.NET: IgnoreAntiforgeryToken): ${protection}`;
}

/**
 * A known form check, or the abbreviation, which is the same in all languages; a sentence that names the login’s state means that, and a
 * wording with a meaning of its own another thing.
 */
function speaksOfForgery({ phrases }: Said): boolean {
  return phrases.some(({ phrase, words }) => {
    if (phrase.cause === id) return phrase.fix === undefined;
    return (
      phrase.suspects[0] === id &&
      phrases.every((other) => other.words !== words || other.phrase.suspects[0] === id)
    );
  });
}

/** In words of a framework’s that have no other meaning. */
function isFormCheck({ phrases }: Said): boolean {
  return phrases.some(({ phrase }) => phrase.cause === id && phrase.fix === undefined);
}

/** Nothing known was said of another reason. */
function isOpen({ phrases }: Said): boolean {
  return phrases.length === 0;
}
