import type { ReadSections } from './read-sections.ts';

/** Documents of HTTP and of JSON's signatures: the sections that are cited, by number. */
export const httpSections = {
  rfc6265: {
    read: 'opened',
    titles: {
      '4.1': 'Set-Cookie',
      '4.2': 'Cookie',
      '5.4': 'The Cookie Header',
    },
  },
  rfc6265bis: {
    read: 'draft',
    titles: {
      '4.1.3': 'Cookie Name Prefixes',
      '5.1.3': 'Domain Matching',
      '5.1.4': 'Paths and Path-Match',
      '5.6': 'The Set-Cookie Header Field',
      '5.7': 'Storage Model',
      '5.8.3': 'Retrieval Algorithm',
      '8.5': 'Weak Confidentiality',
    },
  },
  rfc6454: {
    read: 'opened',
    titles: {
      '4': 'Origin of a URI',
      '7': 'The HTTP Origin Header Field',
    },
  },
  rfc6797: {
    read: 'opened',
    titles: {
      '6.1': 'Strict-Transport-Security HTTP Response Header Field',
      '8.3': 'URI Loading and Port Mapping',
    },
  },
  rfc7033: {
    read: 'opened',
    titles: {
      '4': 'WebFinger Protocol',
      '4.1': 'Constructing the Query Component of the Request URI',
      '4.3': 'The "rel" Parameter',
    },
  },
  rfc9110: {
    read: 'opened',
    titles: {
      '4.3.4': 'https Certificate Verification',
      '7.8': 'Upgrade',
      '9.2.1': 'Safe Methods',
      '10.2.2': 'Location',
      '11.7.2': 'Proxy-Authorization',
      '15.4.2': '301 Moved Permanently',
      '15.4.4': '303 See Other',
      '15.4.9': '308 Permanent Redirect',
      '15.5.2': '401 Unauthorized',
      '15.5.4': '403 Forbidden',
      '15.5.5': '404 Not Found',
      '15.5.6': '405 Method Not Allowed',
      '15.5.15': '414 URI Too Long',
      '15.6.3': '502 Bad Gateway',
    },
  },
  rfc9111: {
    read: 'opened',
    titles: {
      '5.2': 'Cache-Control',
      '5.2.2.5': 'no-store',
      '5.4': 'Pragma',
    },
  },
  rfc7515: {
    read: 'opened',
    titles: {
      '4.1.1': '"alg" (Algorithm) Header Parameter',
      '4.1.2': '"jku" (JWK Set URL) Header Parameter',
      '4.1.3': '"jwk" (JSON Web Key) Header Parameter',
      '4.1.4': '"kid" (Key ID) Header Parameter',
      '4.1.5': '"x5u" (X.509 URL) Header Parameter',
      '4.1.6': '"x5c" (X.509 Certificate Chain) Header Parameter',
      '4.1.7': '"x5t" (X.509 Certificate SHA-1 Thumbprint) Header Parameter',
      '4.1.8': '"x5t#S256" (X.509 Certificate SHA-256 Thumbprint) Header Parameter',
      '4.1.9': '"typ" (Type) Header Parameter',
      '4.1.10': '"cty" (Content Type) Header Parameter',
      '4.1.11': '"crit" (Critical) Header Parameter',
    },
  },
  rfc7516: {
    read: 'opened',
    titles: {
      '4.1.1': '"alg" (Algorithm) Header Parameter',
      '4.1.2': '"enc" (Encryption Algorithm) Header Parameter',
      '4.1.3': '"zip" (Compression Algorithm) Header Parameter',
    },
  },
  rfc7517: {
    read: 'opened',
    titles: {
      '4.5': '"kid" (Key ID) Parameter',
      '5': 'JWK Set Format',
      '9.2': 'Preventing Disclosure of Non-public Key Information',
    },
  },
  rfc7518: {
    read: 'opened',
    titles: {
      '3.2': 'HMAC with SHA-2 Functions',
      '3.3': 'Digital Signature with RSASSA-PKCS1-v1_5',
      '4.6.1.1': '"epk" (Ephemeral Public Key) Header Parameter',
      '4.6.1.2': '"apu" (Agreement PartyUInfo) Header Parameter',
      '4.6.1.3': '"apv" (Agreement PartyVInfo) Header Parameter',
      '4.8.1.1': '"p2s" (PBES2 Salt Input) Header Parameter',
      '4.8.1.2': '"p2c" (PBES2 Count) Header Parameter',
      '6.3.2': 'Parameters for RSA Private Keys',
    },
  },
  rfc7519: {
    read: 'opened',
    titles: {
      '4.1.1': '"iss" (Issuer) Claim',
      '4.1.2': '"sub" (Subject) Claim',
      '4.1.3': '"aud" (Audience) Claim',
      '4.1.4': '"exp" (Expiration Time) Claim',
      '4.1.5': '"nbf" (Not Before) Claim',
      '4.1.6': '"iat" (Issued At) Claim',
      '4.1.7': '"jti" (JWT ID) Claim',
    },
  },
  rfc7800: {
    read: 'opened',
    titles: {
      '3.1': 'Confirmation Claim',
      '3.2': 'Representation of an Asymmetric Proof-of-Possession Key',
    },
  },
  rfc8176: {
    read: 'opened',
    titles: {
      '2': 'Authentication Method Reference Values',
    },
  },
  rfc8417: {
    read: 'opened',
    titles: {
      '2.2': 'Core SET Claims',
    },
  },
  rfc8725: {
    read: 'opened',
    titles: {
      '3.1': 'Perform Algorithm Verification',
      '3.2': 'Use Appropriate Algorithms',
      '3.3': 'Validate All Cryptographic Operations',
      '3.5': 'Ensure Cryptographic Keys Have Sufficient Entropy',
      '3.10': 'Do Not Trust Received Claims',
      '3.11': 'Use Explicit Typing',
      '3.12': 'Use Mutually Exclusive Validation Rules for Different Kinds of JWTs',
    },
  },
} as const satisfies ReadSections;
