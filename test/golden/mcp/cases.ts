import type { RequirementId } from '../../../lib/profiles/index.ts';
import type { RuleId } from '../../../lib/rules/index.ts';
import type { ClientType } from '../../../lib/vocabulary/client-type.ts';
import type { Grant } from '../../../lib/vocabulary/grant.ts';
import type { Outcome } from '../../../lib/vocabulary/outcome.ts';
import type { RequirementStatus } from '../../../lib/vocabulary/requirement-status.ts';

/** A client of MCP and a server, recorded; and what is known of it. */
export type McpCase = {
  /** Name of the recording beside this file, without `.har`. */
  readonly name: string;
  /** Grant and outcome of its flows, in order. `null`: it ended before a grant began. */
  readonly flows: readonly (readonly [grant: Grant | null, outcome: Outcome])[];
  /** The revision that client and server follow, where it is known. */
  readonly revision?: { readonly client?: string; readonly server?: string };
  /** Of each flow, the one whose refusal it answers. */
  readonly stepUp?: readonly (string | undefined)[];
  readonly clientType?: ClientType;
  readonly clientId?: string;
  /** What has to be found, and where it matters how grave it is. */
  readonly must?: readonly RuleId[];
  readonly graveness?: Readonly<Partial<Record<RuleId, string>>>;
  /** What must not be found. */
  readonly not?: readonly RuleId[];
  readonly profile?: Readonly<Partial<Record<RequirementId, RequirementStatus>>>;
  /** What the first reason has to name. */
  readonly says?: readonly RegExp[];
};

const code = ['authorization_code', 'succeeded'] as const;

/** Said of no login in which nothing is wrong. */
const falseAlarms: readonly RuleId[] = [
  'pkce-missing',
  'iss-mismatch',
  'iss-missing',
  'mcp-resource-missing',
  'prm-resource-mismatch',
  'metadata-issuer-mismatch',
  'client-secret-in-browser',
  'client-credentials-in-browser',
  'as-endpoint-http',
  'redirect-uri-http',
  'callback-over-http',
  'token-over-http',
  'access-token-long-lived',
  'mcp-registration-reused',
];

const in2025 = { client: '2025-11-25', server: '2025-11-25' } as const;
const in2026 = { client: '2026-07-28', server: '2026-07-28' } as const;

