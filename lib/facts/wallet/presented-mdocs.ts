import { readMdocs, type Mdoc } from '../../exchange/mdoc.ts';
import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { uncheckableBy } from './uncheckable.ts';
import type { Presented } from './presented.ts';
import { certificateAt, mostNames, validityAt } from './presented-sd-jwts.ts';
import type { PresentationAsked } from './presentation.ts';
import { presentationsIn } from './presentations.ts';

/** The documents of an answer. OpenID4VP, appendix B.2. */
export function presentedMdocs(message: Message, asked: PresentationAsked | undefined): readonly Presented[] {
  return presentationsIn(message.params['vp_token']).flatMap(([query, text]) =>
    readMdocs(text).map((mdoc) => presentedMdoc(query, mdoc, message, asked)),
  );
}

/** What a document shows, held against the query. The holder’s signature is over nonce and audience, and names neither. ISO/IEC 18013-5. */
function presentedMdoc(
  query: string,
  mdoc: Mdoc,
  message: Message,
  asked: PresentationAsked | undefined,
): Presented {
  const { docType, signedDocType, elements, validFrom, validUntil } = mdoc;
  const types = asked?.queries?.find(({ id }) => id === query)?.types ?? [];
  const type = docType ?? signedDocType;
  const isOther = type !== undefined && types.length > 0 && !types.includes(type);
  const isSignedOther = docType !== undefined && signedDocType !== undefined && docType !== signedDocType;
  return {
    query,
    format: 'mso_mdoc',
    type,
    shown: [...new Set(elements.flatMap(({ name }) => name ?? []))].slice(0, mostNames),
    keptBack: mdoc.keptBack,
    strays: elements.filter(({ isOfCredential }) => isOfCredential === false).length,
    isBound: mdoc.isBound,
    hasCertificate: mdoc.certificates.length > 0,
    certificate: certificateAt(timeOf(message), mdoc.certificates[0]),
    uncheckable: uncheckableBy(mdoc.certificates[0]),
    hasKey: mdoc.deviceKey !== undefined,
    sdHash: undefined,
    nonce: 'unknown',
    audience: 'unknown',
    age: undefined,
    validity: validityAt(timeOf(message), validFrom, validUntil),
    otherType: isSignedOther ? 'signed' : isOther ? 'asked' : undefined,
  };
}
