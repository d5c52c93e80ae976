import type { Scenario } from '../scenario.ts';
import { failed, neverBegun, steps } from '../truth.ts';
import {
  conformance,
  found,
  login,
  loginAgain,
  session2025,
  session2026,
  story,
  suites,
  times,
} from './mcp-suite.ts';

const cimd = 'https://conformance-test.local/client-metadata.json';

export const mcpConformance: readonly Scenario[] = [
  conformance({
    scenario: 'metadata-default',
    revision: '2025-11-25',
    story: 'An MCP client of 2025-11-25 finds the documents where it looks first, registers and logs in.',
    flows: [
      story(
        '2025-11-25',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: 'metadata-var3',
    revision: '2025-11-25',
    story:
      'The challenge names an unusual address, and the authorization server is one of several at its host.',
    flows: [
      story(
        '2025-11-25',
        steps('resource_request', ...found(4), 'client_registration', ...login, ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: 'basic-cimd',
    revision: '2025-11-25',
    story: 'The client is known by the address of its own description and registers nowhere.',
    client: { clientMetadataUrl: () => cimd },
    flows: [
      story('2025-11-25', steps('resource_request', ...found(2), ...login, ...session2025), {
        client_id: cimd,
      }),
    ],
  }),
  conformance({
    scenario: 'scope-step-up',
    revision: '2025-11-25',
    story: 'A tool needs more than the first login gave; the client logs in again for it.',
    flows: [
      story(
        '2025-11-25',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...times(2)),
      ),
      story('2025-11-25', steps(...login, ...times(1))),
    ],
  }),
  conformance({
    scenario: '2025-03-26-oauth-metadata-backcompat',
    revision: '2025-03-26',
    story: 'A server of 2025-03-26 is its own authorization server and says so at its root.',
    flows: [
      story(
        '2025-03-26',
        steps('resource_request', ...found(3), 'client_registration', ...loginAgain(2), ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: '2025-03-26-oauth-endpoint-fallback',
    revision: '2025-03-26',
    story:
      'A server of 2025-03-26 says nothing; the client finds /register, /authorize and /token by their names.',
    flows: [
      story(
        '2025-03-26',
        steps('resource_request', ...found(4), 'client_registration', ...loginAgain(4), ...session2025),
      ),
    ],
  }),
  conformance({
    scenario: 'iss-supported',
    revision: '2026-07-28',
    story: 'An authorization server of 2026-07-28 names itself in its answer, as it had announced.',
    flows: [
      story(
        '2026-07-28',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...session2026),
      ),
    ],
  }),
  conformance({
    scenario: 'basic-cimd',
    revision: '2026-07-28',
    story: 'A client of 2026-07-28 is known by the address of its own description.',
    client: { clientMetadataUrl: () => cimd },
    flows: [
      story('2026-07-28', steps('resource_request', ...found(2), ...login, ...session2026), {
        client_id: cimd,
      }),
    ],
  }),
  conformance({
    scenario: 'scope-step-up',
    revision: '2026-07-28',
    story: 'A tool of a server of 2026-07-28 needs more than the first login gave.',
    flows: [
      story(
        '2026-07-28',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...times(3)),
      ),
      story('2026-07-28', steps(...login, ...times(1))),
    ],
  }),
  conformance({
    scenario: 'resource-mismatch',
    revision: '2026-07-28',
    story: 'The document of the MCP server is about another server; the client refuses it.',
    gives: /does not match expected/,
    flows: [
      neverBegun('mcp-resource-mismatch', {
        protocol: 'oauth2',
        steps: steps('resource_request', ...found(2)),
        findings: ['prm-resource-mismatch'],
      }),
    ],
  }),
  conformance({
    scenario: 'iss-supported-missing',
    revision: '2026-07-28',
    story:
      'The authorization server announces that its answers name it, and this one does not; the client refuses it.',
    gives: /Issuer mismatch in authorization response/,
    flows: [
      failed('iss-parameter-mismatch', {
        protocol: 'oauth2',
        outcome: null,
        client_id: 'test-client-id',
        steps: steps('resource_request', ...found(2), 'client_registration', ...login.slice(0, 2)),
        findings: ['iss-missing', 'redirect-uri-native-weak'],
      }),
    ],
  }),
  conformance({
    scenario: 'iss-wrong-issuer',
    revision: '2026-07-28',
    story:
      'The answer names another authorization server than the one that was asked; the client refuses it.',
    gives: /Issuer mismatch in authorization response/,
    flows: [
      failed('iss-parameter-mismatch', {
        protocol: 'oauth2',
        outcome: null,
        client_id: 'test-client-id',
        steps: steps('resource_request', ...found(2), 'client_registration', ...login.slice(0, 2)),
        findings: ['iss-mismatch'],
      }),
    ],
  }),
  conformance({
    scenario: 'metadata-issuer-mismatch',
    revision: '2026-07-28',
    story: 'The description of the authorization server names another issuer; the client refuses it.',
    gives: /Issuer mismatch in authorization server metadata/,
    flows: [
      neverBegun('mcp-as-metadata', {
        protocol: 'oauth2',
        steps: steps('resource_request', ...found(2)),
        findings: ['metadata-issuer-mismatch'],
      }),
    ],
  }),
  conformance({
    scenario: 'scope-retry-limit',
    revision: '2025-11-25',
    story: 'The tool wants more, whatever the client got; the client gives up after a few logins.',
    gives: /./,
    faults: ['scope-retry-limit'],
    flows: [
      failed('interaction-loop', {
        ...suites,
        findings: ['err-interaction-loop', 'token-response-cacheable'],
        client_id: 'test-client-id',
        steps: steps(
          'resource_request',
          ...found(2),
          'client_registration',
          ...login,
          ...times(1),
          ...[1, 2, 3].flatMap(() => [...login, ...times(1)]),
        ),
      }),
    ],
  }),
  conformance({
    scenario: 'authorization-server-migration',
    revision: '2026-07-28',
    story: 'The MCP server names another authorization server than before; the client registers there anew.',
    client: { looksAnew: true, mostLogins: 4 },
    flows: [
      story(
        '2026-07-28',
        steps('resource_request', ...found(2), 'client_registration', ...login, ...times(2)),
        { client_id: 'as1-client-id-LEAKED-IF-SEEN-AT-AS2', cause: 'api-server-changed' },
      ),
      story('2026-07-28', steps(...found(2), 'client_registration', ...login, ...times(2)), {
        client_id: 'as2-client-id',
      }),
    ],
  }),
];
