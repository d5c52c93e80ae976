/** Who signs the lab’s documents: a key whose certificate the lab’s root vouches for, for a hundred years. It opens nothing but the lab. */
export const documentSigner = {
  kty: 'EC',
  crv: 'P-256',
  x: 'qGevEuET9eW6ANR1XCpZK6acAC00fIMyLn7ROPNCFr4',
  y: '2407THQpw1h2VyxFAT-AuFVPsq8_MqzPXnG02lyKitg',
  d: 'OKp1qIRAfiGzetF-5_mDWuekm2VbiY8azYptYSMru7o',
} as const;
