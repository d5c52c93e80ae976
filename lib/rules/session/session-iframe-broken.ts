import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { isFromOtherSite, isInFrame, sentNoCookie } from '../../exchange/frame.ts';
import { originOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RemarkDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout or session frame cannot work',
  why: 'A frame that the browser refuses to show, or that is asked the wrong way, ends no session and says nothing about it.',
  fix: 'Allow the provider to frame the page, use https, send iss and sid together; better, use back-channel logout.',
  references: ['frontchannel-logout#2', 'session#3'],
  examples: {
    fires: 'a logout frame answered with X-Frame-Options: DENY',
    passes: 'a logout frame without framing restrictions',
  },
};

/** A hidden frame of the session protocols that cannot do its work. */
export default remark({
  id: 'session-iframe-broken',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const frames = [...messagesOf(flow, 'frontchannel_logout'), ...messagesOf(flow, 'check_session')];
    if (frames.length === 0) return 'not applicable';
    return frames.flatMap((message): readonly RemarkDraft[] => {
      const reason = reasonOf(message);
      if (!reason && isWithoutCookie(message, flow))
        return [{ confidence: 'firm', detail: withoutCookie, evidence: [message] }];
      return reason ? [{ confidence: 'certain' as const, detail: reason, evidence: [message] }] : [];
    });
  },
});

function reasonOf({ kind, params, exchange }: Message): string | undefined {
  const { responseHeaders, url } = exchange;
  const refused = isOfItsOwn(exchange) ? /^deny$/i : /^(deny|sameorigin)$/i;
  if (refused.test(headerValue(responseHeaders, 'x-frame-options')?.trim() ?? '')) {
    return 'The frame is refused: its page sends X-Frame-Options.';
  }
  const forbidden = isOfItsOwn(exchange)
    ? /frame-ancestors\s+'none'\s*(;|$)/i
    : /frame-ancestors\s+'(none|self)'\s*(;|$)/i;
  if (forbidden.test(headerValue(responseHeaders, 'content-security-policy') ?? '')) {
    return 'The frame is refused: its page sends a Content-Security-Policy that forbids it.';
  }
  if (/^http:/i.test(url) && !isLoopback(url)) return 'The frame is loaded over plain http; expected https.';
  if (kind === 'frontchannel_logout' && Boolean(params['iss']) !== Boolean(params['sid'])) {
    return 'Only one of iss and sid is sent; they belong together.';
  }
  return undefined;
}

/** The page that shows the frame is of the same origin: `SAMEORIGIN` and `self` let it. */
function isOfItsOwn({ url, context }: Exchange): boolean {
  return context.initiator !== undefined && context.initiator === originOf(url);
}

const withoutCookie =
  'The frame is of another site and sent no cookie: it cannot know whose session ends. Expected SameSite=None; Secure, or a logout from server to server.';

/** OIDC Front-Channel Logout §4.1. A client that has no cookies elsewhere either keeps its session in the page. */
function isWithoutCookie({ kind, exchange }: Message, flow: Flow): boolean {
  return (
    kind === 'frontchannel_logout' &&
    isInFrame(exchange) &&
    isFromOtherSite(exchange) &&
    keepsCookies(flow, originOf(exchange.url)) &&
    sentNoCookie(exchange)
  );
}

function keepsCookies(flow: Flow, origin: string | null): boolean {
  return flow.messages.some(({ exchange }) => originOf(exchange.url) === origin && hasCookie(exchange));
}
