import { endpointOf } from '../../exchange/parameters.ts';
import { loginPath } from '../../facts/pages/login-path.ts';
import { isPage } from '../../facts/pages/page-kind.ts';
import { passwordFormOf } from '../../facts/pages/password-form.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Password form sends to an http address',
  why: 'The page came over https, and the password leaves it unencrypted: anybody on the network path can read it.',
  fix: 'Let the form send to an https address, or to a relative one.',
  references: ['rfc6749#3.1', 'rfc9700#2.6'],
  examples: {
    fires: '<form action="http://login.example/do" method="post"> with a field of type password',
    passes: '<form action="/do" method="post"> on an https page',
  },
};

/** A form on the provider’s page sends the password in clear. */
export default rule({
  id: 'login-form-to-http',
  severity: 'high',
  owner: 'authorization_server',
  needs: [loginPath],
  inspect({ of }) {
    const pages = of(loginPath).hops.filter(({ exchange }) => isPage(exchange));
    const read = pages.filter(
      ({ exchange }) => exchange.responseBody?.text !== undefined || exchange.verdicts?.page_kind,
    );
    if (read.length === 0) return 'not applicable';
    const wrong = read.filter(({ exchange }) => passwordFormOf(exchange) === 'in clear');
    if (wrong.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: `The form for the password on ${endpointOf(wrong[0]!.exchange.url)} sends to an http address.`,
      evidence: [...new Set(wrong.map(({ message }) => message))],
    };
  },
});
