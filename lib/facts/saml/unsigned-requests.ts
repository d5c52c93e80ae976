import { endpointOf } from '../../exchange/parameters.ts';
import type { DescribedEntity, SamlLogin, SamlRequest } from './login.ts';

/** Who said in its metadata that requests are signed, and by which attribute. SAML Metadata §2.4.3, §2.4.4. */
export type SigningWish = { readonly entity: DescribedEntity; readonly name: string };

/** A request of which somebody wants a signature, or that says that it has one. */
export type JudgedRequest = {
  readonly request: SamlRequest;
  readonly wish: SigningWish | undefined;
  readonly isSigned: boolean;
  /** It names the algorithm of a signature that is not there. */
  readonly isHalfSigned: boolean;
};

/** The requests of a login whose signature can be judged: where no metadata was seen, nobody is known to want one. */
export function judgedRequestsOf(login: SamlLogin): readonly JudgedRequest[] {
  return login.requests.flatMap((request) => {
    const { params } = request.message;
    const wish = wishFor(request, login);
    const isSigned = request.document.signature !== undefined || Boolean(params['Signature']);
    const isHalfSigned = Boolean(params['SigAlg']) && !isSigned;
    return wish || isHalfSigned ? [{ request, wish, isSigned, isHalfSigned }] : [];
  });
}

/** Who says that the request is signed: whom it goes to, or who sends it. */
function wishFor({ message, document }: SamlRequest, { entities }: SamlLogin): SigningWish | undefined {
  const asked = entities.find(
    ({ provider, signOnServices }) =>
      provider?.wantsSignedRequests &&
      signOnServices.some(({ location }) => endpointOf(location) === endpointOf(message.url)),
  );
  if (asked) return { entity: asked, name: 'WantAuthnRequestsSigned' };
  const own = entities.find(
    ({ entityId, service }) => service?.signsRequests && entityId === document.issuer,
  );
  return own && { entity: own, name: 'AuthnRequestsSigned' };
}
