export { uploadCustomers } from './recapture';
export type { RecaptureUpload } from './recapture';
export { resolveRegion } from './region';
export { AUTOGRAB } from './request';
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
	updateWebhook,
} from './webhooks';
export type { AutoGrabWebhook, NewWebhook, WebhookChanges } from './webhooks';
