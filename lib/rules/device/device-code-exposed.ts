import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Device code shown outside the token request',
  why: 'Whoever has the device_code can fetch the tokens when the person has agreed. Only the user_code is made to be shown.',
  fix: 'Show the user_code alone; send the device_code in the token request’s body and nowhere else.',
  references: ['rfc8628#3.2', 'rfc8628#3.3', 'rfc8628#5.2'],
  examples: {
    fires: 'verification_uri_complete is https://op.example/device?device_code=…',
    passes: 'verification_uri_complete is https://op.example/device?user_code=WDJB-MJHT',
  },
};

/** The device's own code left the device. */
export default rule({
  id: 'device-code-exposed',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const begin = messagesOf(flow, 'device_authorization_request').find(
      ({ answer }) => answer?.['device_code'],
    );
    const code = asText(begin?.answer?.['device_code']);
    if (!begin || !code) return 'not applicable';
    const found = [
      ...exposedBy(begin, code),
      ...flow.messages.flatMap((message) => exposedIn(message, code)),
      ...sentElsewhere(flow, begin, code),
    ];
    const first = found[0];
    if (!first) return undefined;
    return {
      owner: first.message === begin ? 'authorization_server' : 'client',
      confidence: 'certain',
      detail: `${first.words}; expected it in the token request alone.`,
      evidence: [...new Set(found.map(({ message }) => message))],
    };
  },
});

type Found = { readonly message: Message; readonly words: string };

function exposedBy(begin: Message, code: string): readonly Found[] {
  const names = ['verification_uri_complete', 'verification_uri', 'verification_url'];
  const name = names.find((one) => carries(asText(begin.answer?.[one]), code));
  return name ? [{ message: begin, words: `${name} contains the device_code` }] : [];
}

function exposedIn(message: Message, code: string): readonly Found[] {
  if (carries(headerValue(message.exchange.requestHeaders, 'referer'), code))
    return [{ message, words: `The Referer sent to ${originOf(message.url)} contains the device_code` }];
  if (message.kind === 'exposure') {
    const isThis = message.params['device_code'] === code;
    return isThis ? [{ message, words: `${originOf(message.url)} received the device_code` }] : [];
  }
  if (message.kind !== 'token_request' && carries(message.url, code))
    return [
      { message, words: `The address ${endpointOf(message.url)} was opened with the device_code in it` },
    ];
  return [];
}

function carries(text: string | undefined, code: string): boolean {
  return (
    text !== undefined && (text.includes(code) || text.includes(encodeURIComponent(code.toWellFormed())))
  );
}

/** Another server than the one that issued it, and not one that its metadata names. */
function sentElsewhere(flow: Flow, begin: Message, code: string): readonly Found[] {
  const known = asText(flow.metadata?.['token_endpoint']);
  const foreign = messagesOf(flow, 'token_request').find(
    ({ url, params }) =>
      params['device_code'] === code && endpointOf(url) !== known && !isOneSite(url, begin.url),
  );
  return foreign ? [{ message: foreign, words: `The device_code was sent to ${originOf(foreign.url)}` }] : [];
}
