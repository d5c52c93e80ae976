type Component = {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
};
type Bom = {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};

/**
 * The CycloneDX that `npm sbom` wrote of all packages that are installed, of those alone that are built in, and without what is another
 * each time or elsewhere: serial number, time, the name of the folder. Throws where one that is built in is not told of.
 * @param builtIn `jose 6.2.17`, …
 */
export function bomOfBuilt(written: string, builtIn: readonly string[]): string {
  const { serialNumber: _, ...bom } = JSON.parse(written) as Bom;
  const wanted = new Set(builtIn);
  const components = bom.components.filter(({ name, version }) => wanted.has(`${name} ${version}`));
  const missing = builtIn.filter(
    (one) => !components.some(({ name, version }) => one === `${name} ${version}`),
  );
  if (missing.length > 0) throw new Error(`npm knows nothing of ${missing.join(', ')}.`);
  const { timestamp: __, component, ...metadata } = bom.metadata;
  const name = decodeURIComponent(component.purl.replace(/^pkg:npm\/|@[^@]*$/g, ''));
  const refs = new Set([component, ...components].map((one) => one['bom-ref']));
  const own = {
    ...bom,
    metadata: { ...metadata, component: { ...component, name, properties: [] } },
    components: components.map((one) => ({ ...one, scope: 'required', properties: [] })),
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
  return `${JSON.stringify(own, undefined, 2)}\n`;
}
