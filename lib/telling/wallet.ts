import type { IssuerSignature } from '../vocabulary/issuer-signature.ts';
import { issuerSignatureWords } from './issuer-signature.ts';

/** What was asked for and what was shown, as the report has it. */
export type WalletTold = {
  readonly asked: readonly {
    readonly query: string;
    readonly format: string | null;
    readonly types: readonly string[];
    readonly claims: readonly string[];
    readonly alternatives: boolean;
  }[];
  readonly shown: readonly {
    readonly query: string;
    readonly type: string | null;
    readonly format: string | null;
    readonly claims: readonly string[];
    readonly kept_back: number;
    readonly binding: 'none' | 'fits' | 'differs' | 'unknown';
    readonly issuer_signature: IssuerSignature;
  }[];
};

/** One line: what it is about, and a sentence. */
export type WalletLine = { readonly label: 'Asked for' | 'Shown'; readonly sentence: string };

/** Claims that are named; of more the number is told. */
const mostClaims = 12;

/**
 * What a verifier asked for held against what it was shown, a sentence for each credential: its type, its claims by their names, what was
 * kept back, and whether the holder’s signature is for this request. Empty where neither was seen.
 */
export function walletLines(wallet: WalletTold | undefined): readonly WalletLine[] {
  if (!wallet) return [];
  return [
    ...wallet.asked.map((one) => ({ label: 'Asked for' as const, sentence: askedSentence(one) })),
    ...wallet.shown.map((one) => ({ label: 'Shown' as const, sentence: shownSentence(one, wallet.asked) })),
  ];
}

function askedSentence({ format, types, claims, alternatives }: WalletTold['asked'][number]): string {
  const kind = types.length > 0 ? types.join(' or ') : 'any credential';
  const what = claims.length > 0 ? `: ${list(claims)}` : ', as a whole';
  const others = alternatives ? ' (or another selection of these)' : '';
  return `${kind}${formatOf(format)}${what}${others}.`;
}

function shownSentence(one: WalletTold['shown'][number], asked: WalletTold['asked']): string {
  const { type, format, claims, kept_back: kept, binding, issuer_signature: signature } = one;
  const kind = type ?? asked.find(({ query }) => query === one.query)?.types[0] ?? 'a credential';
  const what = claims.length > 0 ? `: ${list(claims)}` : ', no claim of those that can be kept back';
  return `${kind}${formatOf(format)}${what}. ${keptWords(kept)} ${bindingWords[binding]} ${issuerSignatureWords[signature].sentence}`;
}

function keptWords(kept: number): string {
  if (kept === 0) return 'Nothing was kept back.';
  return kept === 1 ? 'One claim was kept back.' : `${kept} claims were kept back (or are decoys).`;
}

const bindingWords: Readonly<Record<WalletTold['shown'][number]['binding'], string>> = {
  none: 'Nothing binds it to this request.',
  fits: 'The holder’s signature is for this request.',
  differs: 'The holder’s signature is not for this request, or not for what was shown.',
  unknown: 'The holder’s device vouches for it; whether for this request does not show.',
};

function formatOf(format: string | null): string {
  return format === null ? '' : ` (${format})`;
}

function list(names: readonly string[]): string {
  const more = names.length - mostClaims;
  return more > 0 ? `${names.slice(0, mostClaims).join(', ')} and ${more} more` : names.join(', ');
}

/** What is said of a wallet on another device whose answer the verifier’s page waited for. OpenID4VP §8.2. */
export const shownElsewhere =
  'the verifier’s page waited and then went on; what the wallet showed was not seen';
