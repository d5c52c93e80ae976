import { isRead, otherResource } from '../../flows/attempt.ts';
import { attempt, lookedAt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** The description is of another resource than the one that was called, and a client must not go on with it. RFC 9728 §3.3. */
export default cause({
  id: 'mcp-resource-mismatch',
  owner: 'resource_server',
  title: 'The API’s description is of another resource',
  signs:
    'resource in the protected resource metadata is not the address that was called (scheme, host, port, or a path that it does not begin with), and no login began.',
  against: 'A login that began: some clients compare the origin alone.',
  fix: 'Set the API’s public address so that resource is the one that clients call, letter by letter: behind a proxy its scheme, host and path are not the server’s own.',
  references: ['rfc9728#3.3', 'rfc8707#2'],
  example: 'POST https://api.example/mcp; "resource": "http://api.example:8080/mcp"',
  confusedWith: ['mcp-prm-missing', 'audience-wrong'],
  folds: ['unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ of, flow }) {
    const failed = of(attempt);
    if (failed?.stage !== 'resource') return undefined;
    const differs = otherResource(failed.at, flow.messages);
    if (!differs) return undefined;
    const { said, expected } = differs;
    const guesses = [...failed.documents, ...failed.registrations].filter((one) => !isRead(one));
    return {
      at: failed.at,
      why: `The protected resource metadata is of ${said}, and the client called ${expected}: it must not go on with the description of another resource.${guesses.length > 0 ? ` What it asked for afterwards are guesses: ${lookedAt(guesses, failed)}.` : ''}`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [...(failed.call ? [failed.call] : []), failed.at],
      compared: [
        {
          name: 'resource',
          expected: { value: expected, at: failed.call },
          got: { value: said, at: failed.at },
        },
      ],
    };
  },
});
