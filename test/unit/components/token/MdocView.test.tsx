import type { CBORType } from '@levischuck/tiny-cbor';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { tokensOfStep } from '../../../../components/token/tokens-of-step.ts';
import { TokensTab } from '../../../../components/token/TokensTab.tsx';
import { signerCertificates } from '../../../support/certificates.ts';
import { issuedMdoc, shownMdoc, type MdocChanges } from '../../../support/mdocs.ts';

const found = (value: string) =>
  tokensOfStep([{ title: 'Sent', rows: [{ name: 'vp_token', value }] }], undefined);
const laidOut = (value: string) =>
  renderToString(
    <TokensTab
      tokens={found(value)}
      at={1767225600000}
      verdicts={undefined}
      mismatches={new Map()}
      marks={new Map()}
      stepId="flow-1.3"
      now={1767225600000}
    />,
  );
const shown = (changes: MdocChanges = {}) => laidOut(JSON.stringify({ mdl: [shownMdoc(changes)] }));

describe('a document of a wallet', () => {
  it('is found in an answer, in what an issuer gave, and by itself', () => {
    expect(found(JSON.stringify({ mdl: [shownMdoc()] }))).toHaveLength(1);
    expect(found(JSON.stringify([{ credential: issuedMdoc() }]))).toHaveLength(1);
    expect(found(shownMdoc())).toHaveLength(1);
  });

  it('is not found in what only looks so', () => {
    expect(found(`o${'A'.repeat(300)}`)).toEqual([]);
    expect(found(JSON.stringify({ mdl: [`o${'A'.repeat(300)}`] }))).toEqual([]);
    expect(found('opaque')).toEqual([]);
  });

  it('is laid out: its type, its elements, what is kept back, until when it is good', () => {
    const html = shown();
    for (const text of [
      'org.iso.18013.5.1.mDL',
      'given_name',
      'Erika',
      '2 shown, 1 kept back',
      'left at this step',
    ])
      expect(html).toContain(text);
    expect(html).not.toContain('Mustermann');
    expect(html).not.toContain('not signed by a device');
  });

  it('tells whose certificates came with it, as far as they can be read', () => {
    const html = shown({ certificates: signerCertificates });
    for (const text of [
      'Certificate of the issuer',
      'CN=Utopia Document Signer, O=Ministerium für Verkehr, C=UT',
      '1 more certificate',
      'Certificate 2 of the chain',
      'whether to trust them',
    ])
      expect(html).toContain(text);
    expect(shown()).not.toContain('Certificate of the issuer');
  });

  it('says that a device proved itself by a code, and never that it signed', () => {
    const code = [new Uint8Array(), new Map<string, CBORType>(), null, new Uint8Array(32)];
    const html = shown({ deviceAuth: new Map<string, CBORType>([['deviceMac', code]]) });
    expect(html).toContain('proved by a code');
    expect(html).not.toContain('not signed by a device');
    expect(shown()).not.toContain('proved by a code');
  });

  it('says why its issuer’s signature was not checked', () => {
    expect(shown()).toContain('the key of its certificate cannot be used here');
    expect(shown({ certificates: signerCertificates })).toContain('of a kind that is not known here');
  });

  it('says what does not hold', () => {
    expect(shown({ changed: { given_name: 'Max' } })).toContain('an element is not the issuer’s');
    expect(shown({ deviceAuth: null })).toContain('not signed by a device');
    expect(shown({ validUntil: '2025-12-31T00:00:00Z' })).toContain('had expired');
  });
});
