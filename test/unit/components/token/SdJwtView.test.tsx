import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { tokensOfStep } from '../../../../components/token/tokens-of-step.ts';
import { TokensTab } from '../../../../components/token/TokensTab.tsx';
import type { Verdicts } from '../../../../lib/vocabulary/verdicts.ts';
import { signerCertificates } from '../../../support/certificates.ts';
import { sdJwt } from '../../../support/wallets.ts';

const found = (value: string) =>
  tokensOfStep([{ title: 'Sent', rows: [{ name: 'vp_token', value }] }], undefined);
const laidOut = (texts: readonly string[], verdicts?: Verdicts) =>
  renderToString(
    <TokensTab
      tokens={found(JSON.stringify({ pid: texts }))}
      at={1767225600000}
      verdicts={verdicts}
      mismatches={new Map()}
      marks={new Map()}
      stepId="flow-1.3"
      now={1767225600000}
    />,
  );
const shown = (...given: Parameters<typeof sdJwt>) => laidOut([sdJwt(...given)]);

describe('a credential that is shown in parts', () => {
  it('is found in the answer of a wallet, and by itself', () => {
    expect(found(JSON.stringify({ pid: [sdJwt()], other: [sdJwt(null)] }))).toHaveLength(2);
    expect(found(sdJwt())).toHaveLength(1);
    expect(found('{"a":"~"}')).toEqual([]);
    expect(found('[~')).toEqual([]);
  });

  it('is laid out: what is shown, what is kept back, what binds it', () => {
    const html = shown();
    for (const text of [
      'Shown',
      'given_name',
      '2 shown, 1 kept back',
      'signed as shown',
      'Signed by the holder',
    ])
      expect(html).toContain(text);
    expect(html).not.toContain('Mustermann');
  });

  it('tells whose certificates came with it', () => {
    const html = shown({}, [], {}, { x5c: signerCertificates });
    expect(html).toContain('CN=Utopia Document Signer, O=Ministerium für Verkehr, C=UT');
    expect(shown()).not.toContain('Certificate of the issuer');
  });

  it('folds the others of a long chain, the issuer’s own above', () => {
    const [signer, root] = signerCertificates;
    const html = shown({}, [], {}, { x5c: [signer, root, root, root] });
    const [open, folded] = html.split('<details');
    expect(open).toContain('Certificate of the issuer');
    expect(open).not.toContain('of the chain');
    expect(folded).toContain('3 more certificates');
    expect(folded).toContain('Certificate 4 of the chain');
    expect(shown({}, [], {}, { x5c: [signer] })).not.toContain('more certificate');
    expect(shown({}, [], {}, { x5c: [signer, root] })).toContain('1 more certificate<');
    expect(shown({}, [], {}, { x5c: [signer, 'AAAA'] })).not.toContain('more certificate');
    expect(open).toContain('4 certificates, as told below');
    expect(html.split('As sent')[0]).not.toContain(root);
    expect(shown({}, [], {}, { x5c: ['AAAA'] })).toContain('AAAA');
  });

  it('tells whether the issuer’s signature fits its certificate, and why that was not checked', () => {
    const whole = sdJwt({}, [], {}, { x5c: signerCertificates });
    expect(laidOut([whole], { issuer_signature: 'verified' })).toContain('issuer’s signature fits');
    expect(laidOut([whole], { issuer_signature: 'verified' })).not.toMatch(/trusted/);
    expect(laidOut([whole], { issuer_signature: 'wrong' })).toContain('issuer’s signature does not fit');
    for (const [texts, why] of [
      [[whole], 'of a kind that is not known here'],
      [[sdJwt()], 'no certificate came with it'],
      [[whole, sdJwt({}, [], { more: 1 }, { x5c: signerCertificates })], 'several credentials came at once'],
      [[sdJwt({}, [], {}, { x5c: ['AAAA'] })], 'cannot be used here'],
    ] as const) {
      expect(laidOut(texts)).toContain('issuer’s signature not checked');
      expect(laidOut(texts)).toContain(why);
    }
  });

  it('has no heading over nothing', () => {
    expect(laidOut([`${sdJwt(null).split('~')[0]}~`])).not.toContain('>Shown<');
    expect(shown()).toContain('>Shown<');
  });

  it('says what does not hold', () => {
    expect(shown({ sd_hash: 'x' })).toContain('signed over something else');
    expect(shown({}, ['WyJzYWx0IiwiYWRtaW4iLHRydWVd'])).toContain('a claim is not the issuer’s');
    expect(shown(null)).toContain('no key binding');
  });
});
