import { asText } from '../../exchange/json.ts';
import { answerParameter } from '../../facts/answer-parameter.ts';
import { serverDocumentsOf } from '../../facts/metadata-document.ts';
import { ownMetadataOf } from '../../facts/own-metadata.ts';
import { cause } from '../cause.ts';

/** The answer names another issuer than the metadata: a strict client stops there. RFC 9207 §2.4. */
export default cause({
  id: 'iss-parameter-mismatch',
  owner: 'authorization_server',
  title: 'The answer’s iss is not the issuer of the metadata',
  signs:
    'iss of the answer and issuer of the metadata were both recorded and differ, and the client did not go on.',
  against: 'The client went on and redeemed the code: then it does not compare.',
  fix: 'Let the server send exactly the issuer of its metadata in iss, slash for slash; clients compare letter by letter.',
  references: ['rfc9207#2.4', 'rfc8414#3.3'],
  example: 'issuer "https://op.example/" in the metadata, /cb?code=…&iss=https%3A%2F%2Fop.example',
  confusedWith: ['code-not-redeemed'],
  folds: ['code-not-redeemed'],
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response, flow, redemptions }, finding) {
    const found = finding('iss-mismatch');
    const expected = asText(ownMetadataOf(flow)?.['issuer']);
    const metadata = serverDocumentsOf(flow).find(({ document }) => document['issuer'] === expected)?.message;
    const iss = answerParameter(response, 'iss');
    if (!found || !iss || !expected || redemptions) return undefined;
    const isSlash = iss.replace(/\/$/, '') === expected.replace(/\/$/, '');
    return {
      at: response,
      why: `The answer says iss=${iss}, the server’s metadata says issuer "${expected}"${isSlash ? ': only the trailing slash differs, and' : ', and'} a client that compares them stops here.`,
      ...(!isSlash && {
        fix: 'If both are one server, let it send the same issuer everywhere. If they are not, the client was right to stop: the answer may come from another server than the one that was asked.',
      }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: metadata ? [metadata, response] : [response],
      compared: [
        { name: 'iss', expected: { value: expected, at: metadata }, got: { value: iss, at: response } },
      ],
      rules: ['iss-mismatch'],
    };
  },
});
