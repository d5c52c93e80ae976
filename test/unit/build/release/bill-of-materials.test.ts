import { describe, expect, it } from 'vitest';
import { bomOfBuilt } from '../../../../build/release/bill-of-materials.ts';

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  name,
  version,
  purl: `pkg:npm/${encodeURIComponent(name)}@${version}`,
  scope: 'optional',
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
});

/** As npm writes it in a folder at a time. */
function written(folder: string, timestamp: string): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    serialNumber: `urn:uuid:${folder}`,
    metadata: { timestamp, component: { ...component('@some/product', '1.0.0'), name: folder } },
    components: [component('jose', '6.0.0'), component('jose', '5.0.0'), component('vitest', '5.0.0')],
    dependencies: [
      { ref: '@some/product@1.0.0', dependsOn: ['jose@6.0.0', 'vitest@5.0.0'] },
      { ref: 'vitest@5.0.0', dependsOn: ['jose@5.0.0'] },
      { ref: 'jose@6.0.0' },
    ],
  });
}

describe('a bill of materials', () => {
  it('names what is built in, in the version that is, and nothing else', () => {
    const bom = JSON.parse(bomOfBuilt(written('folder', 'now'), ['jose 6.0.0'])) as object;
    expect(bom).toMatchObject({
      components: [{ name: 'jose', version: '6.0.0', scope: 'required', properties: [] }],
      dependencies: [
        { ref: '@some/product@1.0.0', dependsOn: ['jose@6.0.0'] },
        { ref: 'jose@6.0.0', dependsOn: [] },
      ],
    });
  });

  it('is the same wherever and whenever it is written', () => {
    const one = bomOfBuilt(written('here', '2026-01-01'), ['jose 6.0.0']);
    expect(bomOfBuilt(written('there', '2027-01-01'), ['jose 6.0.0'])).toBe(one);
    expect(one).toContain('"name": "@some/product"');
    expect(one).not.toMatch(/here|2026|urn:uuid/);
  });

  it('that lacks what is built in is none', () => {
    expect(() => bomOfBuilt(written('folder', 'now'), ['jose 6.0.0', 'fflate 1.0.0'])).toThrow(
      'fflate 1.0.0',
    );
  });
});
