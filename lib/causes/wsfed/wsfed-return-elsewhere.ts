import { endpointOf, queryParameters, originOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { addressDifferences } from '../../facts/address-difference.ts';
import type { Facts } from '../../facts/facts.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { wsfedFactsOf } from '../../facts/wsfed/facts.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';
import type { CauseId } from '../cause-id.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';

const explained: readonly CauseId[] = ['callback-failed', 'unexplained', 'known-error'];

/** The login began under another name of the application than the one that takes the token: www and bare host, http and https. */
export default cause({
  id: 'wsfed-return-elsewhere',
  owner: 'client',
  title: 'The page to return to is not of the application that got the token',
  signs:
    'wctx holds a whole address to return to (ru), whose scheme, host or port is not that of the address which the token was posted to (or the page says of a path that it is not within the application), and the application did not let the person in.',
  against:
    'A path to return to of which nothing is said; an application that let the person in, or whose page names another reason (another number of Windows Identity Foundation’s).',
  fix: 'Let people use one name of the application: redirect the other one (www or bare host, http) to it before the login begins, and let wtrealm and wreply have that name, too.',
  references: ['ws-federation'],
  example: 'wctx has ru=https://app.example/orders, the token is posted to https://www.app.example/ → ID3206',
  confusedWith: ['wsfed-reply', 'wsfed-context'],
  folds: explained,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { of, flow, ending } = facts;
    const answer = wsfedFactsOf(flow).at(-1);
    if (ending.outcome !== 'failed' || !answer) return undefined;
    const { message, request } = answer;
    const context = contextOf(message, request);
    const said = of(appWords);
    const words = said?.text ?? '';
    const isSaid = /\bID3206\b|only redirect within/i.test(words);
    const evidence = request ? [request, message] : [message];
    const outside = isSaid ? pathOutside(context, words, message.url) : undefined;
    if (outside) return { ...ofPath(outside, message, said?.text), evidence };
    const back = returnIn(context) ?? quotedIn(words);
    const own = originOf(message.url);
    if (back === undefined || own === null || originOf(back) === own) return undefined;
    if (!isSaid && namesAnother(facts, words)) return undefined;
    return {
      ...ofAddress({ back, own, quote: said?.text }, message),
      confidence: isSaid ? 'certain' : 'firm',
      evidence,
      compared: [
        { name: 'ru', expected: { value: own, at: message }, got: { value: back, at: request ?? message } },
      ],
    };
  },
});

function contextOf({ params }: Message, request: Message | undefined): string {
  return params['wctx'] ?? request?.params['wctx'] ?? '';
}

function ofAddress(
  { back, own, quote }: { readonly back: string; readonly own: string; readonly quote: string | undefined },
  at: Message,
): Pick<CauseDraft, 'at' | 'why' | 'proof'> {
  const parts = addressDifferences(originOf(back) ?? '', own);
  return {
    at,
    why: `The login began for ${back} (ru in wctx), and the token was posted to ${at.url.replace(/[?#].*$/s, '')}: ${differingWords(parts)}. The application sends nobody to an address that is not its own.${itSays(quote)}`,
    proof: 'comparison',
  };
}

/** A path to return to, and the application's own, which is not its beginning. */
type Outside = { readonly path: string; readonly home: string };

/** What is said of a path that lies outside the application that got the token: without the slash at its end, mostly. */
function pathOutside(context: string, said: string, url: string): Outside | undefined {
  const named = queryParameters(`?${context}`).find(([name]) => name === 'ru')?.[1];
  const path = named ?? /\bID3206\b[^']{0,200}'(\/[^'\s]{0,500})'/i.exec(said)?.[1];
  const home = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  if (path === undefined || !path.startsWith('/') || path.toLowerCase().startsWith(home.toLowerCase()))
    return undefined;
  return { path: path.replace(/[?#].*$/s, ''), home };
}

function ofPath(
  { path, home }: Outside,
  at: Message,
  quote: string | undefined,
): Omit<CauseDraft, 'evidence'> {
  const isSlash = `${path}/` === home;
  return {
    at,
    why: `The person is to return to ${path} (ru in wctx), which is not within ${home}, where the application got the token${isSlash ? ': the slash at the end is missing' : ''}. The application sends nobody outside itself, and so refused its own login.${itSays(quote)}`,
    ...(isSlash && {
      fix: `Open ${home} with the slash at the end. To mend it for good, let the application redirect ${path} to ${home} before it asks for a login (Application_BeginRequest, or a rule of the web server), so that ru begins with its path.`,
    }),
    proof: 'comparison',
    confidence: 'certain',
  };
}

/** Windows Identity Foundation numbers what it says. */
function namesAnother(facts: Facts, words: string): boolean {
  return /\bID[1-9]\d{3}\b/.test(words) || namesOtherReason(facts, explained);
}

/** As Windows Identity Foundation quotes it: a trace has no wctx. */
function quotedIn(said: string): string | undefined {
  return /\bID3206\b[^']{0,200}'(https?:\/\/[^'\s]{1,500})'/i.exec(said)?.[1];
}

/** Windows Identity Foundation: `rm=0&id=passive&ru=…`; others write the address alone. */
function returnIn(context: string): string | undefined {
  const named = queryParameters(`?${context}`).find(([name]) => /^(?:ru|returnurl)$/i.test(name))?.[1];
  const found = named ?? context;
  return /^https?:\/\//i.test(found) && originOf(found) !== null ? found : undefined;
}
