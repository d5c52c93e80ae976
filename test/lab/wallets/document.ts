import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { CBORTag, decodeCBOR, encodeCBOR, type CBORType } from '@levischuck/tiny-cbor';
import type { JWK } from 'jose';
import { signerCertificates } from '../../support/certificates.ts';
import type { Key } from './credential.ts';
import { documentSigner } from './document-signer.ts';

/** The type and the namespace of a driving licence. ISO/IEC 18013-5 §7.1. */
export const licenceType = 'org.iso.18013.5.1.mDL';
export const licenceNames = 'org.iso.18013.5.1';

/** What a device signs of a request. OpenID4VP, appendix B.2.6.1. */
export type Session = { readonly client: string; readonly nonce: string; readonly address: string };

type Members = ReadonlyMap<string | number, CBORType>;

const map = (members: Readonly<Record<string, CBORType>>): CBORType => new Map(Object.entries(members));
const embedded = (value: CBORType): CBORTag => new CBORTag(24, encodeCBOR(value));
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const signedBy = (header: Uint8Array, payload: Uint8Array): Uint8Array =>
  encodeCBOR(['Signature1', header, new Uint8Array(), payload]);
/** ES256. */
const header = encodeCBOR(new Map([[1, -7]]));
const coseKey = ({ x = '', y = '' }: JWK): CBORType =>
  new Map<number, CBORType>([
    [1, 2],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ]);

/** A driving licence of Erika’s, or another document, bound to the key of her device, as an issuer gives it (IssuerSigned). ISO/IEC 18013-5 §9.1.2.4. */
export function issueDocument(holder: JWK, docType = licenceType): string {
  const said = { given_name: 'Erika', family_name: 'Mustermann', age_over_18: true };
  const items = Object.entries(said).map(([name, value], digestID) =>
    embedded(map({ digestID, random: randomBytes(24), elementIdentifier: name, elementValue: value })),
  );
  const digests = new Map(items.map((item, at) => [at, sha256(encodeCBOR(item))]));
  const day = (days: number): CBORTag =>
    new CBORTag(0, new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+/, ''));
  const payload = encodeCBOR(
    embedded(
      map({
        version: '1.0',
        digestAlgorithm: 'SHA-256',
        valueDigests: map({ [licenceNames]: digests }),
        deviceKeyInfo: map({ deviceKey: coseKey(holder) }),
        docType,
        validityInfo: map({ signed: day(-1), validFrom: day(-1), validUntil: day(90) }),
      }),
    ),
  );
  const key = createPrivateKey({ key: documentSigner, format: 'jwk' });
  const signature = sign('sha256', signedBy(header, payload), { key, dsaEncoding: 'ieee-p1363' });
  const chain = Buffer.from(signerCertificates[0], 'base64');
  const issuerAuth = [header, new Map<number, CBORType>([[33, chain]]), payload, signature];
  const issued = map({ nameSpaces: map({ [licenceNames]: items }), issuerAuth });
  return Buffer.from(encodeCBOR(issued)).toString('base64url');
}

/** What the issuer signed (MobileSecurityObject). */
function signedIn(issued: Members): Members {
  const [, , payload] = issued.get('issuerAuth') as CBORType[];
  return decodeCBOR((decodeCBOR(payload as Uint8Array) as CBORTag).value as Uint8Array) as Members;
}

/** The octets that a device signs. ISO/IEC 18013-5 §9.1.3.4. */
function toSign({ client, nonce, address }: Session, docType: string): Uint8Array {
  const handover = ['OpenID4VPHandover', sha256(encodeCBOR([client, nonce, null, address]))];
  const said = ['DeviceAuthentication', [null, null, handover], docType, embedded(map({}))];
  return signedBy(header, encodeCBOR(embedded(said)));
}

/** Two of the three elements, signed by the device for one request (DeviceResponse). */
export async function showDocument(given: string, device: Key, session: Session): Promise<string> {
  const issued = decodeCBOR(new Uint8Array(Buffer.from(given, 'base64url'))) as Members;
  const docType = signedIn(issued).get('docType') as string;
  const items = (issued.get('nameSpaces') as ReadonlyMap<string, CBORType[]>).get(licenceNames) ?? [];
  const signature = Buffer.from(await device.sign(toSign(session, docType)), 'base64url');
  const document = map({
    docType,
    issuerSigned: map({
      nameSpaces: map({ [licenceNames]: [items[0]!, items[2]!] }),
      issuerAuth: issued.get('issuerAuth'),
    }),
    deviceSigned: map({
      nameSpaces: embedded(map({})),
      deviceAuth: map({ deviceSignature: [header, new Map<number, CBORType>(), null, signature] }),
    }),
  });
  const response = map({ version: '1.0', documents: [document], status: 0 });
  return Buffer.from(encodeCBOR(response)).toString('base64url');
}

/** Whether the device signed this very request with the key that the issuer signed; the rest of a verifier’s work is left out. */
export function isShownFor(response: string, session: Session): boolean {
  const read = decodeCBOR(new Uint8Array(Buffer.from(response, 'base64url'))) as Members;
  const [document] = read.get('documents') as readonly Members[];
  const signed = signedIn(document!.get('issuerSigned') as Members);
  const key = (signed.get('deviceKeyInfo') as Members).get('deviceKey') as Members;
  const [x, y] = [-2, -3].map((at) => Buffer.from(key.get(at) as Uint8Array).toString('base64url'));
  const proof = (document!.get('deviceSigned') as Members).get('deviceAuth') as Members;
  const signature = (proof.get('deviceSignature') as CBORType[])[3] as Uint8Array;
  const holder = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y } as never, format: 'jwk' });
  return verify(
    'sha256',
    toSign(session, signed.get('docType') as string),
    { key: holder, dsaEncoding: 'ieee-p1363' },
    signature,
  );
}
