import { withoutFragment } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { TieName } from '../../vocabulary/ties.ts';
import type { Assembly } from '../assembly.ts';
import { isAnswered, requestOf, sharesTab, type FlowDraft } from '../draft.ts';
import { timeOf } from '../flow.ts';
import type { Join, Place } from './place.ts';

/**
 * A presentation to a verifier: its nonce, its state and the address of its request are its own. An encrypted answer shows none of
 * them, but only where it goes; what the browser’s own API carries has no state at all. OpenID4VP §5.2, §8.2, §8.3, appendix A.
 */
export const joinPresentation: Join = (assembly, message) => {
  switch (message.kind) {
    case 'presentation_request':
      return asked(assembly, message);
    case 'presentation_request_object':
      return fetched(assembly, message);
    case 'presentation_response':
      return answered(assembly, message);
    default:
      return sharing(assembly, message, 'presentation_return')[0] ?? 'wait';
  }
};

/** The same request once more, as a page loads it anew or hands it to the next screen; anything else is a new one. */
function asked(assembly: Assembly, message: Message): Place {
  const drafts = sharing(assembly, message, 'nonce', 'request_object');
  return drafts.find((draft) => !isAnswered(draft)) ?? 'open';
}

function fetched(assembly: Assembly, message: Message): Place {
  const drafts = sharing(assembly, message, 'request_object', 'nonce', 'state');
  const found = drafts.find((draft) => !isAnswered(draft)) ?? drafts[0] ?? ofVerifier(assembly, message);
  if (found) return found;
  return message.answer || message.confidence === 'certain' ? 'open' : 'wait';
}

/** The request named no address that was fetched, but the same verifier: a cleaner may have changed one of the two. */
function ofVerifier(assembly: Assembly, message: Message): FlowDraft | undefined {
  return assembly
    .find('client', message.client ?? '', timeOf(message))
    .find((draft) => isPresentation(draft) && !isAnswered(draft) && requestOf(draft)?.hidden === true);
}

function answered(assembly: Assembly, message: Message): Place {
  const again = landed(assembly, message);
  if (again) return again;
  const byState = sharing(assembly, message, 'state');
  const byAddress = sharing(assembly, message, 'response_uri').filter(
    (draft) => byState.length === 0 || byState.includes(draft),
  );
  const drafts = byState.length > 0 ? byState : byAddress;
  return drafts.find((draft) => !isAnswered(draft)) ?? drafts[0] ?? inPage(assembly, message) ?? 'open';
}

/** The landing of a redirect that carried the answer in its fragment. */
function landed(assembly: Assembly, message: Message): FlowDraft | undefined {
  if (message.responseMode !== 'fragment') return undefined;
  return assembly.find('follows', withoutFragment(message.url), timeOf(message)).find(isAnswered);
}

/** The page that got its request of its own server posts what the browser gave it; or the answer came to the page’s address. */
function inPage(assembly: Assembly, message: Message): FlowDraft | undefined {
  const isHanded = message.params['protocol'] !== undefined;
  if (!isHanded && message.responseMode !== 'fragment') return undefined;
  return assembly.drafts
    .slice(-16)
    .findLast(
      (draft) =>
        isPresentation(draft) &&
        !isAnswered(draft) &&
        sharesTab(draft, message) &&
        (requestOf(draft)?.params['protocol'] !== undefined) === isHanded,
    );
}

function sharing(assembly: Assembly, message: Message, ...names: readonly TieName[]): readonly FlowDraft[] {
  const time = timeOf(message);
  const found = names.flatMap((name) =>
    message.ties
      .filter((tie) => tie.name === name)
      .flatMap(({ value }) => assembly.find(name, value, time).filter(isWallets)),
  );
  return [...new Set(found)];
}

/** A presentation, or a request by reference that its object will tell to be one. */
function isWallets(draft: FlowDraft): boolean {
  return isPresentation(draft) || (requestOf(draft)?.hidden === true && !isAnswered(draft));
}

function isPresentation({ messages }: FlowDraft): boolean {
  return messages.some(({ protocol }) => protocol === 'openid4vp');
}
