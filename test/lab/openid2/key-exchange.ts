import { createDiffieHellman, createHash } from 'node:crypto';

/** The fields of an association's answer that hold its key, encrypted as DH-SHA256. OpenID 2.0 §8.2.3. */
export function encryptedKey(request: URLSearchParams, key: Buffer): Readonly<Record<string, string>> {
  const number = (name: string): Buffer => Buffer.from(request.get(`openid.${name}`) ?? '', 'base64');
  const exchange = createDiffieHellman(number('dh_modulus'), number('dh_gen'));
  const ours = exchange.generateKeys();
  const digest = createHash('sha256')
    .update(twosComplement(exchange.computeSecret(number('dh_consumer_public'))))
    .digest();
  return {
    dh_server_public: twosComplement(ours).toString('base64'),
    enc_mac_key: Buffer.from(key.map((byte, at) => byte ^ digest[at]!)).toString('base64'),
  };
}

/** The shortest big-endian two's complement of a positive number. OpenID 2.0 §4.2. */
function twosComplement(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const short = bytes.subarray(Math.max(start, 0));
  return (short[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), short]) : short;
}
