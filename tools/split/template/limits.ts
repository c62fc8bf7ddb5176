/**
 * Bytes of the unpacked package, readme and licence included: 366 kB for the larger of the two, with the descriptions
 * as data, which n8n reads at each start in place of the code that makes them; 5 % is air.
 */
export const UNPACKED_LIMIT = 386_000;
