import { type Account, type Service, demand } from './account';

const KEYS = ['pave_session_key', 'autograb_customer'];
const DEAL = ['dealname', 'dealstage', 'description', ...KEYS];
const CONTACT = [
	'phone',
	'hs_searchable_calculated_phone_number',
	'hs_searchable_calculated_mobile_number',
];
const STAGES = ['appointmentscheduled', 'closedwon'];

type Property = { name: string; value: unknown };
type Filter = { propertyName: string; operator: string; value: unknown };

/** Deals with a property whose values are unique, and contacts that are found by phone. */
export const hubSpot: Service = {
	hosts: /^api\.hubapi\.com$/,
	tokensExpire: false,
	refusal: (message) => ({
		status: 400,
		body: { status: 'error', message, category: 'VALIDATION_ERROR' },
	}),
	answer({ method, path, json }, account) {
		const call = `${method} ${path.replace(/\d+$/, 'id')}`;
		switch (call) {
			case 'POST /crm/v3/objects/deals/search':
				return found(dealsOf(account, filters(json, DEAL)));
			case 'POST /crm/v3/objects/contacts/search':
				return found(contactsOf(account, filters(json, CONTACT)));
			case 'POST /deals/v1/deal':
				return { status: 200, body: create(account, json) };
			case 'PUT /deals/v1/deal/id':
				return { status: 200, body: update(account, Number(path.split('/').pop()), json) };
			default:
				demand(false, `Not known: ${call}`);
		}
	},
};

const found = (results: unknown[]) => ({ status: 200, body: { total: results.length, results } });

function filters(json: Record<string, unknown>, known: readonly string[]): Filter[] {
	const groups = json.filterGroups as Array<{ filters: Filter[] }>;
	const all = groups.flatMap((group) => group.filters);
	for (const { propertyName, operator, value } of all) {
		demand(known.includes(propertyName), `Property "${propertyName}" does not exist`);
		demand(operator === 'EQ', `operator ${operator}`);
		demand(typeof value === 'string' && value !== '', `${propertyName}: no value to search for`);
	}
	return all;
}

function dealsOf({ records }: Account, all: Filter[]) {
	const deals = [...records.entries()].map(([id, properties]) => ({ id, properties }));
	return deals.filter(({ properties }) =>
		all.some(({ propertyName, value }) => properties[propertyName] === value),
	);
}

function contactsOf({ contacts }: Account, all: Filter[]) {
	const digits = all.map(({ value }) => String(value).replace(/\D/g, ''));
	return [...contacts].filter(([phone]) => digits.includes(phone)).map(([, id]) => ({ id }));
}

/** What is to be written, by property. */
function written(json: Record<string, unknown>): Record<string, unknown> {
	const properties = json.properties as Property[];
	for (const { name, value } of properties) {
		demand(DEAL.includes(name), `Property "${name}" does not exist`);
		demand(typeof value === 'string', `${name} is not a text`);
	}
	const byName = Object.fromEntries(properties.map(({ name, value }) => [name, value]));
	demand(
		byName.dealstage === undefined || STAGES.includes(String(byName.dealstage)),
		`${String(byName.dealstage)} is not a stage`,
	);
	return byName;
}

function create(account: Account, json: Record<string, unknown>) {
	const deal = written(json);
	demand(Boolean(deal.dealstage), 'dealstage is missing');
	const key = KEYS.find((name) => deal[name]);
	demand(key !== undefined, 'no key');
	const others = dealsOf(account, [{ propertyName: key, operator: 'EQ', value: deal[key] }]);
	demand(others.length === 0, `${key} must be unique`);
	const dealId = account.records.size + 101;
	const { associatedVids } = json.associations as { associatedVids?: unknown[] };
	account.records.set(String(dealId), { ...deal, contacts: associatedVids ?? [] });
	return { dealId };
}

function update(account: Account, dealId: number, json: Record<string, unknown>) {
	const known = account.records.get(String(dealId));
	demand(known !== undefined, `no deal ${dealId}`);
	account.records.set(String(dealId), { ...known, ...written(json) });
	return { dealId };
}
