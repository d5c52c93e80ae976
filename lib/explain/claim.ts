import { references, type Reference } from '../spec/references.ts';
import { certificateMembers } from './claims/certificate.ts';
import { joseHeaderMembers } from './claims/jose-header.ts';
import { profileClaims } from './claims/profile.ts';
import type { ClaimRow, ClaimTable } from './claims/row.ts';
import { standardClaims } from './claims/standard.ts';
import { walletClaims } from './claims/wallets.ts';
import { vendorClaims } from './claims/vendors.ts';
import { lookup } from '../exchange/lookup.ts';

/** What a claim or header member means, for a person. */
export type ClaimExplanation = {
  readonly meaning: string;
  /** It says something about a person. */
  readonly personal: boolean;
  /** Its value is a date: seconds since 1970, to be shown as one. */
  readonly time: boolean;
  readonly references: readonly Reference[];
  /** Who defined it, where no standard did (`Keycloak`). */
  readonly vendor?: string;
};

/** The tables behind {@link explainClaim}, by subject. No name stands in two of them. */
export const claimTables = {
  standard: standardClaims,
  profile: profileClaims,
  wallets: walletClaims,
  vendors: vendorClaims,
} as const satisfies Readonly<Record<string, ClaimTable>>;

const table: ClaimTable = Object.assign({}, ...Object.values(claimTables));

/** What a claim of a JWT, UserInfo or introspection response means; `undefined` for unknown names. */
export function explainClaim(name: string): ClaimExplanation | undefined {
  return resolved(lookup(table, name));
}

/** What a member of a JWS or JWE header means; `undefined` for unknown names. RFC 7515 §4.1, RFC 7516 §4.1. */
export function explainJoseHeader(name: string): ClaimExplanation | undefined {
  return resolved(lookup(joseHeaderMembers, name));
}

/** What a member of a certificate means, as it is laid out here; `undefined` for unknown names. */
export function explainCertificate(name: string): ClaimExplanation | undefined {
  return resolved(lookup(certificateMembers, name));
}

function resolved(row: ClaimRow | undefined): ClaimExplanation | undefined {
  return row && { ...row, references: references(row.references) };
}
