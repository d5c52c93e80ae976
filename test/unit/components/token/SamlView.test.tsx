import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { TokensTab } from '../../../../components/token/TokensTab.tsx';
import { tokensOfStep } from '../../../../components/token/tokens-of-step.ts';
import {
  assertionXml,
  authnRequestXml,
  deflated,
  encoded,
  responseXml,
  statusXml,
  tokenResponseXml,
} from '../../../support/single-sign-on.ts';

/** What a person reads, at the moment the example was made. */
function shown(name: string, value: string, at = '2004-12-05T09:22:10Z'): string {
  const groups = [{ title: 'Sent', rows: [{ name, value }] }] as unknown as Parameters<
    typeof tokensOfStep
  >[0];
  const html = renderToString(
    <TokensTab
      verdicts={undefined}
      tokens={tokensOfStep(groups, undefined)}
      at={Date.parse(at)}
      mismatches={new Map()}
      marks={new Map()}
      now={Date.parse('2004-12-05T10:22:05Z')}
      stepId="flow-1.2"
    />,
  );
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}

describe('a SAML document', () => {
  it('that asks is shown with who asks, and its XML laid out', () => {
    const text = shown('SAMLRequest', deflated(authnRequestXml()));
    expect(text).toContain('Issuer https://sp.example.com/SAML2');
    expect(text).toContain('AssertionConsumerServiceURL https://sp.example.com/SAML2/SSO/POST');
    expect(text).toContain('<saml:Issuer>https://sp.example.com/SAML2');
    expect(text).not.toContain('assertion signed');
  });

  it('that answers is shown with its assertion, its attributes and how long it is valid', () => {
    const text = shown('SAMLResponse', encoded(responseXml()));
    for (const part of [
      'StatusCode Success',
      'Audience https://sp.example.com/SAML2',
      'mail j.doe@example.com',
      'assertion signed: rsa-sha256',
      '4 min 55 s left at this step',
      'signed, not verified',
      'Seen from this step it ends in 4 min 55 s, seen from now 55 min ago.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('message signed');
  });

  it('that had expired says so, and one that is not signed too', () => {
    const bare = responseXml({ inside: assertionXml.replace(/<ds:Signature.*<\/ds:Signature>/s, '') });
    const text = shown('SAMLResponse', encoded(bare), '2004-12-05T10:27:05Z');
    expect(text).toContain('had expired 1 h ago');
    expect(text).toContain('assertion not signed itself');
    expect(text).not.toContain('signed, not verified');
  });

  it('that failed is shown with both codes and the words', () => {
    const text = shown(
      'SAMLResponse',
      encoded(responseXml({ status: statusXml('Responder', 'NoPassive', 'Nobody is here'), inside: '' })),
    );
    expect(text).toContain('StatusCode Responder, NoPassive');
    expect(text).toContain('StatusMessage Nobody is here');
  });

  it('with an encrypted assertion says that only the site can read it', () => {
    const text = shown('SAMLResponse', encoded(responseXml({ inside: '<saml:EncryptedAssertion/>' })));
    expect(text).toContain('encrypted assertion');
    expect(text).toContain('Only the site can read who it is about.');
  });

  it('of WS-Federation is shown alike', () => {
    const text = shown('wresult', tokenResponseXml, '2026-01-01T00:30:00Z');
    for (const part of [
      'AppliesTo https://adatum.example/',
      'NameID kim@adatum.example',
      '30 min left at this step',
    ])
      expect(text).toContain(part);
  });
});

describe('nothing is shown', () => {
  it.each([
    ['of a parameter of another name', 'RelayState', encoded(responseXml())],
    ['of what is no document', 'SAMLRequest', 'true'],
    ['of another document', 'SAMLResponse', encoded('<a/>')],
    ['of a token response that is none', 'wresult', '<a/>'],
  ])('%s', (_, name, value) => {
    expect(shown(name, value).trim()).toBe('');
  });
});
