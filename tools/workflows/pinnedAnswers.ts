import type { IDataObject } from 'n8n-workflow';

/** Stands where a person has to enter something of their own; no vendor takes it for a phone, plate or VIN. */
export const EXAMPLE = 'EXAMPLE – enter your own';

type Items = Array<{ json: IDataObject }>;

const one = (json: IDataObject): Items => [{ json }];

const vehicle_id = '4720981135602688';

const valuation = one({
	found: true,
	valuation_id: '0f9d7c36-6a1b-49f0-b1c4-52e8aa37d905',
	vehicle_id,
	kms: 61_800,
	price: 25_600,
	retail_price: 25_600,
	trade_price: 21_760,
	score: 0.8742,
	matched: {
		found: true,
		vehicle_id,
		title: '2020 Mazda CX-5 Maxx Sport Auto FWD',
		year: '2020',
		make: 'Mazda',
		model: 'CX-5',
		vin: null,
		confidence: 'standard',
	},
});

/** By file and node: what a vendor would have answered for the trigger's sample data. */
export const pinnedAnswers: Readonly<Record<string, Readonly<Record<string, Items>>>> = {
	'appraise-trade-ins': { 'AutoGrab: Value by VIN': valuation },
	'buy-back-call-list': {
		'Value It': valuation,
		'Its Market': one({
			vehicle_id,
			found: true,
			live_count: 1,
			lowest_price: 14_000,
			median_price: 14_500,
			highest_price: 15_000,
			sample_size: 2,
			days_checked: 60,
		}),
		'Its History': one({
			found: true,
			times_listed: 1,
			last_event: 'delisting',
			last_event_at: '2025-04-17T10:30:00.000Z',
			last_price: 26_990,
		}),
	},
	'claims-desk': {
		'AutoGrab: Create Claim': one({
			claim_id: '9a40b7de-15c3-4f28-8e6b-c7d2016f3b58',
			claim_number: 'CLM-2025-00871',
		}),
	},
	'value-inspected-vehicles': { 'AutoGrab: Value by VIN': valuation },
};
