export { isPrivateHost, isPrivateUrl } from './addresses';
export { cancelSignal, throwIfCancelled, wait } from './cancellation';
export { retryDelay } from './retryDelay';
export { send } from './send';
export type { ApiRequest, ApiResponse, Repeatable, RequestContext, Service } from './types';
