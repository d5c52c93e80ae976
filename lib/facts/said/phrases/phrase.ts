import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Owner } from '../../../vocabulary/owner.ts';

/** Who can mend what a phrase tells of; `admin`: whoever sets up the provider for an organisation. */
export type PhraseOwner = Owner | 'admin' | 'proxy' | 'person';

/**
 * Whose words they are: of an app or its library, of a provider's own pages and endpoints, of an API, of a proxy that does the login
 * for an app. On anyone else's host a phrase is quoted at most. `anyone`: wordings that are nobody’s own.
 */
export type Speaker = 'client' | 'authorization_server' | 'resource_server' | 'proxy' | 'anyone';

/** A known wording and what it means. */
export type Phrase = {
  /** Stable; unique in all tables. */
  readonly id: string;
  readonly product: string;
  readonly by: Speaker;
  /**
   * Wordings, without regard to case, quotation marks and white space. `…` stands for anything up to 300 characters; `=` at the
   * beginning wants it to be a whole line.
   */
  readonly says: readonly string[];
  /** Names and numbers that mean it wherever they stand by themselves. */
  readonly tokens: readonly string[];
  /** It is in no product’s words: one of each list in one sentence. Empty for the others. */
  readonly loosely: readonly (readonly string[])[];
  /** Values that mean it as the whole value of a member that is for codes. */
  readonly codes: readonly string[];
  /** The codes count under this name alone; name and address as in {@link plainName}. */
  readonly member?: string;
  /** The codes count on a page whose address has this in its path, in lower case. */
  readonly path?: string;
  /** The cause, where the wording settles it. */
  readonly cause?: SaidCauseName;
  /** The causes it leaves, the most frequent first, where it does not. */
  readonly suspects: readonly SaidCauseName[];
  readonly owner: PhraseOwner;
  /** The product says the same of many things: its log has the reason. */
  readonly hidesReason: boolean;
  /** What it really means, where the words say less or another thing: one sentence. */
  readonly means?: string;
  /** A provider says of a name or password that it is wrong: no fault of the login’s set-up. */
  readonly refusesPassword?: true;
  /** An app that does not admit the person knows who it is: a right is missing, or the account is shut. */
  readonly knowsPerson?: true;
  /** What mends it, where that is more than what mends the cause in general. */
  readonly fix?: string;
};

/** What a wording says or leaves open, the most frequent first. */
export function meansOf({ cause, suspects }: Pick<Phrase, 'cause' | 'suspects'>): readonly SaidCauseName[] {
  return cause ? [cause] : suspects;
}

/** True for a wording that means such a cause, and nothing else. */
export function meansOnly(
  phrase: Pick<Phrase, 'cause' | 'suspects'>,
  isSuch: (name: SaidCauseName) => boolean,
): boolean {
  const means = meansOf(phrase);
  return means.length > 0 && means.every(isSuch);
}

type Where = Pick<Phrase, 'member' | 'path'>;
type More = Where & {
  readonly refusesPassword?: true;
  readonly knowsPerson?: true;
  readonly owner?: PhraseOwner;
  readonly hides?: true;
  readonly means?: string;
  readonly fix?: string;
  readonly tokens?: readonly string[];
  readonly codes?: readonly string[];
};
type Target = SaidCauseName | readonly SaidCauseName[] | null;
type Row = Omit<Phrase, 'product' | 'by' | 'owner'> & { readonly owner: PhraseOwner | undefined };
type Patterns = string | readonly string[];

/** A row that is recognised by its wording. `target`: the cause, or what it may be; `null` where it is no fault of the login. */
export function says(id: string, patterns: Patterns, target: Target, more: More = {}): Row {
  return row(id, { says: [patterns].flat() }, target, more);
}

/** A row that is recognised by a name or number wherever it stands. */
export function token(id: string, tokens: Patterns, target: Target, more: More = {}): Row {
  return row(id, { tokens: [tokens].flat() }, target, more);
}

/** A row that is recognised by the value of an error's member or parameter. */
export function code(id: string, codes: Patterns, target: Target, more: More = {}): Row {
  return row(id, { codes: [codes].flat() }, target, more);
}

/** A row that is recognised by its matter: one of `things` and one of `troubles` (apart by `|`) in one sentence. */
export function looselySays(
  id: string,
  things: string,
  troubles: string,
  target: Target,
  owner: PhraseOwner,
  by: Speaker = 'anyone',
  more: Pick<More, 'means' | 'fix' | 'knowsPerson'> = {},
): Phrase {
  const [phrase] = product('', { by, owner }, [
    row(id, { loosely: [things.split('|'), troubles.split('|')] }, target, more),
  ]);
  return phrase!;
}

function row(
  id: string,
  signs: Partial<Pick<Phrase, 'says' | 'tokens' | 'codes' | 'loosely'>>,
  target: Target,
  { owner, hides, means, fix, refusesPassword, knowsPerson, member, path, tokens = [], codes = [] }: More,
): Row {
  return {
    id,
    says: signs.says ?? [],
    loosely: signs.loosely ?? [],
    tokens: [...(signs.tokens ?? []), ...tokens],
    codes: [...(signs.codes ?? []), ...codes],
    ...(member !== undefined && { member }),
    ...(path !== undefined && { path }),
    ...(typeof target === 'string' && { cause: target }),
    suspects: typeof target === 'string' || target === null ? [] : [...new Set(target)],
    owner,
    hidesReason: hides === true,
    ...(means !== undefined && { means }),
    ...(fix !== undefined && { fix }),
    ...(refusesPassword && { refusesPassword }),
    ...(knowsPerson && { knowsPerson }),
  };
}

/** The rows of one product, with what they share. */
export function product(
  name: string,
  { by, owner }: { readonly by: Speaker; readonly owner: PhraseOwner },
  rows: readonly Row[],
): readonly Phrase[] {
  return rows.map((one) => ({ ...one, product: name, by, owner: one.owner ?? owner }));
}
