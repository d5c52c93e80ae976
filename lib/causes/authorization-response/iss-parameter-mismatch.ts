import { asText } from '../../exchange/json.ts';
import { answerParameter } from '../../facts/answer-parameter.ts';
import { serverDocumentsOf } from '../../facts/metadata-document.ts';
import { ownMetadataOf } from '../../facts/own-metadata.ts';
import { returnedLogin } from '../../facts/cookies/returned-login.ts';
import { appWords } from '../../facts/said/app-words.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The answer names another issuer than the metadata, or none although that was announced: a strict client stops there. RFC 9207 §2.4. */
export default cause({
  id: 'iss-parameter-mismatch',
  owner: 'authorization_server',
  title: 'The answer’s iss is not what the metadata says',
  signs:
    'iss of the answer and issuer of the metadata were both recorded and differ, or the metadata announces iss and the answer has none; and the client did not go on. As a guess: the page read the metadata after the answer and stopped, or the app’s server refused in words for any error, and the answer has an iss to compare.',
  against: 'The client went on and redeemed the code: then it does not compare.',
  fix: 'Let the server send exactly the issuer of its metadata in iss, slash for slash; clients compare letter by letter.',
  references: ['rfc9207#2.4', 'rfc8414#3.3'],
  example: 'issuer "https://op.example/" in the metadata, /cb?code=…&iss=https%3A%2F%2Fop.example',
  confusedWith: ['code-not-redeemed', 'backchannel-failed'],
  folds: ['code-not-redeemed'],
  needs: ['authorizationResponse'],
  inspect(facts, finding): CauseDraft | undefined {
    const { authorizationResponse: response, flow, redemptions } = facts;
    const found = finding('iss-mismatch');
    const expected = asText(ownMetadataOf(flow)?.['issuer']);
    const metadata = serverDocumentsOf(flow).find(({ document }) => document['issuer'] === expected)?.message;
    const iss = answerParameter(response, 'iss');
    if (redemptions) return undefined;
    if (!iss) return finding('iss-missing') && promisedInVain(facts, response);
    if (!found) return perhapsConfigured(facts, response, iss);
    if (!expected) return undefined;
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

/** The server's metadata promises iss in every answer. RFC 9207 §2.4: a client that relies on that must refuse one without; many do not. */
function promisedInVain({ flow, ending }: Facts, response: Message): CauseDraft | undefined {
  if (ending.outcome === 'succeeded') return undefined;
  const promise = 'authorization_response_iss_parameter_supported';
  const metadata = serverDocumentsOf(flow).find(({ document }) => document[promise] === true)?.message;
  return {
    at: response,
    why: `The server’s metadata announces that its answers name it (${promise}), and this answer has no iss: a client that relies on that must refuse it.`,
    fix: 'Let the server send iss in every answer, those with errors too, or take the announcement out of its metadata.',
    proof: 'status',
    confidence: 'tentative',
    evidence: metadata ? [metadata, response] : [response],
    tellApart: 'If the client’s log speaks of iss or issuer, this is it.',
    rules: ['iss-missing'],
  };
}

/** The issuer that the app is set up with is not recorded: it may differ from the one that answered, often by a slash. */
function perhapsConfigured(facts: Facts, response: Message, iss: string): CauseDraft | undefined {
  const { flow, ending, of } = facts;
  if (ending.outcome === 'succeeded' || response.carrier !== 'request' || response.params['error'])
    return undefined;
  const readAgain = messagesOf(flow, 'discovery').find(
    ({ exchange, answer }) =>
      exchange.startedAt > response.exchange.startedAt &&
      exchange.context.resourceType !== 'main_frame' &&
      answer?.['issuer'] === iss,
  );
  const words = ending.outcome === 'failed' && of(returnedLogin) ? of(appWords) : undefined;
  // Words that leave a check of what came as well as the token request.
  const isGeneral = words?.phrases.some(
    ({ cause: name, suspects }) =>
      name === undefined && suspects.includes('backchannel-failed') && suspects.includes('id-token-refused'),
  );
  if (!readAgain && !isGeneral) return undefined;
  return {
    at: response,
    why: `The answer names its issuer (iss=${iss}), and the client stopped ${readAgain ? 'after it had read the metadata and before it redeemed the code' : 'without saying where'}: if it is set up with another issuer, be it by a slash at the end, it must stop here.`,
    fix: `Set the app’s issuer (authority, discovery address) to exactly ${iss}, letter by letter.`,
    owner: 'client',
    proof: readAgain ? 'status' : 'guess',
    confidence: 'tentative',
    evidence: readAgain ? [response, readAgain] : [response],
    tellApart: readAgain
      ? 'If the page’s console speaks of iss or issuer, this is it; if of state, what the login had stored was not found.'
      : 'If the app’s log speaks of iss or issuer, this is it; if of invalid_client, the secret or its method is wrong; if of a timeout or certificate, the network to the provider.',
  };
}
