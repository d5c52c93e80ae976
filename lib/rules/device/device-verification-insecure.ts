import { headerValue, headerValues, mediaType } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { isDevelopment } from '../../facts/development.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule } from '../rule.ts';

/** The page where a person lets the device in is not safe. */
export default rule({
  id: 'device-verification-insecure',
  severity: 'medium',
  owner: 'authorization_server',
  title: 'Page that lets a device in is not protected',
  why: 'On this page a person gives a device access. Over http anybody on the way can read or change it; in another site’s frame a click can be stolen.',
  fix: 'Serve the page over https, forbid framing (frame-ancestors), show the code and the device and ask for a confirmation.',
  references: ['rfc8628#3.1', 'rfc8628#3.3.1', 'rfc8628#5.4'],
  examples: {
    fires: 'verification_uri is http://op.example/device',
    passes: 'verification_uri is https://op.example/device, whose page forbids framing',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const begin = messagesOf(flow, 'device_authorization_request').find(
      ({ answer }) => answer?.['user_code'],
    );
    const names = ['verification_uri', 'verification_uri_complete', 'verification_url'];
    const addresses = names.flatMap((name) => asText(begin?.answer?.[name]) ?? []);
    if (!begin || addresses.length === 0) return 'not applicable';
    const clear = addresses.find((address) => /^http:/i.test(address) && !isDevelopment(address));
    if (clear)
      return {
        confidence: 'certain',
        detail: 'The verification address begins with http://; expected https.',
        evidence: [begin],
      };
    const page = messagesOf(flow, 'user_verification').find(isFrameable);
    return (
      page && {
        severity: 'low',
        confidence: 'firm',
        detail:
          'The verification page has neither X-Frame-Options nor frame-ancestors: another site can show it in a frame.',
        evidence: [page],
      }
    );
  },
});

/** Only a page whose headers were recorded. CSP §6.4.2; the older header is RFC 7034's. */
function isFrameable({ exchange, url }: Message): boolean {
  const { responseHeaders, status } = exchange;
  if (status !== 200 || isDevelopment(url)) return false;
  if (mediaType(headerValue(responseHeaders, 'content-type')) !== 'text/html') return false;
  const policies = headerValues(responseHeaders, 'content-security-policy');
  return (
    !headerValue(responseHeaders, 'x-frame-options') &&
    !policies.some((policy) => /frame-ancestors/i.test(policy))
  );
}
