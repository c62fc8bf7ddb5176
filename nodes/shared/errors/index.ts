export {
	blockedText,
	connectionFailure,
	isBlocked,
	isTransient,
	noAnswerError,
	otherError,
	UNREADABLE,
} from './connection';
export type { ConnectionFailure } from './connection';
export { hideSecrets, isSecretParameter, mask, MASK, maskHeaders, maskText } from './mask';
export { apiError, asNodeError, operationError } from './nodeErrors';
export type { ErrorText } from './nodeErrors';
export {
	describeClockSkew,
	isUnclear,
	markUnclear,
	redirectError,
	stillUnclear,
	unclearOutcome,
	vendorMessage,
} from './vendorAnswer';
