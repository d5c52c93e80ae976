/**
 * Where the client of a flow runs. `development`: on the developer's own machine or under a name for tests (RFC 6761 §6.2, §6.3), where a
 * person still works on it. `playground`: client or server exist to try protocols out. `production` is everything else, native
 * applications among it, for which the device itself is where they work (RFC 8252 §7.3).
 */
export type Environment = 'production' | 'development' | 'playground';
