/**
 * Bytes of the unpacked package, readme and licence included. It is 576 kB with the descriptions as data, which n8n
 * reads at each start in place of the code that makes them (146 kB of JSON); 5 % is air.
 */
export const UNPACKED_LIMIT = 606_000;
