import { isRead } from '../../flows/attempt.ts';
import { otherResource, resourceWrittenOtherwise, type OtherResource } from '../../flows/other-resource.ts';
import { attempt, lookedAt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** The description is of another resource than the one that was called, and a client must not go on with it. RFC 9728 §3.3. */
export default cause({
  id: 'mcp-resource-mismatch',
  owner: 'resource_server',
  title: 'The API’s description is of another resource',
  signs:
    'resource in the protected resource metadata is not the address that was called (scheme, host, port, or a path that it does not begin with), and no login began. Or it differs by a slash or the end of the path alone, and the client stopped twice after it had read it.',
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
    const other = otherResource(failed.at, flow.messages);
    const differs = other ?? resourceWrittenOtherwise(failed.at, flow.messages);
    if (!differs || !isRead(failed.at)) return undefined;
    const { said, expected } = differs;
    const guesses = [...failed.documents, ...failed.registrations].filter((one) => !isRead(one));
    return {
      at: failed.at,
      why: `The protected resource metadata is of ${said}, and the client called ${expected}: ${other ? 'it must not go on with the description of another resource' : `${howAlike(differs)}, and this client compares them letter by letter: it read the description, asked no authorization server, and came no further when it tried again`}.${guesses.length > 0 ? ` What it asked for afterwards are guesses: ${lookedAt(guesses, failed)}.` : ''}`,
      proof: 'comparison',
      confidence: other ? 'certain' : 'firm',
      ...(!other && { fix: alikeFix }),
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

function howAlike({ said, expected }: OtherResource): string {
  return said.replace(/\/$/, '') === expected.replace(/\/$/, '')
    ? 'they differ by the slash at the end'
    : 'one is the beginning of the other';
}

const alikeFix =
  'Put the address into the client exactly as resource has it (with or without the slash at its end), or let the server describe itself by the address that clients call.';
