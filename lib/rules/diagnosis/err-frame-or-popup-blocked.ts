import { headerValue } from '../../exchange/headers.ts';
import { frameRefusalOf } from '../../exchange/frame-refusal.ts';
import { isInFrame } from '../../exchange/frame.ts';
import { expectsWindowMessage } from '../../flows/window-message.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../messages/message.ts';
import { seen } from '../../facts/seen.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The provider’s page was refused in its frame or window',
  why: 'Providers forbid frames for their login pages, rightly: they protect against clickjacking. A page that asks for isolation loses the window that opened it and cannot hand over its answer.',
  fix: 'Log in by a redirect of the whole page, or in a popup opened by a click; with popups use Cross-Origin-Opener-Policy: same-origin-allow-popups.',
  references: ['rfc9700#4.16', 'rfc9700#4.17'],
  examples: {
    fires: 'A login page in a frame is answered with X-Frame-Options: DENY',
    passes: 'The same login page at the top of a tab',
  },
};

/** The provider’s page may not be shown in a frame, or its window lost the one that opened it. */
export default remark({
  id: 'err-frame-or-popup-blocked',
  severity: 'info',
  owner: 'client',
  needs: [seen.authorization_request],
  inspect({ of, flow, authorizationResponse, ending }) {
    const requests = of(seen.authorization_request);
    if (authorizationResponse?.params['code'] || ending.outcome === 'succeeded') return undefined;
    const framed = requests.find(
      ({ exchange }) => isInFrame(exchange) && refusalOfFrames(exchange) !== undefined,
    );
    if (framed) {
      return {
        confidence: 'certain',
        detail: `The provider’s page was loaded in a frame and answered with ${refusalOfFrames(framed.exchange)}.`,
        cause: 'The browser does not show the provider’s page in a frame, because the provider forbids it.',
        evidence: [framed],
      };
    }
    const expectsMessage = expectsWindowMessage(flow);
    if (!expectsMessage && !requests.some(({ exchange }) => isInFrame(exchange))) return 'not applicable';
    const isolated = expectsMessage ? requests.find(isIsolated) : undefined;
    return (
      isolated && {
        confidence: 'firm',
        detail:
          'The answer was to be posted to the window that opened the provider’s page, and that page is answered with Cross-Origin-Opener-Policy: same-origin.',
        cause:
          'The provider’s page cut itself off from the window that opened it, so it cannot hand over its answer.',
        fix: isolatedFix,
        evidence: [isolated],
      }
    );
  },
});

const isolatedFix =
  'The provider must leave Cross-Origin-Opener-Policy out of its pages in the popup (or say unsafe-none). Until then log in by a redirect of the whole page.';

function refusalOfFrames(page: Exchange): string | undefined {
  return frameRefusalOf(page, page.context.initiator === undefined ? [] : [page.context.initiator]);
}

/** In a window of its own: frames have no opener to lose. */
function isIsolated({ exchange }: Message): boolean {
  const policy = headerValue(exchange.responseHeaders, 'cross-origin-opener-policy')?.trim().toLowerCase();
  return !isInFrame(exchange) && (policy === 'same-origin' || policy?.startsWith('same-origin;') === true);
}
