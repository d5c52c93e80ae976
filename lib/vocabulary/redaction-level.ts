/** How much leaves, most careful first. */
export const redactionLevels = ['default', 'secrets-only', 'off'] as const;

/**
 * How much leaves. `default`: nothing but what is known to be harmless. `secrets-only`: what gives access is masked, personal
 * and unknown values stay. `off`: everything as it was seen.
 */
export type RedactionLevel = (typeof redactionLevels)[number];

/** The levels that mask something. */
export type MaskingLevel = Exclude<RedactionLevel, 'off'>;
