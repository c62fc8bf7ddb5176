import type { IDataObject } from 'n8n-workflow';

import { bodyFields, recordFields } from '../../shared/events/fields';
import { readNumber, readObject, readText } from '../../shared/json';
import type { EventDefinition, Zod } from '../../shared/events/types';

function changeOf(body: IDataObject): IDataObject {
	return readObject(readObject(body.data).change);
}

/** What the price moved by, rounded to the cent: 0.1 + 0.2 must not show up in a report. */
function difference(newPrice: number | null, oldPrice: number | null): number | null {
	if (newPrice === null || oldPrice === null) return null;
	return Math.round((newPrice - oldPrice) * 100) / 100;
}

const CHANGE = {
	id: '0f9d7c36-6a1b-49f0-b1c4-52e8aa37d905',
	type: 'valuation',
	at: '2025-07-14T03:20:44.918Z',
	new_price: 24150,
	new_retail_price: 24150,
	new_trade_price: 20300,
	old_price: 25600,
	old_retail_price: 25600,
	old_trade_price: 21750,
};

/** AutoGrab API, section "valuation_change": an earlier valuation moved by the account's threshold. */
export const valuationChange = {
	name: 'valuation_change' as const,
	displayName: 'Valuation Changed',
	description:
		'When the value of a car you had valued moves by at least the threshold set in your AutoGrab account. AutoGrab does not have this live yet: ask info@autograb.com.au.',
	selectable: true,
	schema(z: Zod) {
		const { code, free, key, number, numeric, text } = bodyFields(z);
		return z.looseObject({
			event: z.literal('valuation_change'),
			data: z.looseObject({
				pricing_record: z.looseObject({
					id: key,
					vehicle_id: code,
					created_at: text,
					rego: text,
					state: text,
					vin: text,
					kms: number,
					price: number,
					retail_price: number,
					trade_price: number,
					adjustment: free,
					changes: z.array(z.unknown()).nullish(),
				}),
				change: z.looseObject({
					id: text,
					type: key,
					at: text,
					new_price: numeric,
					new_retail_price: number,
					new_trade_price: number,
					old_price: numeric,
					old_retail_price: number,
					old_trade_price: number,
				}),
			}),
		});
	},
	recordSchema(z: Zod) {
		const { envelope, number, text } = recordFields(z);
		return z.object({
			event: z.literal('valuation_change'),
			...envelope,
			pricing_record_id: text,
			vehicle_id: text,
			rego: text,
			state: text,
			vin: text,
			kms: number,
			change_type: text,
			old_price: number,
			new_price: number,
			price_difference: number,
			old_trade_price: number,
			new_trade_price: number,
		});
	},
	sample: {
		event: 'valuation_change',
		data: {
			pricing_record: {
				id: '77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
				vehicle_id: '4720981135602688',
				created_at: '2025-06-20T06:55:31.207Z',
				rego: 'QRS45T',
				state: 'QLD',
				vin: null,
				kms: 61800,
				price: 24150,
				retail_price: 24150,
				trade_price: 20300,
				adjustment: null,
				changes: [{ ...CHANGE }],
			},
			change: { ...CHANGE },
		},
	},
	occurredAt: (body) => readText(changeOf(body).at),
	simplify(body) {
		const record = readObject(readObject(body.data).pricing_record);
		// `data.change` and not the record's list: it is what fired this event.
		const change = changeOf(body);
		const oldPrice = readNumber(change.old_price);
		const newPrice = readNumber(change.new_price);
		return {
			pricing_record_id: readText(record.id),
			// Text even if sent as a number: 16 digits do not survive a spreadsheet otherwise.
			vehicle_id: readText(record.vehicle_id),
			rego: readText(record.rego),
			state: readText(record.state),
			vin: readText(record.vin),
			kms: readNumber(record.kms),
			change_type: readText(change.type),
			old_price: oldPrice,
			new_price: newPrice,
			price_difference: difference(newPrice, oldPrice),
			old_trade_price: readNumber(change.old_trade_price),
			new_trade_price: readNumber(change.new_trade_price),
		};
	},
	filter: {
		option: 'valuationChangeTypes',
		displayName: 'Only These Valuation Changes',
		description:
			'Start the workflow only for these reasons of a change. Affects only Valuation Changed. Leave empty for all.',
		values: [
			{ name: 'Account Adjustments Changed', value: 'configuration' },
			{ name: 'Market Moved', value: 'valuation' },
		],
		read: (body) => changeOf(body).type,
	},
} satisfies EventDefinition;
