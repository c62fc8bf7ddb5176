/** Bytes of the unpacked package, readme and licence included. */
// The aim is 250 kB. The larger of the two packages is at 265 kB and has to come down again.
export const UNPACKED_LIMIT = 270_000;
