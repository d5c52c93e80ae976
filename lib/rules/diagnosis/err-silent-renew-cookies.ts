import { hasCookie } from '../../exchange/has-cookie.ts';
import { isFromOtherSite, isInFrame, sentNoCookie } from '../../exchange/frame.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

const codes = new Set(['login_required', 'interaction_required']);

export const words: RuleWords = {
  title: 'Silent renewal fails because the frame gets no cookies',
  why: 'Browsers block or partition the cookies of other sites in frames. The provider then sees nobody signed in, however recently the person logged in.',
  fix: 'Renew with refresh tokens that rotate, through a server of yours, with a provider on the same site, or with a visible redirect.',
  references: ['oidc-core#3.1.2.6', 'frontchannel-logout#4.1', 'browser-based-apps#6.3.2.3'],
  examples: {
    fires: 'After a login, a frame asks with prompt=none, sends no cookie and gets login_required',
    passes: 'A frame asks with prompt=none, sends its cookie and gets login_required: the session has ended',
  },
};

/** The provider did not recognise the person because the browser keeps its cookies out of frames of other sites. */
export default remark({
  id: 'err-silent-renew-cookies',
  severity: 'low',
  owner: 'client',
  needs: ['authorizationRequest'],
  inspect({ flow, authorizationRequest: { message, params }, ending: { error, failedAt } }) {
    if (params['prompt'] !== 'none') return 'not applicable';
    if (!error || !failedAt || !codes.has(error.code)) return undefined;
    const { exchange } = message;
    if (!isInFrame(exchange) || !sentNoCookie(exchange) || !isFromOtherSite(exchange)) return undefined;
    if (!knewThePerson(flow, originOf(exchange.url))) return 'not applicable';
    return {
      confidence: 'firm',
      detail: `The frame’s request to ${originOf(exchange.url)} sent no cookie and was answered ${error.code}, although a login at the same provider had succeeded in this recording.`,
      cause:
        'The browser kept the provider’s cookies out of the frame, so the provider saw nobody signed in.',
      evidence: [message, failedAt],
    };
  },
});

/** A login before this one, at the top of a tab, in which this provider used cookies. */
function knewThePerson(flow: Flow, origin: string | null): boolean {
  return (flow.earlier?.('server', origin ?? '') ?? []).some(({ messages }) => {
    const atProvider = messages.filter(({ exchange }) => originOf(exchange.url) === origin);
    return (
      messages.some(({ kind, params }) => kind === 'authorization_response' && !params['error']) &&
      atProvider.some(({ exchange }) => !isInFrame(exchange) && hasCookie(exchange))
    );
  });
}
