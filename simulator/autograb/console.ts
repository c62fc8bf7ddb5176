import { clockTime, logTables, type ConsoleParts } from '../shared/console';
import { maskUrl } from '../shared/text';
import type { AutoGrabState } from './state';

/** What the AutoGrab simulator's page shows and offers. */
export function autoGrabConsole(state: AutoGrabState): ConsoleParts {
	const send = (label: string, event: string) => ({ label, method: 'sendEvent', input: { event } });
	return {
		title: 'AutoGrab simulator',
		subtitle: 'A stand-in for the vendor. No real vehicle, listing or person is involved.',
		buttons: [
			send('Send a recapture sighting', 'recapture_new'),
			send('Send a price change', 'recapture_price_change'),
			send('Send a delisting', 'recapture_delist'),
			send('Send a valuation change', 'valuation_change'),
			send('Send a claim report', 'claim_report_generated'),
		],
		tables: () => ({
			'Registered webhooks': state
				.allWebhooks()
				.filter(({ deletedAt }) => deletedAt === null)
				.map((webhook) => ({
					account: state.core.accounts.find(({ apiKey }) => apiKey === webhook.apiKey)?.name ?? '',
					region: webhook.region,
					name: webhook.name ?? '',
					events: webhook.events.join(', '),
					'sends to': maskUrl(webhook.endpoint),
					headers: webhook.headers.map(({ name }) => `${name}: ***`).join(', '),
					since: clockTime(webhook.created_at),
				})),
			'Recapture uploads': state.uploads
				.slice(-20)
				.reverse()
				.map((upload) => ({
					name: upload.name,
					region: upload.region,
					time: clockTime(upload.created_at),
					customers: upload.customers.length,
				})),
			...logTables(state.core),
		}),
	};
}
