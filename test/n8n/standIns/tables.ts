import { type Service, demand } from './account';

const NUMBERS = ['odometer_km', 'damage_count', 'max_grade'];
const TEXTS = [
	...['session_key', 'completed_date', 'title', 'vehicle', 'vin', 'plate', 'damage_summary'],
	...['contact_name', 'contact_phone', 'client_id', 'user_account_email', 'cover_photo_url'],
	'photo_urls_text',
];

/** One table whose columns are given; typecast off, so that a value has its column's type. */
export const airtable: Service = {
	hosts: /^api\.airtable\.com$/,
	tokensExpire: false,
	refusal: (message) => ({ status: 422, body: { error: { type: 'INVALID_REQUEST', message } } }),
	answer({ method, path, json }, { records }) {
		const known = path === '/v0/appBase0000000001/tblTable000000001';
		demand(method === 'PATCH' && known, `Not known: ${method} ${path}`);
		const { fieldsToMergeOn } = json.performUpsert as { fieldsToMergeOn: string[] };
		const [{ fields }] = json.records as [{ fields: Record<string, unknown> }];
		for (const [name, value] of Object.entries(fields)) {
			demand([...NUMBERS, ...TEXTS].includes(name), `Unknown field name: "${name}"`);
			const type = NUMBERS.includes(name) ? 'number' : 'string';
			demand(value === null || typeof value === type, `Field "${name}" cannot accept the value`);
		}
		const key = fields[fieldsToMergeOn[0]];
		demand(typeof key === 'string' && key !== '', 'nothing to merge on');
		records.set(key, { ...records.get(key), ...fields });
		return { status: 200, body: { records: [{ id: 'rec1', fields }] } };
	},
};

const ROW: Record<string, 'number' | 'string'> = {
	new_name: 'string',
	new_vehicle: 'string',
	new_vin: 'string',
	new_odometerkm: 'number',
	new_contact: 'string',
	new_phone: 'string',
	new_notes: 'string',
};

/** A table with an alternate key; numbers are strict. */
export const dataverse: Service = {
	hosts: /\.crm\.dynamics\.com$/,
	tokensExpire: true,
	refusal: (message) => ({ status: 400, body: { error: { code: '0x80048d19', message } } }),
	answer({ method, path, json }, { records }) {
		if (method === 'GET' && path.endsWith('/EntityDefinitions')) {
			const table = { LogicalName: 'new_inspection', EntitySetName: 'new_inspections' };
			const more = { PrimaryIdAttribute: 'new_inspectionid', TableType: 'Standard' };
			return { status: 200, body: { value: [{ ...table, ...more }] } };
		}
		if (method === 'GET' && path.endsWith('/ManyToOneRelationships')) {
			return { status: 200, body: { value: [] } };
		}
		const row = /\/new_inspections\(new_sessionkey='([^']+)'\)$/.exec(decodeURIComponent(path));
		demand(method === 'PATCH' && row !== null, `Not known: ${method} ${path}`);
		for (const [name, value] of Object.entries(json)) {
			demand(name in ROW, `Could not find a property named '${name}'`);
			demand(value === null || typeof value === ROW[name], `Cannot convert ${name}`);
		}
		records.set(row[1], { ...records.get(row[1]), ...json, new_sessionkey: row[1] });
		return { status: 200, body: { new_inspectionid: row[1], ...json } };
	},
};
