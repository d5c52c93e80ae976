import type {
  DeviceSessionFault,
  PasskeyFault,
  SessionLoss,
  SignInEventName,
} from '../vocabulary/sign-in-event.ts';

/** Something that belongs to the sign-in and is no message of its protocol: a passkey, the app's own session, one that is bound to the device. */
export type ReportEvent = {
  readonly event: SignInEventName;
  /** Whose answer or request shows it. */
  readonly host: 'client' | 'provider';
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Id of the step at which it happened; null where that is none. */
  readonly step: string | null;
  /** Id of that step, else of the one it follows; null before the first. */
  readonly after: string | null;
  /** Of what is no step: its address without its query. */
  readonly url: string | null;
  /** The cookie’s name, without what is made up for each attempt; null where it is about none. */
  readonly cookie: string | null;
  /** As the cookie was set. */
  readonly attributes?: {
    readonly host: string;
    /** For that host alone. */
    readonly host_only: boolean;
    readonly path: string;
    readonly same_site: 'strict' | 'lax' | 'none' | null;
    readonly secure: boolean;
    readonly http_only: boolean;
    readonly partitioned: boolean;
    /** Seconds; null: until the browser closes. */
    readonly lifetime: number | null;
  };
  /** Of a passkey: for whom it is, where it was used, and whether the person was to be verified and was. null: not seen. */
  readonly passkey?: {
    readonly rp_id: string | null;
    readonly origin: string | null;
    readonly user_verification: 'required' | 'preferred' | 'discouraged' | null;
    readonly user_verified: boolean | null;
  };
  /** Of a session that is bound to the device: its headers have the names of an earlier draft, which today’s Chrome does not heed. */
  readonly old_names?: true;
  /** Of a page of the provider’s that waited: for how many seconds, and whether it was told something else in the end and went on. */
  readonly waited?: { readonly seconds: number; readonly over: boolean };
  /** Of a session that was lost: what kept its cookie. Of a passkey that was refused: what does not fit. Of a session for the device: why no browser binds it. */
  readonly reason?: SessionLoss | PasskeyFault | DeviceSessionFault;
};
