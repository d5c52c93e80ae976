import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import type { Facts } from '../../facts/facts.ts';
import { idpBegunAt } from '../../facts/saml/idp-begun.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { relayStateSizeOf } from '../../facts/saml/relay-state.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import type { Message } from '../../messages/message.ts';
import type { CauseId } from '../cause-id.ts';
import { cause, type CauseDraft } from '../cause.ts';

const folds: readonly CauseId[] = [
  'callback-failed',
  'unexplained',
  'known-error',
  'provider-error-page',
  'not-answered',
];

/** RelayState must come back as it was sent. SAML Bindings §3.4.3, §3.5.3. */
export default cause({
  id: 'saml-relaystate',
  owner: 'client',
  title: 'RelayState is longer than allowed, or did not come back as it was sent',
  signs:
    'The identity provider refused the request in words that name RelayState, and the one that was sent is longer than 80 bytes; or RelayState of the answer is cut, escaped once more, another one or missing, and the site did not let the person in.',
  against:
    'The site let the person in; a response that brings an error; a login that the identity provider began; a long RelayState of which nobody complains: many providers take it.',
  fix: 'Send a short key as RelayState (80 bytes at most) and keep the rest on the server; let nothing on the way decode or shorten it.',
  references: ['saml-bindings#3.4.3', 'saml-bindings#3.5.3'],
  example: 'RelayState of 140 bytes sent, its first 80 come back',
  confusedWith: ['saml-inresponseto', 'callback-failed'],
  folds,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { of, ending } = facts;
    const long = refusedAsTooLong(facts);
    if (long) return long;
    const last = of(lastSamlAnswer);
    const state = last?.relayState;
    if (
      ending.outcome !== 'failed' ||
      !last ||
      last.refusal ||
      !state ||
      !('sent' in state) ||
      state.verdict === 'same'
    )
      return undefined;
    const at = 'returned' in state ? state.returned.message : last.answer.message;
    const how =
      state.verdict === 'cut'
        ? `only its first ${state.bytes} bytes came back; the standard allows 80`
        : hows[state.verdict];
    const draft = {
      at,
      why: `The RelayState that the site sent did not come back as it was: ${how}.`,
      proof: 'comparison',
      confidence: state.verdict === 'cut' || state.verdict === 'encoded otherwise' ? 'certain' : 'firm',
      evidence: [state.sent.message, at],
    } as const;
    if (state.verdict === 'lost') return toNowhere(toPortal(draft, state.sent.message), facts);
    return state.verdict === 'changed' ? toPortal(draft, state.sent.message) : draft;
  },
});

/** The request went where the identity provider takes none. */
function toPortal(draft: CauseDraft, { url }: Message): CauseDraft {
  const begun = idpBegunAt(url);
  if (!begun) return draft;
  return {
    ...draft,
    why: `${draft.why} The site sent its request to ${endpointOf(url)}: that is ${begun.name}, where a login begins that the identity provider makes by itself, and what a site sends along is not passed on.`,
    fix: `Set the site’s address of the identity provider (entry point, SSO URL) to ${begun.instead}.`,
  };
}

/** The site took the answer, and had nowhere to lead to. */
function toNowhere(draft: CauseDraft, { ending: { reception } }: Facts): CauseDraft {
  if (reception?.outcome !== 'failed' || reception.by !== 'no_target') return draft;
  return {
    ...draft,
    why: `${draft.why} The site took the answer, and its redirect has an empty Location: most likely it goes on to what comes as RelayState.`,
    folds: [...folds, 'redirect-without-target'],
  };
}

const hows = {
  lost: 'none came',
  'encoded otherwise': 'it came back escaped once more or once less',
  changed: 'another one came',
} as const;

/** SAML Bindings §3.4.3: RelayState must not exceed 80 bytes. */
function refusedAsTooLong({ of, client }: Facts): CauseDraft | undefined {
  const refusal = of(refusalWords);
  const size = refusal && relayStateSizeOf(refusal.at);
  const words = refusal?.texts.find((text) => /relay\s?state/i.test(text));
  if (!refusal || !size?.isLong || words === undefined) return undefined;
  const { at } = refusal;
  const host = hostOf(at.url) || 'The identity provider';
  const app = hostOf(client.redirectUri ?? client.id ?? '') || 'the app';
  const length = size.bytes === undefined ? 'is longer than 80 bytes' : `has ${size.bytes} bytes`;
  return {
    at,
    why: `${host} refused the request because of its RelayState: what ${app} sent ${length}, and the standard allows 80. ${quoteSentence({ host, text: words })}`,
    quote: { host, text: words, at: at.exchange },
    proof: 'comparison',
    confidence: 'certain',
    evidence: [at],
  };
}
