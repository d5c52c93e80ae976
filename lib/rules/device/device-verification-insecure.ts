import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { framingOf } from '../../facts/pages/framing.ts';
import { pageKindOf } from '../../facts/pages/page-kind.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Page that lets a device in is not protected',
  why: 'On this page a person gives a device access. Over http anybody on the way can read or change it; in another site’s frame a click can be stolen.',
  fix: 'Serve the page over https, forbid framing (frame-ancestors), show the code and the device and ask for a confirmation.',
  references: ['rfc8628#3.3', 'rfc8628#3.3.1', 'rfc8628#5.4', 'rfc9700#4.16'],
  examples: {
    fires: 'verification_uri is http://op.example/device',
    passes: 'verification_uri is https://op.example/device, whose page forbids framing',
  },
};

/** The page where a person lets the device in is not safe. */
export default rule({
  id: 'device-verification-insecure',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const begin = messagesOf(flow, 'device_authorization_request').find(
      ({ answer }) => answer?.['user_code'],
    );
    const names = ['verification_uri', 'verification_uri_complete', 'verification_url'];
    const addresses = names.flatMap((name) => asText(begin?.answer?.[name]) ?? []);
    if (!begin || addresses.length === 0) return 'not applicable';
    const clear = addresses.find((address) => /^http:/i.test(address) && !isLoopback(address));
    if (clear)
      return {
        confidence: 'certain',
        detail: 'The verification address begins with http://; expected https.',
        evidence: [begin],
      };
    const opened = openedAndGranted(flow);
    if (opened)
      return {
        severity: 'low',
        confidence: 'firm',
        detail:
          'The address with the code in it was opened, its page had nothing to confirm, and the device got its tokens; expected: the page shows the code and the device and asks.',
        evidence: [begin, opened],
      };
    const page = messagesOf(flow, 'user_verification').find(isFrameable);
    return (
      page && {
        severity: 'low',
        confidence: 'firm',
        detail:
          'Neither X-Frame-Options nor frame-ancestors keeps the verification page out of frames: another site can show it in one.',
        evidence: [page],
      }
    );
  },
});

/** The visit by a link alone that let the device in: no other page of it was seen, and its own has nothing to click. RFC 8628 §3.3.1. */
function openedAndGranted(flow: Flow): Message | undefined {
  const visits = messagesOf(flow, 'user_verification');
  const [visit] = visits;
  if (!visit || visits.length > 1 || visit.exchange.method !== 'GET' || !visit.params['user_code'])
    return undefined;
  const granted = messagesOf(flow, 'token_request').find(gaveTokens);
  const isBefore = granted !== undefined && timeOf(visit) <= timeOf(granted);
  return isBefore && pageKindOf(visit.exchange) === 'notice' && !isLoopback(visit.url) ? visit : undefined;
}

/** Only a page whose headers were recorded. CSP §6.4.2; the older header is RFC 7034's. */
function isFrameable({ exchange, url }: Message): boolean {
  const { responseHeaders, status } = exchange;
  if (status !== 200 || isLoopback(url)) return false;
  if (mediaType(headerValue(responseHeaders, 'content-type')) !== 'text/html') return false;
  return framingOf(responseHeaders).isOpen;
}
