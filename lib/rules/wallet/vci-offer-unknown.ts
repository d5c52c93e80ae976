import { isWithheld } from '../../exchange/cleaned.ts';
import { asObject, asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { messagesOf } from '../../flows/flow.ts';
import { seen } from '../../facts/seen.ts';
import { grantsOfOffer, offerIn } from '../../messages/openid4vci/credential-offer.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The offer names what the issuer does not describe',
  why: 'A wallet looks the offered credentials up in the issuer’s description. One that is not there cannot be asked for, and a server that is not listed must not be gone to.',
  fix: 'Offer keys of credential_configurations_supported alone, and as authorization_server one of authorization_servers.',
  references: ['openid4vci#4.1.1', 'openid4vci#12.2'],
  examples: {
    fires:
      '"credential_configuration_ids": ["Diploma"] in the offer, and no such key in credential_configurations_supported',
    passes: 'Every id of the offer is a key there',
  },
};

/** Of an issuer’s offer and its own description. */
export default remark({
  id: 'vci-offer-unknown',
  severity: 'low',
  owner: 'resource_server',
  needs: [seen.credential_issuer_metadata],
  inspect({ of, flow }) {
    const offers = [...messagesOf(flow, 'credential_offer'), ...messagesOf(flow, 'credential_offer_request')];
    const pairs = offers.flatMap((message) => {
      const offer = message.kind === 'credential_offer' ? offerIn(message.params) : message.answer;
      const described = of(seen.credential_issuer_metadata).find(
        ({ answer }) => answer && answer['credential_issuer'] === offer?.['credential_issuer'],
      );
      return offer && described?.answer ? [{ message, offer, described: described.answer }] : [];
    });
    if (pairs.length === 0) return 'not applicable';
    for (const { message, offer, described } of pairs) {
      const detail = unknownIn(offer, described);
      if (detail) return { confidence: 'certain', detail, evidence: [message] };
    }
    return undefined;
  },
});

function unknownIn(offer: JsonObject, described: JsonObject): string | undefined {
  const known = asObject(described['credential_configurations_supported']);
  const id = asTexts(offer['credential_configuration_ids'])?.find(
    (one) => known && !Object.hasOwn(known, one) && !isWithheld(one),
  );
  if (id !== undefined && Object.keys(known ?? {}).length > 0)
    return `The offer names ${id}, which is none of the credentials in the issuer’s description.`;
  const { code, preAuthorized } = grantsOfOffer(offer);
  const servers = asTexts(described['authorization_servers']) ?? [];
  const server = [code, preAuthorized]
    .flatMap((grant) => asText(grant?.['authorization_server']) ?? [])
    .find((one) => !isWithheld(one) && !servers.includes(one));
  return server !== undefined && servers.length > 0
    ? `The offer sends to ${server}, which is none of the issuer’s authorization_servers.`
    : undefined;
}
