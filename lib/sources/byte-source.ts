/** Bytes that are read where they are wanted: a file, or what came in over standard input. */
export type ByteSource = {
  readonly size: number;
  /** The bytes from one place to another, fewer where they end before. Rejects where the file is gone. */
  read(from: number, to: number): Promise<Uint8Array>;
};

/** All that a capture can come from: text, bytes that are there, or bytes that are read when they are wanted. */
export type CaptureInput = string | Uint8Array | ByteSource;

/** Bytes that are there already. */
export function bytesAsSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

/** As much of `Blob` as is needed here (W3C File API §3). */
export type SlicedBlob = {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
};

/** A file of a browser. */
export function blobAsSource(blob: SlicedBlob): ByteSource {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}
