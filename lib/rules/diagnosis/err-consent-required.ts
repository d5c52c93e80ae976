import type { Facts } from '../../facts/facts.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { namedError } from '../../facts/named-error.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Somebody has to consent first',
  why: 'The provider knows the person, but nobody has agreed to what the app asks for, and the request did not let it ask.',
  fix: 'Repeat the request visibly (prompt=consent), or have an administrator consent for everybody; ask for fewer scopes when asking silently.',
  references: ['oidc-core#3.1.2.6', 'oidc-core#3.1.2.1', 'oidc-core#11'],
  examples: { fires: '/cb?error=consent_required&state=…', passes: '/cb?error=access_denied&state=…' },
};

/** The person, or an administrator, has to agree first. */
export default remark({
  id: 'err-consent-required',
  severity: 'info',
  owner: 'client',
  needs: [namedError],
  inspect(facts) {
    const { error, failedAt } = facts.of(namedError);
    if (!isAboutConsent(`${error.code} ${error.description ?? ''}`)) return undefined;
    const added = newScopes(facts);
    const isForAdministrator = /AADSTS9009[34]|AADSTS90008|admin\w* (consent|approval)/i.test(
      error.description ?? '',
    );
    return {
      confidence: 'certain',
      detail: `The answer says ${quotedError(error)}.${added.length > 0 ? ` New since the login before: ${added.join(' ')}.` : ''}`,
      cause: isForAdministrator
        ? 'An administrator has to consent to what the app asks for.'
        : 'The person has not consented to what the app asks for, and was not asked.',
      evidence: facts.authorizationRequest ? [facts.authorizationRequest.message, failedAt] : [failedAt],
    };
  },
});

function isAboutConsent(said: string): boolean {
  return /\bconsent_required\b|AADSTS(65001|90008|9009[34])\b|admin\w* (consent|approval) (is )?required/i.test(
    said,
  );
}

/** Scopes that the latest earlier login of this client did not ask for. */
function newScopes({ flow, authorizationRequest }: Facts): readonly string[] {
  const asked = authorizationRequest?.params['scope']?.split(' ') ?? [];
  const client = authorizationRequest?.params['client_id'] ?? '';
  const before = flow
    .earlier?.('client', client)
    .flatMap(({ messages }) => messages)
    .find(({ kind, params }) => kind === 'authorization_request' && params['scope'])?.params['scope'];
  return before === undefined ? [] : asked.filter((scope) => !before.split(' ').includes(scope));
}
