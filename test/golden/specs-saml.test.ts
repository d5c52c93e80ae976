import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { findingsOf } from '../support/flow.ts';
import { samlVendors, vendorArtifact, vendorLogin } from '../support/saml-vendors.ts';

const rule = 'saml-assertion-unsigned';

it('l07: a SAML answer without a signature was accepted', async () => {
  const text = readFileSync(new URL('specs/l07-saml-unsigned-accepted.har', import.meta.url), 'utf8');
  const result = await inspectCapture(text);
  if ('error' in result) throw new Error(result.error);
  const [flow, ...others] = result.report.flows;
  expect(others).toEqual([]);
  expect(flow?.outcome).toBe('succeeded');
  expect(flow?.findings.map((one) => [one.rule, one.severity, one.confidence])).toEqual([
    [rule, 'high', 'certain'],
  ]);
  const failed = flow?.profiles.flatMap(({ requirements }) =>
    requirements.filter(({ status }) => status === 'fail').map(({ id }) => id),
  );
  expect(failed).toEqual(['saml-web-sso/signed']);
});

describe.each(samlVendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  const grave = (...args: Parameters<typeof vendorLogin>) =>
    findingsOf(vendorLogin(...args)).filter(({ severity }) => severity !== 'info');

  it('gives a login in which nothing is wrong', () => {
    expect(grave(vendor)).toEqual([]);
  });

  it('gives one with an unsigned answer', () => {
    expect(grave(vendor, { signed: false }).map((one) => [one.rule, one.severity])).toEqual([[rule, 'high']]);
  });

  it('gives one with an encrypted assertion, whose signature is not seen', () => {
    expect(grave(vendor, { isEncrypted: true })).toEqual([]);
    expect(grave(vendor, { isEncrypted: true, signed: false })).toEqual([]);
  });

  it('gives one with an artifact, of whose answer nothing is seen', () => {
    expect(findingsOf(vendorArtifact(vendor))).toEqual([]);
  });
});