export const mcpCases: readonly McpCase[] = [
  {
    name: 'ok-metadata-default',
    flows: [code],
    revision: in2025,
    not: falseAlarms,
    profile: {
      'mcp/resource': 'pass',
      'mcp/pkce': 'pass',
      'mcp/resource-metadata': 'pass',
      'mcp/iss': 'not_applicable',
      'mcp/application-type': 'not_applicable',
    },
  },
  {
    name: 'ok-metadata-default-2026',
    flows: [code],
    revision: in2026,
    not: falseAlarms,
    profile: { 'mcp/iss': 'pass', 'mcp/iss-advertised': 'pass', 'mcp/application-type': 'pass' },
  },
  {
    name: 'ok-metadata-var2',
    flows: [code],
    must: ['mcp-resource-not-exact'],
    graveness: { 'mcp-resource-not-exact': 'info' },
    not: falseAlarms,
    profile: { 'mcp/resource-exact': 'fail', 'mcp/prm-order': 'pass' },
  },
  {
    name: 'ok-2025-03-fallback',
    flows: [code],
    revision: { client: '2025-11-25', server: '2025-03-26' },
    not: [...falseAlarms, 'err-wrong-endpoint'],
    clientType: 'public',
    profile: { 'mcp/resource': 'not_applicable', 'mcp/pkce': 'pass' },
  },
  { name: 'ok-auth-none', flows: [code], clientType: 'public', not: falseAlarms },
  { name: 'ok-auth-post', flows: [code], clientType: 'confidential', not: falseAlarms },
  {
    name: 'ok-cimd',
    flows: [code],
    clientId: 'https://conformance-test.local/client-metadata.json',
    not: [...falseAlarms, 'cimd-invalid', 'mcp-registration-deprecated'],
    profile: { 'mcp/registration-kind': 'pass' },
  },
  {
    name: 'ok-client-credentials-jwt',
    flows: [['client_credentials', 'succeeded']],
    clientId: 'conformance-test-client',
    not: falseAlarms,
  },
  {
    name: 'ok-dpop-nonce',
    flows: [code],
    must: ['mcp-resource-missing'],
    not: ['dpop-nonce-handling', 'dpop-proof-replayed'],
  },
  { name: 'ok-iss-not-advertised', flows: [code], revision: in2026, not: falseAlarms },
  {
    name: 'ok-scope-challenge',
    flows: [code],
    not: [...falseAlarms, 'mcp-scope-challenge-ignored'],
    profile: { 'mcp/scope': 'pass' },
  },
  {
    name: 'ok-step-up',
    flows: [code, code],
    stepUp: [undefined, 'flow-1'],
    not: [
      ...falseAlarms,
      'code-reuse',
      'code-verifier-mismatch',
      'err-interaction-loop',
      'err-resource-rejected',
      'mcp-scope-dropped',
      'mcp-scope-challenge-ignored',
    ],
  },
  { name: 'ok-wif', flows: [['jwt_bearer', 'succeeded']], not: falseAlarms },
  {
    name: 'srv-resource-mismatch',
    flows: [[null, 'failed']],
    must: ['prm-resource-mismatch'],
    says: [/https:\/\/evil\.example\.com\/mcp/, /must not go on/],
  },
  {
    name: 'srv-scope-retry-limit',
    flows: [code],
    must: ['err-resource-rejected'],
    not: [...falseAlarms, 'err-interaction-loop'],
    says: [/mcp:admin/],
  },
  {
    name: 'bad-prm-root-first',
    flows: [[null, 'failed']],
    must: ['mcp-discovery-order'],
    says: [/the client never asked for that/],
  },
  {
    name: 'bad-echo-scope',
    flows: [code, code],
    stepUp: [undefined, 'flow-1'],
    revision: in2026,
    must: ['mcp-scope-dropped'],
    profile: { 'mcp/scope': 'pass' },
  },
  { name: 'bad-partial-scopes', flows: [code], must: ['mcp-scope-challenge-ignored'] },
  {
    name: 'bad-no-application-type',
    flows: [code],
    revision: in2026,
    must: ['mcp-application-type-missing'],
    profile: { 'mcp/application-type': 'fail' },
  },
  { name: 'bad-no-cimd', flows: [code], must: ['mcp-registration-deprecated'] },
  { name: 'bad-reuse-credentials', flows: [code, code], must: ['mcp-registration-reused'] },
  {
    name: 'bad-no-pkce',
    flows: [code],
    must: ['pkce-missing'],
    graveness: { 'pkce-missing': 'high' },
    profile: { 'mcp/pkce': 'fail', 'mcp/pkce-s256': 'fail' },
  },
  {
    name: 'bad-dpop-no-as-nonce',
    flows: [['authorization_code', 'failed']],
    must: ['dpop-nonce-handling'],
    says: [/use_dpop_nonce/, /no second request/],
  },
  {
    name: 'bad-iss-missing-accepted',
    flows: [code],
    must: ['iss-missing'],
    graveness: { 'iss-missing': 'high' },
    profile: { 'mcp/iss': 'fail' },
  },
  {
    name: 'raw-undici-authorize',
    flows: [code],
    must: ['iss-mismatch'],
    profile: { 'mcp/iss': 'fail' },
  },
  { name: 'bad-dpop-replay', flows: [code], must: ['dpop-proof-replayed'] },
  {
    name: 'bad-wif-wrong-audience',
    flows: [
      ['jwt_bearer', 'failed'],
      ['jwt_bearer', 'failed'],
    ],
    must: ['err-invalid-grant'],
    says: [/https:\/\/wrong\.example/, /whose server is http:\/\/localhost:37095/],
  },
  {
    name: 'ok-ema',
    flows: [['token_exchange', 'succeeded']],
    not: falseAlarms,
  },
];
