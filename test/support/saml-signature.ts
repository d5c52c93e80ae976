/** What a test changes of a signature. */
export type SignatureChanges = {
  readonly algorithm?: string;
  readonly digest?: string;
  /** Default: the ID of the element that it stands in. */
  readonly uris?: readonly string[];
  readonly transforms?: readonly string[];
  readonly certificate?: string;
};

const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** A signature as identity providers write it into the element of that ID; nobody could verify it. */
export function signatureXml(
  id: string,
  {
    algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest = 'http://www.w3.org/2001/04/xmlenc#sha256',
    uris = [`#${id}`],
    transforms = [enveloped, exclusive],
    certificate,
  }: SignatureChanges = {},
): string {
  const done = transforms.map((one) => `<ds:Transform Algorithm="${one}"/>`).join('');
  const references = uris.map(
    (uri) =>
      `<ds:Reference URI="${uri}"><ds:Transforms>${done}</ds:Transforms><ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue>ZGln</ds:DigestValue></ds:Reference>`,
  );
  const key = certificate
    ? `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`
    : '';
  return `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${exclusive}"/><ds:SignatureMethod Algorithm="${algorithm}"/>${references.join('')}</ds:SignedInfo><ds:SignatureValue>c2ln</ds:SignatureValue>${key}</ds:Signature>`;
}
