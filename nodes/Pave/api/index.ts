export * from './callbacks';
export * from './hotspots';
export { captureUrl, isPrivateVendor, PAVE_URL } from './request';
export * from './sessions';
