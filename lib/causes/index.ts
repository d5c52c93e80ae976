// Generated from the files of this folder by test/unit/causes/index.test.ts; run it with `-u` after adding a cause.
import audienceMissing from './api/audience-missing.ts';
import audienceWrong from './api/audience-wrong.ts';
import issParameterMismatch from './authorization-response/iss-parameter-mismatch.ts';
import redirectLoopbackPort from './redirect/redirect-loopback-port.ts';
import redirectSchemeProxy from './redirect/redirect-scheme-proxy.ts';
import type { UnnamedCause } from './cause.ts';

/** Every cause that has a file of its own, by id. */
export const causes = [
  audienceMissing,
  audienceWrong,
  issParameterMismatch,
  redirectLoopbackPort,
  redirectSchemeProxy,
] as const satisfies readonly UnnamedCause[];
