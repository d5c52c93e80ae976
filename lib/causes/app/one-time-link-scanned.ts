import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import { spentLinkOf } from '../../messages/oidc/spent-link.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Somebody came by a link from a mail, and it was no longer good: no provider was asked, and nobody said no. */
export default cause({
  id: 'one-time-link-scanned',
  owner: 'client',
  title: 'The link from the mail had been used, or was too old',
  signs:
    'A page was opened by a link to sign in, to confirm an address or to set a password, and its redirect, the address it led to or the page at the link’s own address says that the link is invalid, used or expired: otp_expired (Supabase), Verification (Auth.js), INVALID_TOKEN of a magic link (Better Auth).',
  against:
    'An address that names some error and no link, or has a state, which belongs to a login at a provider; a page that says until when a link will be good.',
  fix: 'Ask for a new link and open the newest one, once. Where it fails at the first click, something opened it before: mail scanners, link previews and mail programs load links. Let the link lead to a page with a button that uses it, or send a code to be typed; a longer life of the link does not help against that.',
  references: ['rfc9110#9.2.1'],
  example: '/auth/v1/verify?token=… → 303 https://app.example/#error=access_denied&error_code=otp_expired',
  confusedWith: ['access-denied', 'user-cancelled', 'code-expired'],
  folds: ['access-denied', 'user-cancelled', 'known-error', 'unexplained', 'login-not-begun'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'refused_start').find(({ exchange }) => spentLinkOf(exchange, undefined));
    if (!at) return undefined;
    const where = hostAndPortOf(at.exchange.url) || 'The app';
    const description = at.params['error_description'];
    const code = at.params['error_code'] ?? at.params['error'] ?? at.params['__clerk_status'];
    const said = description ?? code;
    const words = said === undefined ? itSays(saidBy(at.exchange)?.text) : ` It says “${said}”.`;
    return {
      at,
      why: `The link that was opened at ${where} (${endpointOf(at.exchange.url)}) is no longer good: it had been used already, which mail scanners and previews do too, or it is too old.${words}`,
      proof: code === undefined ? 'phrase' : 'code',
      confidence: 'firm',
      evidence: [at],
    };
  },
});
