import type { Facts } from '../../facts/facts.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { asTexts } from '../../exchange/json.ts';
import { misspeltScope } from '../../facts/misspelt-scope.ts';
import { namedError } from '../../facts/named-error.ts';
import { remark, type RuleWords } from '../rule.ts';

const codes = new Set([
  'invalid_scope',
  'invalid_target',
  'invalid_resource',
  'invalid_authorization_details',
]);

export const words: RuleWords = {
  title: 'The scope or resource asked for was refused',
  why: 'The server does not know the scope, resource or authorization details, does not allow them to this client, or cannot read how they are written.',
  fix: 'Write scopes with one space between them, use the names that the server lists, and ask for one resource a token.',
  references: ['rfc6749#3.3', 'rfc6749#4.1.2.1', 'rfc8707#2', 'rfc9396#5'],
  examples: {
    fires: '/cb?error=invalid_scope after scope=openid,email',
    passes: '/cb?error=invalid_request',
  },
};

/** What was asked for is not known, not well written, or not for this client. */
export default remark({
  id: 'err-invalid-scope',
  severity: 'info',
  owner: 'client',
  needs: [namedError],
  inspect(facts) {
    const { error, failedAt, code } = facts.of(namedError);
    if (!codes.has(code)) return undefined;
    const [cause, confidence] = causeOf(facts, code);
    const { authorizationRequest } = facts;
    return {
      confidence,
      detail: `The answer says ${quotedError(error)}. ${cause}`,
      cause,
      evidence: authorizationRequest ? [authorizationRequest.message, failedAt] : [failedAt],
    };
  },
});

function causeOf(facts: Facts, code: string): readonly [string, 'firm' | 'tentative'] {
  const params = { ...facts.authorizationRequest?.params, ...facts.tokenRequests?.at(-1)?.params };
  const scope = params['scope'] ?? facts.authorizationRequest?.params['scope'];
  const resources = params['resource']?.split(' ') ?? [];
  if (code === 'invalid_authorization_details') {
    return [
      'The server does not know the type of an authorization_details entry, or a member of it is wrong.',
      'tentative',
    ];
  }
  if (code !== 'invalid_scope') {
    return resources.length > 1
      ? [`The request named ${resources.length} resources; many servers take one a token.`, 'tentative']
      : [
          `The server does not know the resource ${resources[0] ?? 'asked for'}, or not for this client.`,
          'tentative',
        ];
  }
  if (!scope) return ['The request named no scope and the server has no default.', 'tentative'];
  const misspelt = facts.of(misspeltScope);
  if (misspelt) return [`The scopes are ${misspelt.sign}: ${misspelt.value}.`, 'firm'];
  if (/%20|%2B/i.test(scope)) return [`The spaces between the scopes were encoded twice: ${scope}.`, 'firm'];
  const listed = asTexts(facts.flow.metadata?.['scopes_supported']);
  const unknown = scope.split(' ').filter((one) => one && listed && !listed.includes(one));
  return unknown.length > 0
    ? [`The server’s metadata does not list ${unknown.join(' ')}.`, 'firm']
    : [
        `The server does not know one of these scopes, or does not allow it to this client: ${scope}.`,
        'tentative',
      ];
}
