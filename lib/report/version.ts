/** Version of the product, written into reports and traces. The same as in package.json; a test holds them together. */
export const version = '0.1.0';
