import { randomUUID } from 'node:crypto';

import { isFilledString, isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { invalid, isObjectList, type ApiRoute } from './http';
import type { AutoGrabState } from './state';

const TEXTS = ['rego', 'state', 'vin', 'client_name', 'mobile_number', 'external_id'];
const DATES = ['sale_date', 'expiry_date', 'monitor_start_date', 'monitor_end_date'];

const absent = (value: unknown) => value === undefined || value === null;

/** Reference section 6.1; the answer is inferred. */
export function recaptureRoutes(route: ApiRoute, state: AutoGrabState): void {
	route({
		method: 'POST',
		path: '/recapture/upload',
		product: 'recapture',
		region: 'query',
		handle: ({ account, region, body = {} }) => {
			const { customers, name, enable_rego_lookups: lookups = false } = body;
			const dates = ['monitor_start_date', 'monitor_end_date'].map((field) => body[field]);
			if (!isObjectList(customers) || customers.length === 0) return invalid();
			if (!customers.every(validCustomer) || typeof lookups !== 'boolean') return invalid();
			if (!absent(name) && typeof name !== 'string') return invalid();
			if (!dates.every((date) => absent(date) || isDate(date))) return invalid();
			const upload = {
				id: randomUUID(),
				created_at: state.core.clock.iso(),
				name: isFilledString(name) ? name : '',
				enable_rego_lookups: lookups,
			};
			state.uploads.push({ ...upload, apiKey: account.apiKey, region, customers });
			const untraceable = customers.filter(
				({ rego, vin }) => !isFilledString(rego) && !isFilledString(vin),
			);
			return {
				body: {
					upload: {
						...upload,
						total_uploaded_customers: customers.length,
						// Uploads are queued: nothing is processed yet when the answer goes out.
						total_processed_customers: 0,
						total_errors: untraceable.length,
					},
				},
			};
		},
	});
}

function isDate(value: unknown): boolean {
	return (
		isFilledString(value) && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
	);
}

function validCustomer(customer: JsonObject): boolean {
	const { additional_fields: extra } = customer;
	return (
		TEXTS.every((field) => absent(customer[field]) || typeof customer[field] === 'string') &&
		DATES.every((field) => absent(customer[field]) || isDate(customer[field])) &&
		(absent(extra) || isObject(extra))
	);
}
