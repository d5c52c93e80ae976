import { asText } from '../../exchange/json.ts';
import { bareAddress } from '../../facts/bare-address.ts';
import type { Facts } from '../../facts/facts.ts';
import { serverDocuments, type MetadataDocument } from '../../facts/metadata-document.ts';
import { speaksMcp } from '../../facts/mcp/speaks.ts';
import { isOneServerTwice } from '../../facts/one-operator.ts';
import { issuerNamedBy } from '../../flows/well-known.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Metadata names another issuer than its address',
  why: 'The issuer is what tokens and responses are checked against. A document that names another one can make a client take an attacker’s server for the real one.',
  fix: 'Serve the document at the address made from the issuer and put exactly that issuer into it; clients refuse a document that differs.',
  references: ['rfc8414#3.3', 'rfc8414#5', 'oidc-discovery#4.3'],
  examples: {
    fires: 'https://op.example/.well-known/openid-configuration says issuer "http://internal:8080"',
    passes: 'https://op.example/a/.well-known/openid-configuration says issuer "https://op.example/a"',
  },
};

/** The document speaks for another issuer than the one it was asked of. */
export default rule({
  id: 'metadata-issuer-mismatch',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [serverDocuments],
  inspect(facts) {
    const judged = facts
      .of(serverDocuments)
      .filter(({ message, document }) => issuerNamedBy(message.url) && asText(document['issuer']));
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap((one) => inspectDocument(one, facts) ?? []);
  },
});

function inspectDocument(
  { message, document }: MetadataDocument,
  { idTokens, of }: Facts,
): FindingDraft | undefined {
  const issuer = asText(document['issuer'])!;
  const expected = issuerNamedBy(message.url)!;
  if (isSameIssuer(issuer, expected) || isTemplate(issuer)) return undefined;
  const vendor = vendorAt(message.url);
  const third = idTokens?.find(({ jwt: { claims } }) => {
    const iss = asText(claims['iss']);
    return iss !== undefined && !isSameIssuer(iss, issuer) && !isSameIssuer(iss, expected);
  });
  return {
    severity: vendor?.issuerDiffers
      ? 'info'
      : third && !isOneServerTwice(asText(third.jwt.claims['iss'])!, issuer)
        ? 'high'
        : 'medium',
    confidence: 'certain',
    detail: `issuer is "${issuer}"; expected "${expected}", from which the address of the document is made.${vendor?.issuerDiffers ? ' Provider-specific.' : third ? ` The ID token names a third one, "${asText(third.jwt.claims['iss'])}".` : ''}${of(speaksMcp) ? ' An MCP client must not go on with this document.' : ''}`,
    evidence: third && !vendor?.issuerDiffers ? [message, third.message] : [message],
  };
}

/** The last slash is taken off before the address is made. RFC 8414 §3.1; OIDC Discovery §4.1. Hosts know no case. */
function isSameIssuer(a: string, b: string): boolean {
  return bareAddress(a) === bareAddress(b);
}

/** `https://login.microsoftonline.com/{tenantid}/v2.0`: a document for many issuers. */
function isTemplate(issuer: string): boolean {
  return /\{[\w-]+\}|%7B[\w-]+%7D/i.test(issuer);
}
