import { headerValue } from '../../exchange/headers.ts';
import { isLoopback } from '../../facts/development.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule } from '../rule.ts';

/** A hidden frame of the session protocols that cannot do its work. */
export default rule({
  id: 'session-iframe-broken',
  severity: 'low',
  owner: 'client',
  title: 'Logout or session frame cannot work',
  why: 'A frame that the browser refuses to show, or that is asked the wrong way, ends no session and says nothing about it.',
  fix: 'Allow the provider to frame the page, use https, send iss and sid together; better, use back-channel logout.',
  references: ['frontchannel-logout#2', 'session#3'],
  examples: {
    fires: 'a logout frame answered with X-Frame-Options: DENY',
    passes: 'a logout frame without framing restrictions',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const frames = [...messagesOf(flow, 'frontchannel_logout'), ...messagesOf(flow, 'check_session')];
    if (frames.length === 0) return 'not applicable';
    return frames.flatMap((message) => {
      const reason = reasonOf(message);
      return reason ? [{ confidence: 'certain' as const, detail: reason, evidence: [message] }] : [];
    });
  },
});

function reasonOf({ kind, params, exchange }: Message): string | undefined {
  const { responseHeaders, url } = exchange;
  if (/^(deny|sameorigin)$/i.test(headerValue(responseHeaders, 'x-frame-options')?.trim() ?? '')) {
    return 'The frame is refused: its page sends X-Frame-Options.';
  }
  if (
    /frame-ancestors\s+'(none|self)'\s*(;|$)/i.test(
      headerValue(responseHeaders, 'content-security-policy') ?? '',
    )
  ) {
    return 'The frame is refused: its page sends a Content-Security-Policy that forbids it.';
  }
  if (/^http:/i.test(url) && !isLoopback(url)) return 'The frame is loaded over plain http; expected https.';
  if (kind === 'frontchannel_logout' && Boolean(params['iss']) !== Boolean(params['sid'])) {
    return 'Only one of iss and sid is sent; they belong together.';
  }
  return undefined;
}
