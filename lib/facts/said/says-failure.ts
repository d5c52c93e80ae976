import type { Exchange } from '../../exchange/exchange.ts';
import { isPage } from '../../messages/surrounding.ts';
import type { SaysFailure } from '../../flows/flow.ts';
import { isOfAnotherMatter } from './another-matter.ts';
import { saysLoginFailed } from './login-failed-heading.ts';
import type { Speaker } from './phrases/phrase.ts';
import { ofAppStores } from './phrases/app-stores.ts';
import { ofPrograms } from './phrases/crashes.ts';
import { ofServerCalls } from './phrases/server-calls.ts';
import { isOfGrant } from './relayed.ts';
import { saidBy, type SaidPhrase } from './said.ts';
import type { Words } from './words.ts';

/**
 * Whether a page that was answered with success says that something failed, as {@link SaysFailure} tells. What a page before the login said
 * already is left out, as are the words of its address.
 */
export const saysFailure: SaysFailure = (page, earlier, by = 'client') => {
  const said = saidBy(page, earlier.filter(isPage));
  const isSeen = isCallOfProvider(page, by) ? isInBody : isShown;
  const shown = said?.words.filter(isSeen) ?? [];
  if (shown.length === 0) return undefined;
  const known = (said?.phrases ?? []).filter(
    ({ phrase, words }) =>
      isSeen(words) &&
      phrase.refusesPassword !== true &&
      (phrase.by === by || (isReported(words) && phrase.by === 'authorization_server')) &&
      phrase.loosely.length === 0 &&
      // A provider’s page may speak of the person’s own mistakes, with a number from their phone, too.
      (by === 'client' || (phrase.cause !== undefined && !isOfGrant(phrase))),
  );
  if (by === 'client' && shown.some(saysLoginFailed)) return 'plainly';
  if (known.length === 0)
    return by === 'client' && shown.every(({ text }) => isOfAnotherMatter(text)) ? 'besides' : 'likely';
  if (!known.some(({ phrase }) => !phrase.hidesReason)) return 'vaguely';
  return by === 'client' ? placeOf(known) : 'plainly';
};

/** Where an app says it. */
function placeOf(known: readonly SaidPhrase[]): 'plainly' | 'headed' | 'aside' {
  const telling = known.filter((one) => !isAside(one));
  if (telling.length === 0) return 'aside';
  return telling.every(isOnTop) ? 'headed' : 'plainly';
}

/**
 * In running text, beside which other things stand; or what an app tells those whom it has let in, too, and of any server that it calls: the
 * errors of token requests (RFC 6749 §5.2) are none of those.
 */
function isAside({ phrase, words }: SaidPhrase): boolean {
  return (
    (words.source === 'body' && words.where === 'sentence') ||
    phrase.cause === 'email-not-verified' ||
    phrase.product === ofAppStores ||
    phrase.product === ofPrograms ||
    (phrase.product === ofServerCalls && !/_(?:grant|client)\b/i.test(words.text))
  );
}

function isOnTop({ words: { where } }: SaidPhrase): boolean {
  return where === 'heading' || where === 'title';
}

/** What a provider’s page is told by its own server, its script shows. */
function isCallOfProvider({ context }: Exchange, by: Speaker): boolean {
  return by === 'authorization_server' && context.resourceType === 'fetch';
}

function isInBody({ source }: Words): boolean {
  return source === 'body';
}

/** In the page, or in what its script reports of an error. */
function isShown(words: Words): boolean {
  return isReported(words) || (words.source === 'body' && words.where !== 'member');
}

function isReported({ source, where }: Words): boolean {
  return source === 'request' && where === 'alert';
}
