import { asText } from '../../exchange/json.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';
import { presentationAsked } from './presentation.ts';

type Named = { readonly message: Message; readonly name: string; readonly url: string };

const endpoints = [
  'credential_endpoint',
  'nonce_endpoint',
  'deferred_credential_endpoint',
  'notification_endpoint',
];

/** Addresses of wallets’ protocols that messages of the flow name; `undefined` where there are none. */
export const walletAddresses = fact(
  'walletAddresses',
  ({ flow, of }): readonly [Named, ...Named[]] | undefined => {
    const asked = of(presentationAsked);
    const ofRequest = ['request_uri', 'response_uri'].map((name) => [name, asked?.params[name]] as const);
    const [first, ...others] = [
      ...(asked
        ? ofRequest.flatMap(([name, url]) => (url ? [{ message: asked.message, name, url }] : []))
        : []),
      ...issuersIn(flow),
    ];
    return first && [first, ...others];
  },
);

function issuersIn({ messages }: Flow): readonly Named[] {
  return messages.flatMap((message) => {
    if (message.kind === 'credential_offer') return named(message, ['credential_offer_uri'], message.params);
    return message.kind === 'credential_issuer_metadata'
      ? named(message, endpoints, message.answer ?? {})
      : [];
  });
}

function named(
  message: Message,
  names: readonly string[],
  members: Readonly<Record<string, unknown>>,
): readonly Named[] {
  return names.flatMap((name) => {
    const url = asText(members[name]);
    return url ? [{ message, name, url }] : [];
  });
}
