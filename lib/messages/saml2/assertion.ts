import { childrenOf, elementAt, elementsNamed, textOf, type XmlElement } from '../../exchange/xml.ts';
import { signatureOf, type SamlSignature } from './signature.ts';

/** Who the statement is about. Personal. SAML Core §2.2.3. */
export type SamlNameId = { readonly value: string; readonly format: string | undefined };

/** How the bearer of an assertion is to be confirmed. SAML Core §2.4.1.2. */
export type SamlConfirmation = {
  readonly method: string | undefined;
  readonly recipient: string | undefined;
  readonly inResponseTo: string | undefined;
  /** xs:dateTime as written. A bearer's must have no beginning (Profiles §4.1.4.2). */
  readonly notBefore: string | undefined;
  readonly notOnOrAfter: string | undefined;
};

/** What is said about the person. Personal. SAML Core §2.7.3.1. */
export type SamlAttribute = {
  readonly name: string;
  readonly friendlyName: string | undefined;
  readonly values: readonly string[];
};

/** An assertion that could be read: SAML 2.0 (Core §2.3.3), or SAML 1.1 as WS-Federation carries it. Times are as written. */
export type SamlAssertion = {
  readonly version: '1.1' | '2.0';
  readonly id: string | undefined;
  readonly issuer: string | undefined;
  readonly issueInstant: string | undefined;
  readonly nameId: SamlNameId | undefined;
  readonly confirmations: readonly SamlConfirmation[];
  /** Core §2.5.1: when it is valid, and for whom. */
  readonly notBefore: string | undefined;
  readonly notOnOrAfter: string | undefined;
  readonly audiences: readonly string[];
  /** The same, restriction by restriction: the receiver must be in each of them. Core §2.5.1.4. */
  readonly audienceRestrictions: readonly (readonly string[])[];
  /** Core §2.7.2: when and how the person was authenticated. */
  readonly authnInstant: string | undefined;
  readonly authnContext: string | undefined;
  readonly sessionIndex: string | undefined;
  /** When the session at the receiver must be over. */
  readonly sessionNotOnOrAfter: string | undefined;
  readonly attributes: readonly SamlAttribute[];
  /** Some of what it says of the person only its receiver can read (EncryptedID, EncryptedAttribute). Core §2.2.4, §2.7.3.2. */
  readonly isPartlyEncrypted: boolean;
  /** The assertion's own signature, not that of the message around it. */
  readonly signature: SamlSignature | undefined;
};

/** Reads an `Assertion` element; what it lacks is undefined or empty. */
export function readAssertion(element: XmlElement): SamlAssertion {
  const { attributes } = element;
  const conditions = elementAt(element, 'Conditions');
  const authn = elementAt(element, 'AuthnStatement') ?? elementAt(element, 'AuthenticationStatement');
  const isOld = attributes['MajorVersion'] === '1';
  return {
    version: isOld ? '1.1' : '2.0',
    id: attributes['ID'] ?? attributes['AssertionID'],
    issuer: textOf(elementAt(element, 'Issuer')) ?? attributes['Issuer'],
    issueInstant: attributes['IssueInstant'],
    nameId: nameIdOf(subjectOf(element)),
    confirmations: childrenOf(subjectOf(element), 'SubjectConfirmation').map(readConfirmation),
    notBefore: conditions?.attributes['NotBefore'],
    notOnOrAfter: conditions?.attributes['NotOnOrAfter'],
    audienceRestrictions: restrictionsIn(conditions),
    audiences: conditions ? textsOf(elementsNamed(conditions, 'Audience')) : [],
    authnInstant: authn?.attributes['AuthnInstant'] ?? authn?.attributes['AuthenticationInstant'],
    authnContext:
      textOf(elementAt(authn, 'AuthnContext', 'AuthnContextClassRef')) ??
      textOf(elementAt(authn, 'AuthnContext', 'AuthnContextDeclRef')) ??
      authn?.attributes['AuthenticationMethod'],
    sessionIndex: authn?.attributes['SessionIndex'],
    sessionNotOnOrAfter: authn?.attributes['SessionNotOnOrAfter'],
    attributes: childrenOf(element, 'AttributeStatement').flatMap((statement) =>
      childrenOf(statement, 'Attribute').map(readAttribute),
    ),
    isPartlyEncrypted: ['EncryptedID', 'EncryptedAttribute'].some(
      (name) => elementsNamed(element, name).length > 0,
    ),
    signature: signatureOf(element),
  };
}

/** The name identifier of a subject or a logout request; `undefined` when it has none or it is encrypted. */
export function nameIdOf(holder: XmlElement | undefined): SamlNameId | undefined {
  const element = elementAt(holder, 'NameID') ?? elementAt(holder, 'NameIdentifier');
  const value = textOf(element);
  return value === undefined ? undefined : { value, format: element?.attributes['Format'] };
}

/** Texts of elements, the empty ones left out. */
export function textsOf(elements: readonly XmlElement[]): readonly string[] {
  return elements.map(textOf).filter((text) => text !== undefined);
}

/** SAML 1.1 calls it a condition. */
function restrictionsIn(conditions: XmlElement | undefined): readonly (readonly string[])[] {
  return childrenOf(conditions)
    .filter(({ local }) => local === 'AudienceRestriction' || local === 'AudienceRestrictionCondition')
    .map((restriction) => textsOf(childrenOf(restriction, 'Audience')));
}

/** SAML 1.1 has a subject in each statement. */
function subjectOf(assertion: XmlElement): XmlElement | undefined {
  return (
    elementAt(assertion, 'Subject') ??
    childrenOf(assertion)
      .map((statement) => elementAt(statement, 'Subject'))
      .find((subject) => subject !== undefined)
  );
}

function readConfirmation(element: XmlElement): SamlConfirmation {
  const data = elementAt(element, 'SubjectConfirmationData')?.attributes;
  return {
    method: element.attributes['Method'] ?? textOf(elementAt(element, 'ConfirmationMethod')),
    recipient: data?.['Recipient'],
    inResponseTo: data?.['InResponseTo'],
    notBefore: data?.['NotBefore'],
    notOnOrAfter: data?.['NotOnOrAfter'],
  };
}

function readAttribute(element: XmlElement): SamlAttribute {
  const { attributes } = element;
  const local = attributes['AttributeName'];
  const namespace = attributes['AttributeNamespace'];
  return {
    name: attributes['Name'] ?? (local && namespace ? `${namespace}/${local}` : (local ?? '')),
    friendlyName: attributes['FriendlyName'],
    values: textsOf(childrenOf(element, 'AttributeValue')),
  };
}
