export {
	createCallback,
	deleteCallback,
	getCallback,
	listCallbacks,
	listRawCallbacks,
	readCallback,
	restoreCallback,
	updateCallback,
} from './callbacks';
export type { PaveCallback } from './callbacks';
export { getHotspotResults, sendHotspotPhotos } from './hotspots';
export type { HotspotPhoto } from './hotspots';
export { captureUrl, isPrivateVendor, PAVE_URL } from './request';
export {
	createSession,
	deleteSession,
	findSession,
	getSession,
	getSessionNotes,
	getSessionPhotos,
	getSessionResults,
	resendSms,
	updateSession,
} from './sessions';
export type { SessionResults } from './sessions';
