import { returnedValueOf, type ReturnedValue } from '../returned-value.ts';
import type { ValueAt } from '../comparison.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlAnswer } from './login.ts';

/** RelayState as it came back with an answer, against what the request that it names had sent. SAML Bindings §3.4.3, §3.5.3. */
export function relayStateOf({ request, namesRequest, message, posted }: SamlAnswer): ReturnedValue {
  const returned = relayStateIn(message) ?? relayStateIn(posted);
  // Another request's RelayState is no measure.
  if (request && !namesRequest) return { verdict: 'not compared' };
  return returnedValueOf(request && relayStateIn(request.message), returned);
}

function relayStateIn(message: Message): ValueAt | undefined {
  const value = message.params['RelayState'];
  return value === undefined ? undefined : { value, name: 'RelayState', message };
}
