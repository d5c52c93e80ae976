/** What keeps an issuer’s signature from being checked, as far as the credential shows it. */
export type Uncheckable = 'no_certificate' | 'unusable_key';

/** How an issuer’s signature stands to the certificate that came with it: whom that belongs to, and whether to trust it, is not checked. */
export type IssuerSignature = 'fits' | 'differs' | 'several' | 'not_checked' | Uncheckable;
