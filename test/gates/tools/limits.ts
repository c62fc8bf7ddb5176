/** Bytes of the unpacked package, readme and licence included. */
export const UNPACKED_LIMIT = 420_000;
