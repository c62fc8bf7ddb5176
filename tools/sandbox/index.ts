export { runN8nCommand } from './cli';
export { N8nClient, owner, type TestListening } from './client';
export { N8nRequestError } from './http';
export { ensureN8n } from './install';
export { packPackage, type PackedPackage } from './package';
export { freePort } from './ports';
export { startN8n, type RunningN8n, type StartOptions } from './start';
export type * from './types';
export { pause, waitFor } from './wait';
