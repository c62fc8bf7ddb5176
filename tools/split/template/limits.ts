/** Bytes of the unpacked package, readme and licence included. */
export const UNPACKED_LIMIT = 270_000;
