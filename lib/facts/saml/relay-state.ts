import { returnedValueOf, type ReturnedValue } from '../returned-value.ts';
import type { ValueAt } from '../comparison.ts';
import { isOneOperator } from '../one-operator.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlAnswer } from './login.ts';

/** RelayState as it came back with an answer, against what the request that it names had sent. SAML Bindings §3.4.3, §3.5.3. */
export function relayStateOf({ request, namesRequest, message, posted }: SamlAnswer): ReturnedValue {
  const returned = relayStateIn(message) ?? relayStateIn(posted);
  // Another request's RelayState is no measure.
  if (request && !namesRequest) return { verdict: 'not compared' };
  return returnedValueOf(request && relayStateIn(request.message), returned);
}

/** What RelayState is by itself: of more than 80 bytes (Bindings §3.4.3), and an address that is not the service provider's. */
export type RelayStateForm = { readonly isLong: boolean; readonly isForeign: boolean };

/** Looks at the RelayState that came with an answer; its form is all that a trace keeps of it. `undefined` where none came. */
export function relayStateFormOf({ message, posted }: SamlAnswer): RelayStateForm | undefined {
  const value = (relayStateIn(message) ?? relayStateIn(posted))?.value;
  if (value === undefined) return undefined;
  const recorded = message.exchange.verdicts?.relay_state;
  if (recorded !== undefined)
    return { isLong: recorded.includes('long'), isForeign: recorded.includes('foreign') };
  return {
    isLong: new TextEncoder().encode(value).length > 80,
    isForeign: /^https?:\/\//i.test(value) && URL.canParse(value) && !isOneOperator(value, message.url),
  };
}

/**
 * How long the RelayState is that a message carries: `bytes` in UTF-8, `undefined` in a trace, which keeps whether it is longer than the 80
 * that are allowed. `undefined` where it carries none. SAML Bindings §3.4.3.
 */
export function relayStateSizeOf({
  params,
  exchange,
}: Message): { readonly bytes: number | undefined; readonly isLong: boolean } | undefined {
  const value = params['RelayState'];
  if (value === undefined) return undefined;
  const recorded = exchange.verdicts?.relay_state;
  if (recorded !== undefined) return { bytes: undefined, isLong: recorded.includes('long') };
  const bytes = new TextEncoder().encode(value).length;
  return { bytes, isLong: bytes > 80 };
}

/** What a trace has to say of it. */
export function relayStateVerdict(form: RelayStateForm | undefined): Verdicts {
  if (!form?.isForeign) return form?.isLong ? { relay_state: 'long' } : {};
  return { relay_state: form.isLong ? 'long foreign' : 'foreign' };
}

function relayStateIn(message: Message): ValueAt | undefined {
  const value = message.params['RelayState'];
  return value === undefined ? undefined : { value, name: 'RelayState', message };
}
