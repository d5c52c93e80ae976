import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { compareAddresses, nearestOf, notCompared, type Comparison, type ValueAt } from '../comparison.ts';
import {
  bearersOf,
  type DescribedEntity,
  type SamlAnswer,
  type SamlLogin,
  type SamlRequest,
} from './login.ts';

/** Where the answer says it is to go, against where it went. SAML Core §3.2.2; Bindings §3.5.5.2. */
export function destinationOf({ document: { destination }, message }: SamlAnswer): Comparison {
  if (destination === undefined) return notCompared('absent');
  if (destination.trim() === '') return notCompared('empty');
  const found = { value: destination, name: 'Response/@Destination', message };
  return compareAddresses(addressOf(message, destination), found);
}

/** Where the bearer may present the assertion, against where it was presented; of several one is enough. SAML Profiles §4.1.4.2. */
export function recipientOf({ assertion, document, message }: SamlAnswer): Comparison {
  if (!assertion) return notCompared(document.encryptedAssertions > 0 ? 'encrypted' : 'absent');
  const recipients = bearersOf(assertion).flatMap(({ recipient }) =>
    recipient === undefined ? [] : [recipient],
  );
  if (recipients.length > 0 && recipients.every((value) => value.trim() === '')) return notCompared('empty');
  const compared = recipients.map((value) =>
    compareAddresses(addressOf(message, value), {
      value,
      name: 'SubjectConfirmationData/@Recipient',
      message,
    }),
  );
  return nearestOf(compared) ?? notCompared('absent');
}

/** Where the service provider wanted its answer, by address or by a number of its metadata, against where it went. SAML Core §3.4.1. */
export function consumerOf({ request, posted, namesRequest }: SamlAnswer, login: SamlLogin): Comparison {
  const expected = request && consumerAskedFor(request, login.entities);
  if (!request || !expected) return notCompared(request ? 'absent' : 'not recorded');
  const found = addressOf(posted, expected.value);
  return compareAddresses(expected, found, namesRequest ? 'certain' : 'firm');
}

function consumerAskedFor(
  { document, message }: SamlRequest,
  entities: readonly DescribedEntity[],
): ValueAt | undefined {
  const url = document.assertionConsumerServiceUrl;
  if (url) return { value: url, name: 'AuthnRequest/@AssertionConsumerServiceURL', message };
  const index = document.assertionConsumerServiceIndex;
  const own = entities.find(({ entityId }) => entityId === document.issuer);
  const numbered = own?.assertionConsumers.find((one) => index !== undefined && one.index === index);
  if (!numbered) return undefined;
  return {
    value: numbered.location,
    name: `AssertionConsumerService[@index="${numbered.index}"]/@Location`,
    message: own!.message,
  };
}

/** The address of a message; its query counts only where the other address has one. */
function addressOf(message: Message, other: string): ValueAt {
  return { value: other.includes('?') ? message.url : endpointOf(message.url), name: 'URL', message };
}
