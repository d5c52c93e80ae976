import { isCleaned } from '../../exchange/cleaned.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { idTokensOf } from '../tokens/id-token.ts';

/** An account other than the one whose address the app gave (`login_hint`): who asked, and which message says who signed in; `isSameDomain`: it may be another address of the same person. */
export type HintedAccount = {
  readonly asked: Message;
  readonly told: Message;
  readonly isSameDomain: boolean;
};

/**
 * Whether the account that signed in has another e-mail address than the app asked for. Only addresses are compared, without case, with all
 * names that the ID token and the user information have for the person: a hint of another form may mean anybody. From the
 * verdict of a trace where there is one. `undefined`: the same, or not seen. OpenID Connect Core §3.1.2.1, §5.1.
 */
export function hintedAccountOf(flow: Pick<Flow, 'messages'>): HintedAccount | undefined {
  const asked = messagesOf(flow, 'authorization_request').at(-1);
  const claims = claimsOf(flow).at(-1);
  if (!asked || !claims) return undefined;
  const recorded = asked.exchange.verdicts?.hinted_account;
  if (recorded) return { asked, told: claims.at, isSameDomain: recorded === 'other of domain' };
  const hint = addressOf(asked.params['login_hint']);
  const names = claimsOf(flow).flatMap(({ claims: all }) => namesIn(all));
  const own = names.filter((name) => name.includes('@'));
  if (hint === undefined || own.length === 0 || names.includes(hint)) return undefined;
  return { asked, told: claims.at, isSameDomain: own.some((name) => mayBeSame(name, hint)) };
}

/** What a trace says of it: redaction takes the addresses away. */
export function hintedAccountVerdictsOf(
  flow: Pick<Flow, 'messages'>,
): readonly (readonly [Message, Verdicts])[] {
  const found = hintedAccountOf(flow);
  return found ? [[found.asked, { hinted_account: found.isSameDomain ? 'other of domain' : 'other' }]] : [];
}

type Claims = { readonly at: Message; readonly claims: JsonObject };

function claimsOf(flow: Pick<Flow, 'messages'>): readonly Claims[] {
  const ofTokens = idTokensOf(flow).map(({ message, jwt }) => ({ at: message, claims: jwt.claims }));
  const ofUser = messagesOf(flow, 'userinfo_request').flatMap((one) =>
    one.answer && one.exchange.status === 200 ? [{ at: one, claims: one.answer }] : [],
  );
  return [...ofTokens, ...ofUser];
}

/** Under which providers tell a person’s addresses; a guest’s at Microsoft stands in `upn` with `#EXT#`. */
const naming = [
  'email',
  'emails',
  'preferred_username',
  'upn',
  'unique_name',
  'username',
  'mail',
  'verified_primary_email',
  'verified_secondary_email',
  'login_hint',
  'sub',
  'nickname',
  'name',
  'cognito:username',
];

function namesIn(claims: JsonObject): readonly string[] {
  return naming
    .flatMap((name) => [claims[name]].flat())
    .flatMap((value) => asText(value)?.trim().toLowerCase() ?? [])
    .flatMap((name) => (isCleaned(name) ? [] : [name, ...guestIn(name)]));
}

/** `anna_northwind.example#EXT#@contoso.onmicrosoft.com` */
function guestIn(name: string): readonly string[] {
  const [, home] = /^(.{3,200})#ext#@/.exec(name) ?? [];
  return home === undefined ? [] : [home.replace(/_(?=[^_]*$)/, '@')];
}

function addressOf(hint: string | undefined): string | undefined {
  const address = hint?.trim().toLowerCase();
  return address !== undefined &&
    !isCleaned(address) &&
    /^[^\s@]{1,100}@[^\s@]{1,200}\.[a-z]{2,24}$/.test(address)
    ? address
    : undefined;
}

/** Of one domain, of one name at two, or one that the provider made up to hide the other. */
function mayBeSame(a: string, b: string): boolean {
  const localOf = (address: string): string => address.slice(0, address.lastIndexOf('@'));
  return (
    domainOf(a) === domainOf(b) ||
    localOf(a) === localOf(b) ||
    /(?:^|\.)privaterelay\.appleid\.com$/.test(domainOf(a))
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
