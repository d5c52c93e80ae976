import { references, type Reference } from '../spec/references.ts';
import { lookup } from '../exchange/lookup.ts';
import { extensionParameters } from './parameters/extensions.ts';
import { oauth1Parameters } from './parameters/oauth1.ts';
import { oauth2Parameters } from './parameters/oauth2.ts';
import { oidcParameters } from './parameters/oidc.ts';
import { openid2Parameters } from './parameters/openid2.ts';
import { responseParameters } from './parameters/responses.ts';
import type { ParameterTable, Secrecy } from './parameters/row.ts';
import { walletParameters } from './parameters/wallets.ts';
import { singleSignOnParameters } from './parameters/single-sign-on.ts';
import { identityVendorParameters } from './parameters/vendors-identity.ts';
import { serviceVendorParameters } from './parameters/vendors-services.ts';

export type { Secrecy } from './parameters/row.ts';

/** What a parameter means and how carefully its value must be handled. */
export type ParameterExplanation = {
  readonly meaning: string;
  readonly secrecy: Secrecy;
  readonly references: readonly Reference[];
  /** Who defined it, where no standard did (`Google`). */
  readonly vendor?: string;
};

/** The tables behind {@link explainParameter}, by subject. No name stands in two of them. */
export const parameterTables = {
  oauth2: oauth2Parameters,
  oidc: oidcParameters,
  extensions: extensionParameters,
  responses: responseParameters,
  oauth1: oauth1Parameters,
  openid2: openid2Parameters,
  singleSignOn: singleSignOnParameters,
  wallets: walletParameters,
  identityVendors: identityVendorParameters,
  serviceVendors: serviceVendorParameters,
} as const satisfies Readonly<Record<string, ParameterTable>>;

const table: ParameterTable = Object.assign({}, ...Object.values(parameterTables));

/** What a parameter or response member means, by its wire name (case matters); `undefined` for unknown names. */
export function explainParameter(name: string): ParameterExplanation | undefined {
  const found = lookup(table, name);
  return found && { ...found, references: references(found.references) };
}

/** How a parameter's value must be handled; `undefined` for unknown names, which say nothing about their values. */
export function secrecyOf(name: string): Secrecy | undefined {
  return lookup(table, name)?.secrecy;
}
