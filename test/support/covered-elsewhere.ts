/**
 * What of lib/ is covered by a test that does not stand at its mirrored path: the start of its path, and the test, from
 * test/.
 */
export const coveredElsewhere: Readonly<Record<string, string>> = {};
