export * from './endpoints';
export { watchQuota } from './quota';
export { resolveRegion } from './request';
export { getVehicle, getVehicleByRegistration, getVehicleByVin } from './vehicles';
export {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	pingWebhook,
	patchWebhook,
	subscribed,
} from './webhooks';
export type {
	AutoGrabWebhook,
	ChangedWebhook,
	NewWebhook,
	WebhookChanges,
	WebhookHeader,
} from './webhooks';
