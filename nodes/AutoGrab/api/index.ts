export { uploadCustomers } from './recapture';
export type { RecaptureUpload } from './recapture';
export { resolveRegion } from './region';
export { SERVICE } from './request';
export { predict, predictByRegistration, predictByVin } from './valuations';
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
