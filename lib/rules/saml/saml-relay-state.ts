import { hostOf } from '../../exchange/parameters.ts';
import type { ReturnedValue } from '../../facts/returned-value.ts';
import { samlDeliveries, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { relayStateFormOf, relayStateOf } from '../../facts/saml/relay-state.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'RelayState too long, changed or leading elsewhere',
  why: 'RelayState brings the person back to where they were. One that another can change, or that holds an address of another site, can bring them anywhere; a long one is cut by some.',
  fix: 'Service provider: send a short key, keep the address on the server, and follow addresses of its own site alone. Identity provider: give it back as it came.',
  references: ['saml-bindings#3.4.3', 'saml-bindings#3.5.3'],
  examples: {
    fires: 'RelayState=https://elsewhere.example/, and the service provider redirects there',
    passes: 'RelayState=ss:mem:1f0c; an address of the service provider’s own site',
  },
};

/** What came back is not what was sent, or leads where it should not. */
export default rule({
  id: 'saml-relay-state',
  severity: 'medium',
  owner: 'client',
  needs: [samlDeliveries],
  inspect({ of }) {
    const deliveries = of(samlDeliveries);
    const carries = deliveries.some(({ answer }) => relayStateOf(answer).verdict !== 'none');
    if (!carries) return 'not applicable';
    return deliveries.flatMap(({ answer }) =>
      [changed(answer), foreign(answer), long(answer)].flatMap((one) => one ?? []).slice(0, 1),
    );
  },
});

type Answer = SamlDelivery['answer'];

function changed(answer: Answer): FindingDraft | undefined {
  const state = relayStateOf(answer);
  if (!('sent' in state) || state.verdict === 'same' || state.sent.value.trim() === '') return undefined;
  return {
    severity: 'medium',
    confidence: 'firm',
    owner: 'authorization_server',
    detail: `RelayState did not come back as it was sent: ${hows[state.verdict]}.`,
    evidence: [state.sent.message, answer.message],
  };
}

const hows: Readonly<Record<Exclude<Extract<ReturnedValue, { sent: unknown }>['verdict'], 'same'>, string>> =
  {
    lost: 'none came',
    cut: 'only its beginning came',
    'encoded otherwise': 'it came back escaped once more or once less',
    changed: 'another one came',
  };

/** An identity provider that begins a login says by it where to go: a deep link, often to a sister site. */
function foreign(answer: Answer): FindingDraft | undefined {
  const { request, message } = answer;
  if (!request || !relayStateFormOf(answer)?.isForeign) return undefined;
  const target = message.exchange.redirectUrl;
  const isFollowed = target !== undefined && !isOneOperator(target, message.url);
  return {
    severity: isFollowed ? 'medium' : 'low',
    confidence: isFollowed ? 'firm' : 'tentative',
    detail: isFollowed
      ? `RelayState is an address of another site, and the service provider sent the browser to ${hostOf(target)}.`
      : 'RelayState is an address of another site than the service provider’s; whether it is followed was not seen.',
    evidence: [request.message, message],
  };
}

function long(answer: Answer): FindingDraft | undefined {
  if (!relayStateFormOf(answer)?.isLong) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail: 'RelayState has more than the 80 bytes that the standard allows; some identity providers cut it.',
    evidence: [answer.message],
  };
}
