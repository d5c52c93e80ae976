import { endpointOf } from '../../exchange/parameters.ts';
import { spanOf } from '../../facts/time-span.ts';
import { unseenFragment, type UnseenFragment } from '../../facts/unseen-fragment.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { asksForLogin } from '../../facts/pages/refusing-page.ts';
import type { Facts } from '../../facts/facts.ts';
import { toldWhileWaiting, type ToldLast } from '../../facts/said/told-while-waiting.ts';
import type { Where } from '../../facts/said/words.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { expectsWindowMessage } from '../../flows/window-message.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { CauseId } from '../cause-id.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** The recording ends before an answer: where the login waits. Mostly a guess: it may simply go on. */
export function unfinished({ ending, flow, client, of }: Facts): readonly Diagnosis[] {
  if (ending.outcome !== 'pending' && !(ending.outcome === 'unclear' && isHanded(flow))) return [];
  const device = messagesOf(flow, 'device_authorization_request').at(-1);
  if (device) return [guess('person-has-not-confirmed', device, deviceWhy, deviceFix)];
  const wallet = waitsForCredential(flow) ?? waitsForWallet(flow);
  if (wallet) return [wallet];
  const request = flow.messages.findLast(isFrontChannelRequest);
  const response = flow.messages.findLast(isFrontChannelResponse);
  if (response)
    return /^https?:/i.test(response.url) ? [] : [guess('handed-to-app', response, handedWhy, appFix)];
  if (!request) return [];
  const refused = refusedMeanwhile(flow, request);
  if (refused) return [refused];
  const address = client.redirectUri ?? '';
  const unseen = of(unseenFragment);
  if (unseen)
    return [{ ...guess('not-answered', request, fragmentWhy(unseen), fragmentFix), confidence: 'firm' }];
  if (isPopup(request, expectsWindowMessage(flow)))
    return [guess('popup-closed', request, popupWhy, popupFix)];
  return /^https?:/i.test(address) || address === ''
    ? [guess('not-answered', request, waitingWhy, waitingFix)]
    : [guess('handed-to-app', request, appWhy, appFix)];
}

/** The provider told the person or their page no, and may let them try again. */
function refusedMeanwhile(flow: Flow, request: Message): Diagnosis | undefined {
  const told = toldWhileWaiting(flow);
  if (!told) return undefined;
  if (isPasswordRefused(told)) return guess('not-answered', request, passwordWhy, passwordFix);
  if (told.isCall) return guess('not-answered', request, refusedCallWhy, refusedCallFix);
  return isRefusedInUnknownWords(told) ? guess('not-answered', request, deadEndWhy, deadEndFix) : undefined;
}

/** The issuer said that it takes longer. OpenID4VCI §8.3, §9.3. */
function waitsForCredential({ messages }: Flow): Diagnosis | undefined {
  const last = messages.findLast(
    ({ kind }) => kind === 'credential_request' || kind === 'deferred_credential_request',
  );
  const isLater = last?.answer?.['transaction_id'] !== undefined || last?.error?.code === 'issuance_pending';
  return last && isLater ? guess('credential-not-ready', last, laterWhy, laterFix) : undefined;
}

/** The wallet’s part is out of sight: it runs on another device or outside the browser. OpenID4VP §8.2; OpenID4VCI §4.1. */
function waitsForWallet({ messages }: Flow): Diagnosis | undefined {
  const asked = messages.findLast(({ protocol }) => protocol === 'openid4vp');
  if (asked?.kind === 'presentation_response') return guess('not-answered', asked, postedWhy, postedFix);
  if (asked?.kind === 'presentation_request_object') return guess('wallet-not-seen', asked, readWhy, readFix);
  if (asked?.params['protocol'] !== undefined) return guess('wallet-not-seen', asked, browserWhy, browserFix);
  if (asked) return guess('wallet-not-seen', asked, walletWhy, walletFix);
  const last = messages.findLast(({ kind }) => kind === 'credential_offer');
  const isTaken = messages.some(({ kind }) => kind === 'token_request' || kind === 'authorization_request');
  return last && !isTaken ? guess('wallet-not-seen', last, offerWhy, offerFix) : undefined;
}

function isHanded({ messages }: Facts['flow']): boolean {
  const response = messages.findLast(isFrontChannelResponse);
  return response !== undefined && !/^https?:/i.test(response.url);
}

function guess(cause: CauseId, at: Message, why: string, fix: string): Diagnosis {
  return { cause, at, why, fix, confidence: 'tentative', rules: [] };
}

/** The provider’s last page shows its form again and says that name or password were wrong, or its script was told so. */
function isPasswordRefused({ said }: ToldLast): boolean {
  return said?.phrases.some(({ phrase }) => phrase.refusesPassword === true) === true;
}

