import type { LeftAnswer } from '../../facts/pages/left-answer.ts';
import type { Message } from '../../messages/message.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** A page has the code, and nothing shows that anybody redeemed it. */
export function notRedeemed({ response, isPagesWork, isPopup }: LeftAnswer): Diagnosis {
  const reasonIsThePage = isPagesWork || isPopup;
  return {
    cause: 'code-not-redeemed',
    at: response,
    why: reasonIsThePage
      ? 'The page received the code and did not redeem it, as far as this recording shows.'
      : 'The code reached the app’s page, and nothing in this recording shows that anybody redeemed it.',
    fix: isPopup
      ? 'Look in the console of both windows: the popup may have lost the page that opened it, or the page in it does not call the library.'
      : reasonIsThePage
        ? 'Look in the page’s console: a script error, a state or session it did not find, or a callback page that does not call the library.'
        : 'If the page redeems codes itself, its console tells: a script error, a state it did not find, a library that is not called there. If the app’s server does, its log at this moment tells.',
    confidence: 'tentative',
    rules: [],
  };
}

/** The browser was sent back with a code, and no page came of it. */
export function notOpened(response: Message): Diagnosis {
  return {
    cause: 'code-not-redeemed',
    at: response,
    why: 'The provider sent the browser back with a code, and nothing was seen of the page that it was sent to.',
    fix: 'If the browser stays where it was, the console of the provider’s page tells why it may not go there; else record until the app has answered.',
    confidence: 'tentative',
    rules: [],
  };
}
