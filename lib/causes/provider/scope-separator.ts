import { hostOf } from '../../exchange/parameters.ts';
import { misspeltScope, type MisspeltScope } from '../../facts/misspelt-scope.ts';
import { cause } from '../cause.ts';

/** Scopes are separated by spaces, and by commas at providers of their own mind: with another sign between them they are one scope that nobody knows. RFC 6749 §3.3. */
export default cause({
  id: 'scope-separator',
  owner: 'client',
  title: 'The scopes are not separated as this provider wants',
  signs:
    'The provider answered invalid_scope, and the scope of the request is one word with commas, semicolons or plus signs between known names, or in quotes or brackets; a word of it is made of known names and nothing else; or spaces at a provider whose documents separate scopes by commas.',
  against:
    'Spaces between the scopes; a provider that documents commas (Facebook, TikTok, Strava, Shopify, GitHub, Slack, Instagram); a scope that is an address.',
  fix: 'Separate the scopes by one space each, which %20 or + stands for in an address: scope=openid email. In settings that take a list, write one scope on a line or in an entry, without quotes.',
  references: ['rfc6749#3.3', 'rfc6749#4.1.2.1'],
  example: 'scope=openid,email → error=invalid_scope',
  confusedWith: ['invalid-scope', 'scope-retired-or-not-allowed'],
  folds: [
    'invalid-scope',
    'scope-retired-or-not-allowed',
    'known-error',
    'provider-error-page',
    'unexplained',
    'not-answered',
    'callback-failed',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, ending, authorizationRequest: { message } }) {
    const found = of(misspeltScope);
    if (!found) return undefined;
    const { value, scopes, sign, wanted } = found;
    const meant = scopes.join(wanted);
    const isJoined = sign === 'run together';
    return {
      at: ending.failedAt ?? message,
      why: `The request asks ${hostOf(message.url)} for “${value}”, ${sentenceOf(found)}. Meant is “${meant}”.`,
      ...(wanted === ',' && {
        fix: `Separate the scopes by commas, without spaces: scope=${meant}. Most libraries have a setting for the separator.`,
      }),
      ...(isJoined && { fix: joinedFix }),
      proof: 'comparison',
      confidence: isJoined ? 'firm' : 'certain',
      evidence: [message],
      compared: [
        {
          name: 'scope',
          expected: { value: meant, at: undefined },
          got: { value, at: message },
        },
      ],
    };
  },
});

function sentenceOf({ sign, scopes, wanted }: MisspeltScope): string {
  if (sign === 'run together')
    return `which is ${scopes.length} names run together, and is taken for one that is not known`;
  return wanted === ' '
    ? `which is one word: its scopes are ${sign}, and only spaces separate scopes`
    : 'its scopes separated by spaces; this provider wants commas, and takes it all for one scope that it does not know';
}

const joinedFix =
  'Look where the app’s scopes are listed: a comma, a quotation mark or a blank is missing between these entries, and many languages join two texts that follow each other. The client must be allowed each of them, too.';
