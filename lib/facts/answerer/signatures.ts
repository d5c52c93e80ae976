import { cdnSignatures } from './signatures/cdns.ts';
import { gateSignatures } from './signatures/gates.ts';
import { frameworkSignatures } from './signatures/frameworks.ts';
import { platformSignatures } from './signatures/platforms.ts';
import { proxySignatures } from './signatures/proxies.ts';
import { wafSignatures } from './signatures/wafs.ts';
import type { Signature } from './signature.ts';

/** All of them; those that judge requests go before those that carry them, and the products before whatever looks like them. */
export const signatures: readonly Signature[] = [
  ...wafSignatures,
  ...platformSignatures,
  ...gateSignatures,
  ...cdnSignatures,
  ...proxySignatures,
  ...frameworkSignatures,
];
