import type { Message } from '../../messages/message.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';
import { answersIn, type SamlAnswer, type SamlLogin } from './login.ts';

/**
 * An earlier answer of the same provider to the same service, out of one session of the person (one `AuthnInstant`), with another persistent
 * name: such a name is one for both of them. `undefined` where there is none. SAML Core §8.3.7.
 */
export function otherNameOf({ assertion, request }: SamlAnswer, { flow }: SamlLogin): Message | undefined {
  const client = request?.document.issuer;
  const { nameId, issuer, authnInstant } = assertion ?? {};
  if (!client || !issuer || !authnInstant || !isPersistent(nameId?.format)) return undefined;
  const answers = (flow.earlier?.('client', client) ?? []).flatMap(answersIn);
  return answers.find(({ document }) =>
    document.assertions.some(
      (other) =>
        other.issuer === issuer &&
        other.authnInstant === authnInstant &&
        isPersistent(other.nameId?.format) &&
        other.nameId?.value !== nameId?.value,
    ),
  )?.message;
}

function isPersistent(format: string | undefined): boolean {
  return format !== undefined && lastWord(format) === 'persistent';
}
