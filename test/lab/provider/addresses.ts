/** Origins of the lab's parts, without trailing slash. */
export type Addresses = {
  readonly provider: string;
  readonly broker: string;
  readonly api: string;
  readonly spa: string;
  readonly webApp: string;
  /** The web app again, at a host name that is not loopback by its name: plain http there is a fault. */
  readonly webAppTest: string;
  readonly reader: string;
  readonly broken: string;
  /** The page that tries grants and extensions. */
  readonly gadget: string;
  /** A port where nothing listens. */
  readonly deadPort: string;
};
