import { endpointOf } from '../../exchange/parameters.ts';
import { answersIn, requestsIn, type SamlAnswer, type SamlLogin } from './login.ts';
import { compareNames, nearestOf, notCompared, type Comparison, type ValueAt } from '../comparison.ts';

/**
 * Whom the assertion is for, against the service provider's own name: the issuer of its request, else the entity whose metadata has the
 * address. Every restriction must hold it. SAML Core §2.5.1.4; Profiles §4.1.4.2.
 */
export function audienceOf(answer: SamlAnswer, login: SamlLogin): Comparison {
  const { assertion, document, message, namesRequest } = answer;
  if (!assertion) return notCompared(document.encryptedAssertions > 0 ? 'encrypted' : 'absent');
  const expected = serviceOf(answer, login);
  if (assertion.audiences.length === 0) return notCompared('absent');
  if (!expected) return notCompared('not recorded');
  const confidence = namesRequest || !answer.request ? 'certain' : 'firm';
  const restrictions = assertion.audienceRestrictions.map((audiences) =>
    nearestOf(
      audiences.map((value) =>
        compareNames(
          expected,
          { value, name: 'Conditions/AudienceRestriction/Audience', message },
          confidence,
        ),
      ),
    ),
  );
  const broken = restrictions.find((one) => one?.verdict === 'differs');
  return broken ?? restrictions[0] ?? notCompared('absent');
}

function serviceOf({ request, message }: SamlAnswer, { entities }: SamlLogin): ValueAt | undefined {
  const issuer = request?.document.issuer;
  if (request && issuer) return { value: issuer, name: 'AuthnRequest/Issuer', message: request.message };
  const here = endpointOf(message.url);
  const own = entities.filter(({ assertionConsumers }) =>
    assertionConsumers.some(({ location }) => endpointOf(location) === here),
  );
  const [only, ...others] = own;
  return only && others.length === 0
    ? { value: only.entityId, name: 'EntityDescriptor/@entityID', message: only.message }
    : undefined;
}

/**
 * Who answers, against the provider that was asked: by its metadata, else by what answered an earlier login at the same address and was
 * taken. SAML Profiles §4.1.4.2.
 */
export function issuerOf(answer: SamlAnswer, login: SamlLogin): Comparison {
  const { document, assertion, message } = answer;
  const value = document.issuer ?? assertion?.issuer;
  if (value === undefined) return notCompared('absent');
  const found = { value, name: document.issuer ? 'Response/Issuer' : 'Assertion/Issuer', message };
  const described = describedProviders(answer, login).map((expected) => compareNames(expected, found));
  const earlier = earlierProviders(answer, login).map((expected) => compareNames(expected, found, 'firm'));
  return nearestOf(described) ?? nearestOf(earlier) ?? notCompared('not recorded');
}

/**
 * Both names of the answer's sender, each against the metadata of the provider that was asked; none where that was not seen. Profiles
 * §4.1.4.2.
 */
export function describedIssuersOf(answer: SamlAnswer, login: SamlLogin): readonly Comparison[] {
  const { document, assertion, message } = answer;
  const at = (name: string, value: string | undefined): readonly ValueAt[] =>
    value === undefined ? [] : [{ value, name, message }];
  const names = [...at('Response/Issuer', document.issuer), ...at('Assertion/Issuer', assertion?.issuer)];
  const described = describedProviders(answer, login);
  return names.flatMap(
    (found) => nearestOf(described.map((expected) => compareNames(expected, found))) ?? [],
  );
}

/** The two names of the answer's sender: receivers compare both with the one they expect. SAML Core §2.3.3, §3.2.2. */
export function issuersOf({ document, assertion, message }: SamlAnswer): Comparison {
  if (!assertion) return notCompared(document.encryptedAssertions > 0 ? 'encrypted' : 'absent');
  if (document.issuer === undefined || assertion.issuer === undefined) return notCompared('absent');
  return compareNames(
    { value: document.issuer, name: 'Response/Issuer', message },
    { value: assertion.issuer, name: 'Assertion/Issuer', message },
    'firm',
  );
}

function describedProviders({ request }: SamlAnswer, { entities }: SamlLogin): readonly ValueAt[] {
  if (!request) return [];
  const asked = endpointOf(request.message.url);
  return entities
    .filter(({ signOnServices }) => signOnServices.some(({ location }) => endpointOf(location) === asked))
    .map(({ entityId, message }) => ({ value: entityId, name: 'EntityDescriptor/@entityID', message }));
}

function earlierProviders({ request }: SamlAnswer, { flow }: SamlLogin): readonly ValueAt[] {
  const client = request?.document.issuer;
  if (!request || !client) return [];
  const asked = endpointOf(request.message.url);
  const logins = (flow.earlier?.('client', client) ?? []).filter((earlier) =>
    requestsIn(earlier).some(({ message }) => endpointOf(message.url) === asked),
  );
  return logins.flatMap((earlier) =>
    answersIn(earlier).flatMap(({ document, message }) => {
      const isTaken = (message.exchange.status ?? 0) >= 200 && (message.exchange.status ?? 0) < 400;
      const value = document.issuer;
      return isTaken && value ? [{ value, name: 'Response/Issuer', message }] : [];
    }),
  );
}
