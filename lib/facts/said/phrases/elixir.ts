import { product, says } from './phrase.ts';
import { cookieLost } from './suspects.ts';

/** Libraries in Elixir. */
export const elixir = [
  // lib/ueberauth/strategy.ex, since 0.7: the state of the answer is not the one in the cookie ueberauth.state_param, or one is missing.
  ...product('Ueberauth', { by: 'client', owner: 'client' }, [
    says('ueberauth-csrf', 'Cross-Site Request Forgery attack', cookieLost, { tokens: ['csrf_attack'] }),
  ]),
];
