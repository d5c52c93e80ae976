import { asText } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOutOfReach } from '../../facts/development.ts';
import { serverDocuments, type MetadataDocument } from '../../facts/metadata-document.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Metadata lists addresses without https',
  why: 'Clients send codes, tokens and secrets where the metadata tells them to. Over http anybody on the way reads them, or answers in the server’s place.',
  fix: 'Announce https addresses everywhere; where a proxy ends TLS, tell the server its outer address.',
  references: ['rfc8414#2', 'oidc-discovery#3', 'session#3.3'],
  examples: {
    fires: 'The metadata says token_endpoint "http://op.example/token"',
    passes: 'The metadata of http://localhost:8080 lists addresses of http://localhost:8080',
  },
};

/** The server announces addresses that anybody on the way can read and change. */
export default rule({
  id: 'metadata-insecure-endpoint',
  severity: 'high',
  owner: 'authorization_server',
  needs: [serverDocuments],
  inspect({ of }) {
    const documents = of(serverDocuments);
    return documents.flatMap((one) => inspectDocument(one) ?? []);
  },
});

function inspectDocument({ message, document }: MetadataDocument): FindingDraft | undefined {
  const insecure = Object.keys(document).filter((member) => {
    const address = isAddress(member) ? asText(document[member]) : undefined;
    return address !== undefined && /^http:/i.test(address) && !isLoopback(address);
  });
  const issuer = asText(document['issuer']) ?? '';
  const isMalformed = /[?#]/.test(issuer);
  if (insecure.length === 0 && !isMalformed) return undefined;
  const isHidden = insecure.every((member) => isOutOfReach(asText(document[member]) ?? ''));
  return {
    severity: insecure.length === 0 ? 'low' : isHidden ? 'medium' : 'high',
    confidence: 'certain',
    detail: [
      insecure.length > 0 &&
        `${insecure.join(', ')} ${insecure.length > 1 ? 'begin' : 'begins'} with http://; expected https.`,
      isMalformed && 'issuer has a query or a fragment, which it must not.',
    ]
      .filter(Boolean)
      .join(' '),
    evidence: [message],
  };
}

function isAddress(member: string): boolean {
  return member.endsWith('_endpoint') || ['issuer', 'jwks_uri', 'check_session_iframe'].includes(member);
}
