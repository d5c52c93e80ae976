import { endpointOf } from '../../exchange/parameters.ts';
import {
  samlLoginOf,
  type DescribedEntity,
  type SamlLogin,
  type SamlRequest,
} from '../../facts/saml/login.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Provider wants signed requests, this one is not',
  why: 'The metadata says that requests are signed. A provider that insists refuses this one; one that does not takes requests that anybody can write.',
  fix: 'Service provider: sign the AuthnRequest, in itself by POST, with SigAlg and Signature by redirect.',
  references: ['saml-metadata#2.4.3', 'saml-metadata#2.4.4', 'saml-bindings#3.4.4.1'],
  examples: {
    fires: 'WantAuthnRequestsSigned="true" in the provider’s metadata, and a SAMLRequest without Signature',
    passes: 'No metadata in the recording: nobody is known to want a signature',
  },
};

/** What metadata says of signed requests, against the request. */
export default rule({
  id: 'saml-request-unsigned',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const login = samlLoginOf(flow);
    const judged = login.requests.flatMap((request) => {
      const wish = wishFor(request, login);
      return wish || isHalfSigned(request) ? [{ request, wish }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap(({ request, wish }) => unsigned(request, wish));
  },
});

type Wish = { readonly entity: DescribedEntity; readonly name: string };

/** Who says that the request is signed: whom it goes to, or who sends it. */
function wishFor({ message, document }: SamlRequest, { entities }: SamlLogin): Wish | undefined {
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

function isHalfSigned({ message, document }: SamlRequest): boolean {
  const { SigAlg: algorithm, Signature: signature } = message.params;
  return Boolean(algorithm) && !signature && document.signature === undefined;
}

function unsigned(request: SamlRequest, wish: Wish | undefined): readonly FindingDraft[] {
  const { message, document } = request;
  if (document.signature !== undefined || message.params['Signature']) return [];
  const half = isHalfSigned(request) ? ' It has SigAlg and no Signature.' : '';
  if (!wish)
    return [
      {
        severity: 'info',
        confidence: 'certain',
        detail: 'The request has SigAlg and no Signature: it is not signed.',
        evidence: [message],
      },
    ];
  return [
    {
      confidence: 'certain',
      detail: `The metadata of ${wish.entity.entityId} has ${wish.name}="true", and the request is not signed.${half}`,
      evidence: [wish.entity.message, message],
    },
  ];
}
