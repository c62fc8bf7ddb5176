import { clockTime, logTables, type ConsoleParts } from '../shared/console';
import { maskUrl } from '../shared/text';
import type { PaveState } from './state';

/** What the PAVE simulator's page shows and offers. */
export function paveConsole(state: PaveState): ConsoleParts {
	return {
		title: 'PAVE simulator',
		subtitle: 'A stand-in for the vendor. No real vehicle, photo or person is involved.',
		buttons: [
			{ label: 'Play an inspection', method: 'playInspection', input: { waitMs: 150 } },
			{
				label: 'Play an inspection with two rejected photos and a note',
				method: 'playInspection',
				input: {
					waitMs: 150,
					rejectPhotos: ['Interior', 'Left'],
					note: {
						title: 'Customer comment',
						description: 'Chip in the windshield was there before.',
					},
				},
			},
			{ label: 'Only start an inspection', method: 'playInspection', input: { stopAt: 'STARTED' } },
			{
				label: 'A text message fails',
				method: 'playInspection',
				input: { stopAt: 'IDLE', sms: 'error' },
			},
		],
		tables: () => ({
			'Registered callbacks': state.listCallbacks().map((callback) => ({
				account: state.account(callback.apiKey).username,
				event: callback.event,
				'sends to': maskUrl(callback.url),
				method: callback.method,
				headers: Object.keys(callback.headers)
					.map((name) => `${name}: ***`)
					.join(', '),
				payload: callback.payload,
				since: clockTime(callback.updatedAt),
			})),
			Sessions: state
				.sessions()
				.slice(-20)
				.reverse()
				.map((session) => ({
					session: session.sessionKey,
					status: session.status,
					vehicle: ['year', 'make', 'model'].map((field) => session.vehicle[field] ?? '').join(' '),
					vin: session.vehicle.vin ?? '',
					photos: session.photos.length,
					notes: session.notes.length,
					sms: session.smsStatus,
				})),
			...logTables(state.core),
		}),
	};
}
