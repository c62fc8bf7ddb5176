import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import { free, number, text, words } from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { readFilledText, readObject, readTimeText } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { grouped, oneLine } from '../../shared/words';

const record = (field: string) => `data.pricing_record.${field}`;
/** `data.change` and not the record's list: it is what fired this event. */
const change = (field: string) => `data.change.${field}`;

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
export const valuationChange = defineEvent({
	name: 'valuation_change',
	displayName: 'Valuation Changed',
	description:
		'When the value of a car you had valued moves by at least the threshold set in your AutoGrab account. It may not be switched on for your account; if nothing arrives, write to info@autograb.com.au.',
	selectable: true,
	schema(z) {
		const { key, maybe, number: amount, numeric, object, text: words } = bodyFields(z);
		return z.looseObject({
			event: z.literal('valuation_change'),
			data: object({
				pricing_record: object({
					id: key,
					vehicle_id: words,
					created_at: words,
					rego: words,
					state: words,
					vin: words,
					kms: amount,
					price: amount,
					retail_price: amount,
					trade_price: amount,
					adjustment: maybe({}),
				}),
				change: object({
					id: words,
					type: key,
					at: words,
					new_price: numeric,
					new_retail_price: amount,
					new_trade_price: amount,
					old_price: numeric,
					old_retail_price: amount,
					old_trade_price: amount,
				}),
			}),
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
	occurredAt: (body) => readTimeText(changeOf(body).at),
	about: 'pricing_record_id',
	record: {
		title: words((body) => oneLine(`Valuation changed: ${carOf(body)}`, 120)),
		summary: words((body) => oneLine(`Valuation of ${carOf(body)} changed${pricesOf(body)}`, 300)),
		pricing_record_id: text(record('id')),
		vehicle_id: text(record('vehicle_id')),
		rego: text(record('rego')),
		state: text(record('state')),
		vin: text(record('vin')),
		kms: number(record('kms')),
		change_id: text(change('id')),
		change_type: text(change('type')),
		old_price: number(change('old_price')),
		new_price: number(change('new_price')),
		price_difference: number(difference),
		old_retail_price: number(change('old_retail_price')),
		new_retail_price: number(change('new_retail_price')),
		old_trade_price: number(change('old_trade_price')),
		new_trade_price: number(change('new_trade_price')),
		adjustment: free(record('adjustment')),
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
});

function carOf(body: IDataObject): string {
	const { rego, vin, vehicle_id: id } = readObject(readObject(body.data).pricing_record);
	return [rego, vin, id].map(readFilledText).find((mark) => mark !== null) ?? 'a vehicle';
}

/** " from 25,600 to 24,150", as far as they are known. */
function pricesOf(body: IDataObject): string {
	const { old_price: before, new_price: now } = changeOf(body);
	const said = (word: string, price: number | null) =>
		price === null ? '' : ` ${word} ${grouped(price)}`;
	return said('from', readNumber(before)) + said('to', readNumber(now));
}

function changeOf(body: IDataObject): IDataObject {
	return readObject(readObject(body.data).change);
}

/** What the price moved by, rounded to the cent: 0.1 + 0.2 must not show up in a report. */
function difference(body: IDataObject): number | null {
	const oldPrice = readNumber(changeOf(body).old_price);
	const newPrice = readNumber(changeOf(body).new_price);
	if (newPrice === null || oldPrice === null) return null;
	return Math.round((newPrice - oldPrice) * 100) / 100;
}
