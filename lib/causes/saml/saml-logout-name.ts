import { endpointOf } from '../../exchange/parameters.ts';
import { keptSessionOf } from '../../facts/cookies/kept-session.ts';
import { logoutName, type NameDifference } from '../../facts/saml/logout-name.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Who asks to log a person out has to name them as the assertion did. SAML Profiles §4.4.4.1; Core §3.3.4. */
export default cause({
  id: 'saml-logout-name',
  owner: 'client',
  title: 'The logout names the person otherwise than the assertion did',
  signs:
    'The identity provider refused a LogoutRequest (Requester, Responder, UnknownPrincipal), and its NameID or SessionIndex differs from that of the assertion that began the session: in its value, Format, NameQualifier, SPNameQualifier or SPProvidedID.',
  against:
    'The same name in both; a name that is encrypted or was not recorded; a status that tells another reason; a logout that was carried out.',
  fix: 'Send back the NameID exactly as the assertion had it (value, Format, NameQualifier, SPNameQualifier), with nothing added or left out, and its SessionIndex: keep them at the login (php-saml: hand nameIdFormat, nameIdNameQualifier and nameIdSPNameQualifier to logout(); samlify: a logout template without SPNameQualifier).',
  references: ['saml-profiles#4.4.4.1'],
  example:
    'Assertion: <NameID Format="…:transient">, LogoutRequest: <NameID Format="…:transient" SPNameQualifier="https://app.example"> → Requester',
  confusedWith: ['saml-status', 'logout-cookie-kept', 'saml-signature'],
  folds: ['saml-status', 'callback-failed', 'known-error', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const found = of(logoutName);
    if (!found) return undefined;
    const { request, response, answer, code, issuer = '', isOtherValue, differences } = found;
    const words = [...(isOtherValue ? ['the name itself is another'] : []), ...differences.map(wordsOf)];
    const isAdfs = /\/adfs\/services\/trust$/i.test(issuer);
    const says = isAdfs
      ? ' AD FS compares them to the letter, and its event log has both names (“does not correspond to the logged-in session participant”).'
      : '';
    const page = keptSessionOf(flow)?.page;
    const shown = page ? ` ${endpointOf(page.url)} then showed the person signed in.` : '';
    return {
      at: response,
      why: `The logout was refused (${code}): the LogoutRequest names the person otherwise than the assertion that began the session. ${words.join('; ')}.${says}${shown}`,
      proof: 'comparison',
      confidence: isAdfs || code === 'UnknownPrincipal' ? 'certain' : 'firm',
      evidence: [answer, request, response],
      compared: differences.map(({ name, login, logout }) => ({
        name,
        expected: { value: login, at: answer },
        got: { value: logout, at: request },
      })),
    };
  },
});

function wordsOf({ name, login, logout }: NameDifference): string {
  const [was, is] =
    name === 'Format' ? [login && lastWord(login), logout && lastWord(logout)] : [login, logout];
  if (name === 'SessionIndex') return `its SessionIndex is ${is === null ? 'missing' : 'another one'}`;
  if (was === null) return `${name} is ${is ?? ''} there, and the assertion has none`;
  return is === null
    ? `${name} is missing there, and is ${was} in the assertion`
    : `${name} is ${is} there, and ${was} in the assertion`;
}
