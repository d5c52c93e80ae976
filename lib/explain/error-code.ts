import { references, type Reference } from '../spec/references.ts';
import { authorizationErrors } from './errors/authorization.ts';
import { entraErrors } from './errors/entra.ts';
import { resourceErrors } from './errors/resource.ts';
import { rowsOf, type ErrorRow, type ErrorTable } from './errors/row.ts';
import { singleSignOnErrors } from './errors/single-sign-on.ts';
import { tokenErrors } from './errors/token.ts';
import { walletErrors } from './errors/wallets.ts';
import { vendorErrors } from './errors/vendors.ts';
import { wordedErrors } from './errors/wording.ts';
import { lookup } from '../exchange/lookup.ts';

/** What an error code means, for the person who has to mend it. */
export type ErrorExplanation = {
  readonly meaning: string;
  /** The usual causes, most frequent first. */
  readonly cause: string;
  /** What to do first, where that can be said in general. */
  readonly tryThis?: string;
  readonly references: readonly Reference[];
  /** Who defined the code, where no standard did (`GitHub`). */
  readonly vendor?: string;
};

/** The tables behind {@link explainError}, by subject. No code stands in two of them. */
export const errorTables = {
  authorization: authorizationErrors,
  token: tokenErrors,
  resource: resourceErrors,
  entra: entraErrors,
  singleSignOn: singleSignOnErrors,
  wallets: walletErrors,
  vendors: vendorErrors,
} as const satisfies Readonly<Record<string, ErrorTable>>;

const table: ErrorTable = Object.assign({}, ...Object.values(errorTables));

const unknownEntraError = rowsOf('Microsoft Entra ID')(
  'A numbered error of Microsoft Entra ID.',
  'The text behind the number says what it was.',
  'Look the number up in Microsoft’s list of AADSTS errors.',
);

/** What an error code means, what usually causes it and what to try; `undefined` for unknown codes. */
export function explainError(code: string): ErrorExplanation | undefined {
  return resolved(code, lookup(table, code));
}

/**
 * The same for an error text (error_description, or the words of an error page) that names a provider's own code or
 * uses its known wording; `undefined` when nothing in it is known.
 */
export function explainErrorText(text: string): ErrorExplanation | undefined {
  const numbered = /\bAADSTS\d{4,8}\b/.exec(text)?.[0];
  if (numbered) return resolved(numbered, lookup(table, numbered) ?? unknownEntraError);
  const lowerCase = text.toLowerCase();
  return resolved('', wordedErrors.find(([phrase]) => lowerCase.includes(phrase))?.[1]);
}

function resolved(code: string, row: ErrorRow | undefined): ErrorExplanation | undefined {
  return (
    row && { ...row, references: code.startsWith('AADSTS') ? [entraPage(code)] : references(row.references) }
  );
}

/** Microsoft answers for each number on one page. */
function entraPage(code: string): Reference {
  return { label: code, url: `https://login.microsoftonline.com/error?code=${code.slice('AADSTS'.length)}` };
}
