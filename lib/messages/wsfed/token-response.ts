import {
  childrenOf,
  elementAt,
  elementsNamed,
  parseXml,
  textOf,
  type XmlElement,
} from '../../exchange/xml.ts';
import { readAssertion, type SamlAssertion } from '../saml2/assertion.ts';
import { assertionNamespaces } from '../saml2/namespaces.ts';

/** What `wresult` holds: the answer of a security token service, or its refusal. Nothing in it was verified. */
export type TokenResponse = {
  readonly xml: string;
  /** Who the token is for. WS-Trust 1.3 §4.1.1 (`wsp:AppliesTo`). */
  readonly appliesTo: string | undefined;
  readonly tokenType: string | undefined;
  /** `wsu:Created` and `wsu:Expires`, xs:dateTime as written. */
  readonly created: string | undefined;
  readonly expires: string | undefined;
  readonly assertions: readonly SamlAssertion[];
  /** How many tokens are encrypted: only their receiver can read them. */
  readonly encryptedTokens: number;
  readonly fault: { readonly code: string; readonly reason: string | null } | undefined;
};

/** WS-Trust of February 2005, 1.3 and 1.4. */
const trust =
  /^http:\/\/(?:schemas\.xmlsoap\.org\/ws\/2005\/02\/trust|docs\.oasis-open\.org\/ws-sx\/ws-trust\/\d{6})$/;

const soap = /^http:\/\/(?:schemas\.xmlsoap\.org\/soap\/envelope|www\.w3\.org\/2003\/05\/soap-envelope)\/?$/;

/** Reads a `wresult`; `undefined` for what is neither a token response nor a fault. WS-Federation 1.2 §13.2.3; WS-Trust §4.4, §11. */
export function decodeTokenResponse(wresult: string | undefined): TokenResponse | undefined {
  const root = wresult === undefined ? undefined : parseXml(wresult);
  if (!root || wresult === undefined) return undefined;
  const fault = soap.test(root.namespace) ? elementsNamed(root, 'Fault')[0] : undefined;
  if (
    !fault &&
    !(trust.test(root.namespace) && /^RequestSecurityTokenResponse(?:Collection)?$/.test(root.local))
  )
    return undefined;
  const response = elementsNamed(root, 'RequestSecurityTokenResponse')[0];
  const tokens = childrenOf(elementAt(response, 'RequestedSecurityToken'));
  const applies = elementAt(response, 'AppliesTo');
  return {
    xml: wresult,
    appliesTo: applies && textOf(elementsNamed(applies, 'Address')[0]),
    tokenType: textOf(elementAt(response, 'TokenType')),
    created: textOf(elementAt(response, 'Lifetime', 'Created')),
    expires: textOf(elementAt(response, 'Lifetime', 'Expires')),
    assertions: tokens.filter(isAssertion).map(readAssertion),
    encryptedTokens: tokens.filter(({ local }) => /^Encrypted(?:Data|Assertion)$/.test(local)).length,
    fault: fault && readFault(fault),
  };
}

function isAssertion({ local, namespace }: XmlElement): boolean {
  return local === 'Assertion' && assertionNamespaces.has(namespace);
}

/** SOAP 1.1 §4.4 and 1.2 §5.4: the most particular code, without its prefix. */
function readFault(fault: XmlElement): TokenResponse['fault'] {
  const codes = [...elementsNamed(fault, 'faultcode'), ...elementsNamed(fault, 'Value')].map(textOf);
  const code = codes.findLast((text) => text !== undefined)?.replace(/^.*:/s, '');
  const reason = textOf(elementsNamed(fault, 'faultstring')[0]) ?? textOf(elementAt(fault, 'Reason', 'Text'));
  return { code: code ?? 'Fault', reason: reason ?? null };
}
