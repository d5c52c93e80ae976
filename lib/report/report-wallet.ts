import type { IssuerSignature } from '../vocabulary/issuer-signature.ts';

/** A credential that a verifier asked for in DCQL. OpenID4VP §6. */
export type ReportAsked = {
  /** Its id in the query. */
  readonly query: string;
  readonly format: string | null;
  /** Types that will do. */
  readonly types: readonly string[];
  /** Paths of claims, written with dots. */
  readonly claims: readonly string[];
  /** Other selections of them will do as well. */
  readonly alternatives: boolean;
};

/** A credential that was shown. RFC 9901; ISO/IEC 18013-5. */
export type ReportShown = {
  readonly query: string;
  /** Id of the step. */
  readonly step: string | null;
  readonly format: string | null;
  readonly type: string | null;
  /** Names of the claims that were shown. */
  readonly claims: readonly string[];
  /** Fingerprints that nothing was shown for. */
  readonly kept_back: number;
  /** Whether the holder’s signature is for this request, and for what was shown; `unknown` where that does not show. */
  readonly binding: 'none' | 'fits' | 'differs' | 'unknown';
  /** Whether the issuer’s signature was made by the key of the certificate that came with it, or why that was not checked. */
  readonly issuer_signature: IssuerSignature;
};
