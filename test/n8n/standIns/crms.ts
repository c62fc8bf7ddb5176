import { type Service, demand, demandTexts } from './account';

const LEAD = {
	Company: 255,
	LastName: 80,
	FirstName: 40,
	MobilePhone: 40,
	Email: 80,
	Description: 32_000,
};
const EXTERNAL_IDS = ['PAVE_Session_Key__c', 'AutoGrab_Customer__c'];

/** Leads by an external id; 201 for a new one, 200 for a known one. */
export const salesforce: Service = {
	hosts: /\.my\.salesforce\.com$/,
	tokensExpire: true,
	refusal: (message) => ({
		status: 400,
		body: [{ message, errorCode: 'FIELD_INTEGRITY_EXCEPTION', fields: [] }],
	}),
	answer({ method, path, json }, { records }) {
		const [, field, key] =
			/^\/services\/data\/v\d+\.0\/sobjects\/lead\/(\w+)\/(.+)$/.exec(path) ?? [];
		demand(method === 'PATCH' && field !== undefined, `Not known: ${method} ${path}`);
		demand(EXTERNAL_IDS.includes(field), `${field} is not an external ID of Lead`);
		demand(!(field in json), `${field} is in the body`);
		demandTexts(json, LEAD);
		for (const required of ['LastName', 'Company']) {
			demand(Boolean(json[required]), `Required fields are missing: [${required}]`);
		}
		const email = json.Email as string | null | undefined;
		demand(!email || /^\S+@\S+\.\S+$/.test(email), 'Email: invalid email address');
		const known = records.get(key);
		records.set(key, { ...known, ...json, [field]: key });
		const status = known ? 200 : 201;
		return {
			status,
			body: { id: '00Q000000000001AAA', success: true, created: !known, errors: [] },
		};
	},
};

const DEAL = { Deal_Name: 120, Stage: 120, Description: 32_000 };
const STAGES = ['Qualification', 'Needs Analysis', 'Closed Won'];

/** Deals by their name. What is wrong with one is told inside a 2xx. */
export const zoho: Service = {
	hosts: /^www\.zohoapis\.com$/,
	tokensExpire: true,
	refusal: (message) => ({
		status: 202,
		body: { data: [{ code: 'INVALID_DATA', status: 'error', message, details: {} }] },
	}),
	answer({ method, path, json }, { records }) {
		demand(method === 'POST' && path === '/crm/v2/deals/upsert', `Not known: ${method} ${path}`);
		const [deal] = json.data as [Record<string, unknown>];
		demandTexts(deal, DEAL);
		const name = deal.Deal_Name as string;
		demand(Boolean(name) && Boolean(deal.Stage), 'required field not found');
		demand(STAGES.includes(deal.Stage as string), 'Stage: invalid value');
		const action = records.has(name) ? 'update' : 'insert';
		records.set(name, { ...records.get(name), ...deal });
		const details = { id: '4150868000000376008' };
		return {
			status: 200,
			body: { data: [{ code: 'SUCCESS', status: 'success', action, details }] },
		};
	},
};
