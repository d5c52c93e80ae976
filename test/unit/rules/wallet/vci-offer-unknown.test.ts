import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { issuance, issuerMetadata, offer, offered, preAuthorized } from '../../../support/wallets.ts';

const rule = 'vci-offer-unknown';
type Members = Readonly<Record<string, unknown>>;
const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const offering = (changes: Members, described: Members = {}) =>
  capture(offered({ ...offer, ...changes }), issuerMetadata(described), preAuthorized());
const at = (server: string) => ({
  grants: { [grant]: { ...offer.grants[grant], authorization_server: server } },
});
const servers = { authorization_servers: ['https://as.example'] };

describe(`${rule} is low`, () => {
  it.each([
    ['for a credential that is not described', offering({ credential_configuration_ids: ['Diploma'] })],
    ['for a server that is not listed', offering(at('https://other.example'), servers)],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of an offer of what is described', issuance()],
    ['of a server that is listed', offering(at('https://as.example'), servers)],
    ['of a server where none is listed', offering(at('https://other.example'))],
    [
      'of another issuer’s offer',
      offering({ credential_issuer: 'https://other.example', credential_configuration_ids: ['Diploma'] }),
    ],
    [
      'of a description that was not seen',
      capture(offered({ ...offer, credential_configuration_ids: ['Diploma'] }), preAuthorized()),
    ],
    [
      'of a description without credentials',
      offering({ credential_configuration_ids: ['Diploma'] }, { credential_configurations_supported: {} }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
