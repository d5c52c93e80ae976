import { lastWord } from '../../messages/saml2/status-error.ts';
import { compareNames, notCompared, type Comparison } from '../comparison.ts';
import type { SamlAnswer } from './login.ts';

/** The kind of name that was asked for, against the one given. No wish, and `unspecified`, is met by any. SAML Core §3.4.1.1, §8.3. */
export function nameIdFormatOf({ request, assertion, document, message }: SamlAnswer): Comparison {
  const asked = request?.document.nameIdFormat;
  if (!request) return notCompared('not recorded');
  if (!asked || lastWord(asked) === 'unspecified') return notCompared('absent');
  if (!assertion) return notCompared(document.encryptedAssertions > 0 ? 'encrypted' : 'absent');
  const given = assertion.nameId?.format;
  if (given === undefined) return notCompared('absent');
  const expected = { value: asked, name: 'NameIDPolicy/@Format', message: request.message };
  const found = { value: given, name: 'NameID/@Format', message };
  // Some write a format of SAML 1.1 under 2.0.
  if (asked !== given && lastWord(asked) === lastWord(given))
    return { verdict: 'spelled otherwise', expected, found };
  return compareNames(expected, found);
}

/**
 * The kind of login that was asked for, against the one given. Only what was asked for `exact` can be judged: the order of classes is each
 * provider's own. SAML Core §3.3.2.2.1.
 */
export function authnContextOf({ request, assertion, document, message }: SamlAnswer): Comparison {
  if (!request) return notCompared('not recorded');
  const asked = request.document.requestedAuthnContexts;
  const [first] = asked;
  if (first === undefined) return notCompared('absent');
  if (!assertion) return notCompared(document.encryptedAssertions > 0 ? 'encrypted' : 'absent');
  const given = assertion.authnContext;
  if (given === undefined) return notCompared('absent');
  const expected = {
    value: asked.find((one) => one === given) ?? first,
    name: 'RequestedAuthnContext/AuthnContextClassRef',
    message: request.message,
  };
  const found = { value: given, name: 'AuthnContext/AuthnContextClassRef', message };
  const isOrder = request.document.authnContextComparison !== 'exact';
  return isOrder && expected.value !== given ? notCompared('absent') : compareNames(expected, found);
}

/** How the answer was to come, against how it came: the last word of the binding. SAML Core §3.4.1. */
export function bindingOf({ request, posted }: SamlAnswer): Comparison {
  if (!request) return notCompared('not recorded');
  const asked = request.document.protocolBinding;
  if (!asked) return notCompared('absent');
  const value = posted.exchange.method === 'POST' ? 'HTTP-POST' : 'HTTP-Redirect';
  const expected = {
    value: lastWord(asked),
    name: 'AuthnRequest/@ProtocolBinding',
    message: request.message,
  };
  return compareNames(expected, { value, name: 'binding', message: posted });
}
