import { randomUUID } from 'node:crypto';

import { invalid, type ApiRoute } from './http';
import { upload as uploadBody } from './productBodies';
import type { AutoGrabState } from './state';

/** Reference section 6.1; the answer is inferred. */
export function recaptureRoutes(route: ApiRoute, state: AutoGrabState): void {
	route({
		method: 'POST',
		path: '/recapture/upload',
		product: 'recapture',
		region: 'query',
		handle: ({ account, region, body }) => {
			const given = uploadBody.safeParse(body);
			if (!given.success) return invalid();
			const { customers, name = '', enable_rego_lookups = false } = given.data;
			const id = randomUUID();
			const upload = { id, created_at: state.core.clock.iso(), name, enable_rego_lookups };
			state.uploads.push({ ...upload, apiKey: account.apiKey, region, customers });
			return {
				body: {
					upload: {
						...upload,
						total_uploaded_customers: customers.length,
						// Uploads are queued: nothing is processed yet when the answer goes out.
						total_processed_customers: 0,
						total_errors: customers.filter(({ rego, vin }) => !rego && !vin).length,
					},
				},
			};
		},
	});
}
