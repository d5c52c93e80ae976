/** The major version of the oldest Node that the published command runs on. */
export const oldestNode = 22;

/**
 * What to tell somebody whose Node is older than that; `undefined` where it is not, and for what is no version.
 * @param version as Node writes its own: `20.20.2`
 */
export function tooOld(version: string): string | undefined {
  return Number.parseInt(version, 10) < oldestNode
    ? `Node ${oldestNode} or later is needed, and this is Node ${version}. Install a newer one from https://nodejs.org, or with nvm: nvm install --lts`
    : undefined;
}
