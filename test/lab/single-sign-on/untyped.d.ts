type ExpressMiddleware = (request: unknown, response: unknown, next: (error?: unknown) => void) => void;

declare module 'samlp' {
  type Parsed = { readonly id: string; readonly issuer: string };
  const samlp: Readonly<
    Record<
      'auth' | 'logout' | 'metadata' | 'sendError',
      (options: Record<string, unknown>) => ExpressMiddleware
    >
  > & {
    parseRequest(request: unknown, found: (error: Error | null, parsed?: Parsed) => void): void;
  };
  export default samlp;
}

declare module 'samlp/lib/sessionParticipants/index.js' {
  const SessionParticipants: new (sessions: readonly Record<string, unknown>[]) => unknown;
  export default SessionParticipants;
}

declare module 'wsfed' {
  const wsfed: { readonly auth: (options: Record<string, unknown>) => ExpressMiddleware };
  export default wsfed;
}
