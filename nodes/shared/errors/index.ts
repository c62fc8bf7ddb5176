export { apiError, operationError } from './apiError';
export type { ErrorText } from './apiError';
export { asNodeError } from './asNodeError';
export { blockedText, isBlocked } from './blocked';
export { describeClockSkew } from './clockSkew';
export { connectionFailure } from './connectionFailure';
export type { ConnectionFailure } from './connectionFailure';
export { isTransient, UNREADABLE } from './isTransient';
export { hideSecrets, isSecretParameter, mask, MASK, maskHeaders, maskText } from './mask';
export { noAnswerError, otherError } from './noAnswerError';
export {
	isUnclear,
	markIfUnclear,
	markUnclear,
	stillUnclear,
	unclearOutcome,
} from './unclearOutcome';
export { vendorMessage } from './vendorMessage';
