export * from './products';
export { latestQuota } from './quota';
export { uploadCustomers } from './recapture';
export type { RecaptureUpload } from './recapture';
export { resolveRegion } from './region';
export { SERVICE } from './request';
export {
	getValuation,
	predict,
	predictByRegistration,
	predictByVin,
	predictConditions,
	predictGauge,
	predictResidual,
} from './valuations';
export type { ValuationRequest } from './valuations';
export { getVehicle, getVehicleByRegistration, getVehicleByVin, searchVehicles } from './vehicles';
export type { VehicleAnswer } from './vehicles';
export {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	pingWebhook,
	patchWebhook,
	updateWebhook,
} from './webhooks';
export type {
	AutoGrabWebhook,
	ChangedWebhook,
	NewWebhook,
	WebhookChanges,
	WebhookHeader,
} from './webhooks';
