import type { Flow } from '../../flows/flow.ts';
import type { OddAddress } from './odd-form.ts';

/**
 * A value that is another in each login or session and stands in an address that providers compare letter by letter: `state` behind `?` or
 * `&` (RFC 6749 §3.1.2.2; RP-Initiated Logout §2), Python Social Auth’s `redirect_state`, a servlet’s `;jsessionid`. `undefined` for none.
 */
export function gluedValue(asked: string, { messages }: Pick<Flow, 'messages'>): OddAddress | undefined {
  const [whole, before = '', name = '', value = ''] = glued.exec(asked) ?? [];
  if (whole === undefined || isConstant.test(value)) return undefined;
  const rest = withoutPart(asked, whole);
  const what = `A ${name} stands in it (behind ${before}), a value that is another each time, and providers compare the whole address letter by letter: no registered one is equal to it.`;
  if (before === ';' || before.toLowerCase() === '%3b')
    return {
      what,
      fix: `Let the app build the address without its session’s id (do not pass it through encodeURL or encodeRedirectURL; Spring Boot: server.servlet.session.tracking-modes=cookie), so that it asks for ${rest}, and register that.`,
    };
  if (name === 'redirect_state')
    return {
      what,
      fix: `Let Python Social Auth leave it out (REDIRECT_STATE = False in the backend’s class; state is sent beside it), so that the app asks for ${rest}, and register that.`,
    };
  const request = messages.findLast(({ params }) => Object.values(params).includes(asked));
  const isBeside = request?.params[name.toLowerCase()] !== undefined;
  const takesState = request?.params['returnTo'] !== asked;
  return {
    what: `${what}${isBeside || !takesState ? '' : ` No parameter ${name} of its own was sent.`}`,
    fix:
      isBeside || !takesState
        ? `Take ${name} out of the address, so that the app asks for ${rest}, and register that.`
        : `Send ${name} as a parameter of its own beside the address; the provider adds it when it sends the browser back. Then the app asks for ${rest}, which has to be registered.`,
  };
}

const glued = /([?&;]|%3B)(state|redirect_state|nonce|jsessionid)=([^&#?;]*)/i;

/** A word, or nothing: the same each time, and registered as it stands. */
const isConstant = /^[a-z]{0,20}$/i;

/** What stands behind keeps its place. */
function withoutPart(address: string, part: string): string {
  const at = address.indexOf(part);
  const [before, after] = [address.slice(0, at), address.slice(at + part.length)];
  return part.startsWith('?') && after.startsWith('&') ? `${before}?${after.slice(1)}` : before + after;
}
