export { apiError, operationError } from './apiError';
export type { ErrorText } from './apiError';
export { asNodeError } from './asNodeError';
export { describeClockSkew } from './clockSkew';
export { isTransient } from './isTransient';
export { mask, MASK, maskHeaders, maskText } from './mask';
export { vendorMessage } from './vendorMessage';
export { noAnswerError, otherError } from './noAnswerError';
export { unclearOutcome } from './unclearOutcome';
