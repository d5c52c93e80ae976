import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/** Scopes that a login asked for and did not get, and the messages that tell it. */
export type UngrantedScopes = {
  readonly names: readonly string[];
  readonly asked: Message;
  readonly answered: Message;
  /** What was granted, as it was said. */
  readonly granted: string;
};

/** What servers leave out of their answer though it is granted. */
const standard = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

/**
 * What the last answer that names its scope lacks of what was asked for: the callback’s own `scope` (Google, Strava), else that of the
 * token response. `undefined` where nothing is lacking, no answer names it, or a list is longer than any app’s. RFC 6749 §3.3, §5.1.
 */
export function ungrantedScopesOf({ messages }: Pick<Flow, 'messages'>): UngrantedScopes | undefined {
  const answered = messages.findLast((one) => isAnswer(one) && saidIn(one) !== undefined);
  const asked =
    answered &&
    messages.findLast((one) => one.kind === 'authorization_request' && timeOf(one) <= timeOf(answered));
  const [wanted, granted] = [asked?.params['scope'], answered && saidIn(answered)];
  if (!asked || !answered || !wanted || granted === undefined || isCleaned(wanted) || isCleaned(granted))
    return undefined;
  if (Math.max(wanted.length, granted.length) > longestList) return undefined;
  const given = namesIn(granted);
  const names = namesIn(wanted).filter(
    (name) => !standard.has(plain(name)) && !isAll(name) && !given.some((one) => coversScope(one, name)),
  );
  return names.length > 0 ? { names, asked, answered, granted } : undefined;
}

function isAnswer({ kind, params, error, answer }: Message): boolean {
  if (error) return false;
  if (kind === 'authorization_response')
    return params['code'] !== undefined || params['access_token'] !== undefined;
  return kind === 'token_request' && params['code'] !== undefined && answer?.['access_token'] !== undefined;
}

function saidIn({ kind, params, answer }: Message): string | undefined {
  const said = kind === 'authorization_response' ? params['scope'] : answer?.['scope'];
  const text = Array.isArray(said) ? said.filter((one) => typeof one === 'string').join(' ') : asText(said);
  return text?.trim() === '' ? undefined : text;
}

/** Characters of a list that is read: each name is held against all others. */
const longestList = 4000;

/** Blanks between them as the standard has it, or commas. */
function namesIn(list: string): readonly string[] {
  return list.split(/[\s,]/).filter((name) => name !== '');
}

/** Google’s addresses of the standard scopes are their names. */
function plain(name: string): string {
  return name.replace(/^https:\/\/www\.googleapis\.com\/auth\/(?:userinfo\.)?/, '');
}

/** Microsoft’s word for whatever the app is registered with: the answer names those. */
function isAll(name: string): boolean {
  return /(?:^|\/)\.default$/i.test(name);
}

/** Whether a granted scope is as much as another: the same under a longer or shorter address (`User.Read`), or a wider one of its family (`user` of `user:email`). */
export function coversScope(given: string, name: string): boolean {
  const [one, other] = [given.toLowerCase(), name.toLowerCase()];
  if (one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`)) return true;
  if (other.startsWith(`${one}:`) || other.startsWith(`${one}.`) || one.startsWith(`${other}:`)) return true;
  return isWider(one, other);
}

/** GitHub answers with the widest alone: `user` for `read:user`, `admin:org` for `read:org`, `repo` for `public_repo`; Strava’s and Microsoft’s `…all` is wider. */
function isWider(given: string, name: string): boolean {
  if (given === `${name}_all` || given === `${name}.all`) return true;
  if (given === 'repo' && name === 'public_repo') return true;
  const [, thing] = /^(?:read|write):(.+)$/.exec(name) ?? [];
  return thing !== undefined && (given === thing || /^(?:write|admin):/.test(given)) && given.endsWith(thing);
}
