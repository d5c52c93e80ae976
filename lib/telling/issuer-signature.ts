import type { IssuerSignature } from '../vocabulary/issuer-signature.ts';

type Words = { readonly label: string; readonly sentence: string };

/** How an issuer’s signature stands to the certificate that came with it, in short and in a sentence. Never that it is to be trusted. */
export const issuerSignatureWords: Readonly<Record<IssuerSignature, Words>> = {
  fits: {
    label: 'issuer’s signature fits',
    sentence:
      'The issuer’s signature fits the certificate that came with it; whether to trust that is the verifier’s to say.',
  },
  differs: {
    label: 'issuer’s signature does not fit',
    sentence: 'The issuer’s signature does not fit the certificate that came with it.',
  },
  no_certificate: notChecked('no certificate came with it'),
  unusable_key: notChecked('the key of its certificate cannot be used here'),
  several: notChecked('several credentials came at once'),
  not_checked: notChecked('it is of a kind that is not known here, or was taken out'),
};

function notChecked(why: string): Words {
  return {
    label: 'issuer’s signature not checked',
    sentence: `The issuer’s signature was not checked: ${why}.`,
  };
}