/** The provider’s last page marks something as failed, in nobody’s known words, and has no form for the person to go on with. */
function isRefusedInUnknownWords({ exchange, said }: ToldLast): boolean {
  if (asksForLogin(exchange)) return false;
  return said?.words.some(({ source, where }) => source === 'body' && marked.has(where)) === true;
}

/** Where a page says what it is about; its sentences speak of what may happen, too. */
const marked: ReadonlySet<Where> = new Set(['title', 'heading', 'alert']);

/** A window of its own, opened by the page. */
function isPopup({ exchange }: Message, isPosted: boolean): boolean {
  return exchange.context.openerTab !== undefined || (isPosted && !isInFrame(exchange));
}

/** What stands behind `#` is sent to nobody, and a HAR has what was sent. */
function fragmentWhy({ page, again }: UnseenFragment): string {
  const anew =
    again === undefined
      ? ''
      : ` ${spanOf(again)} later the app began the login anew, as one does that did not take its answer.`;
  return `The provider sent the browser back to ${endpointOf(page.url)}. Its answer stands behind # in that address, which this recording does not have, as HAR files leave it out.${anew}`;
}
const fragmentFix =
  'Record it with the extension, which sees that part of the address. Where the app does not take the answer, look at the ID token that came: its nonce must be the one of the request, aud the client id, iss the issuer that the app is set up with; the app’s log or console says which of them it refused.';
const laterWhy = 'The issuer has not made the credential yet: the wallet is to ask again later.';
const laterFix =
  'Wait as long as the issuer asked for (interval). If it never comes, ask the issuer what it waits for.';
const walletWhy =
  'What the wallet does was not seen: it runs on another device or outside the browser, and answers the verifier directly.';
const walletFix =
  'Finish in the wallet. To see its part, use a wallet that is a web page, or record the device that it runs on through a proxy.';
const browserWhy =
  'The page has a request for the browser to ask a wallet with (Digital Credentials), and no answer of a wallet’s was seen on its way to the site: person or wallet declined, or it is not over.';
const browserFix =
  'Finish in the wallet. If it declines, look at the error that navigator.credentials.get() gives the page: wallets refuse a signed request whose expected_origins lack the page’s origin, and one whose signer they do not trust.';
const readWhy =
  'The wallet has fetched the request, and no answer of it was seen: the person has not agreed or has left, or it answers where this recording does not look.';
const readFix =
  'Finish in the wallet while recording. Where it shows an error instead, read it there: it may not take the request.';
const postedWhy =
  'The wallet has posted its answer, and nothing that was recorded shows whether the verifier took it.';
const postedFix = 'Record on until the verifier has answered the wallet and the browser is back at its page.';
const offerWhy =
  'The offer was handed to a wallet, and what the wallet made of it was not seen: it asks the issuer directly.';
const offerFix =
  'Accept the offer in the wallet. To see its part, use a wallet that is a web page, or record the device that it runs on through a proxy.';
const deviceWhy = 'The device was given its code, and nobody has entered or confirmed it yet.';
const deviceFix = 'Enter the code at the address that the device shows before it expires.';
const popupWhy =
  'The popup has handed nothing over: it was closed or blocked, it still waits for the person, or it lost the window that opened it.';
const popupFix =
  'Finish or repeat the login in the popup, open it from a click so that it is not blocked, and check Cross-Origin-Opener-Policy on both pages.';
const waitingWhy =
  'The provider has not sent the browser back: the person has not finished or has left, or the recording ended before.';
const waitingFix = 'Finish the login while recording; if the provider’s page shows an error, read it there.';
const passwordWhy =
  'The provider did not take the name or password that was typed and asks again: nothing is wrong with the login itself so far.';
const passwordFix =
  'Type the password again or reset it at the provider, with an account of this provider, tenant or realm. After several attempts some lock the account for a while; whoever runs the provider sees that in its log.';
const deadEndWhy =
  'The provider has not sent the browser back: its last page says that something did not work, and nothing followed it.';
const deadEndFix =
  'Read that page: the provider’s words there are the reason. Whoever set up the app at the provider can look them up in its documentation or log.';
const refusedCallWhy =
  'The provider has not sent the browser back: its page asked its own server to go on, was refused last, and no page followed.';
const refusedCallFix =
  'Go by these words; the page may show them in its own. Where the person cannot mend it there, whoever runs the provider finds the reason in its log at that time.';
const handedWhy = 'The provider handed its answer to an app on the device, where this browser cannot look.';
const appWhy = 'The answer goes to an app on the device, which this browser did not see being opened.';
const appFix = 'Check in the app whether the login arrived, and that its scheme is registered on the device.';
