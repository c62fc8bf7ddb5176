export * from './endpoints';
export { latestQuota } from './quota';
export { resolveRegion } from './region';
export { SERVICE } from './request';
export { getVehicle, getVehicleByRegistration, getVehicleByVin } from './vehicles';
export type { VehicleAnswer } from './vehicles';
export {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	pingWebhook,
	patchWebhook,
	subscribed,
	updateWebhook,
} from './webhooks';
export type {
	AutoGrabWebhook,
	ChangedWebhook,
	NewWebhook,
	WebhookChanges,
	WebhookHeader,
} from './webhooks';
