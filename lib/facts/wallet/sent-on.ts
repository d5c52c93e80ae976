import type { Message } from '../../messages/message.ts';

/** True where the verifier answered a wallet with a redirect. A form that a person’s browser posts is sent on like any other. OpenID4VP §8.2. */
export function isSentOn({ exchange: { status = 0, context }, params }: Message): boolean {
  return status >= 300 && status < 400 && status !== 304 && context.resourceType !== 'main_frame' && params['protocol'] === undefined; // prettier-ignore
}
