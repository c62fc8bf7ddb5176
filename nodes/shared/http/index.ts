export { isPrivateHost, isPrivateUrl } from './addresses';
export { allowTime, timeLeft, within } from './budget';
export { cancelSignal, throwIfCancelled, wait } from './cancellation';
export { downloadPhotos } from './download';
export type { DownloadedPhoto, DownloadOptions, Photo } from './download';
export { retryDelay } from './retryDelay';
export { onThrottled, send } from './send';
export type { ApiRequest, ApiResponse, Repeatable, RequestContext, Service } from './types';
