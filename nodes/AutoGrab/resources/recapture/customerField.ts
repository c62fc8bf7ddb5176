import { readDay } from '../../../shared/readers/day';
import { readPhone } from '../../../shared/readers/phone';
import { readPlate } from '../../../shared/readers/plate';
import { readPlain, Unreadable, type Reading } from '../../../shared/readers/text';
import { readVin } from '../../../shared/readers/vin';
import { isStateOf, stateCode } from '../states';
import { readEmail } from './contact';

/** What a customer's fields are called in this node. */
export const SHOWN: Readonly<Record<string, string>> = {
	rego: 'Registration Plate',
	vin: 'VIN',
	state: 'State',
	client_name: 'Client Name',
	mobile_number: 'Mobile Number',
	sale_date: 'Sale Date',
	expiry_date: 'Delete Customer On',
	monitor_start_date: 'Watch From',
	monitor_end_date: 'Watch Until',
	external_id: 'Your Customer Number (External ID)',
	email: 'Email',
	owner: 'Owner',
};

/**
 * One field of a customer as AutoGrab takes it (autograb-api.md, Recapture).
 * @param zone the workflow's time zone, for days that are given as a moment
 */
export function readCustomerField(
	field: string,
	value: unknown,
	region: string,
	zone: string,
): Reading<string> {
	if (field === 'rego') return readPlate(value);
	if (field === 'vin') return readVin(value);
	if (field === 'mobile_number') return readPhone(value);
	if (field === 'email') return readEmail(value);
	if (field === 'state') return readState(value, region);
	return field.endsWith('_date') ? readDay(value, zone) : readPlain(value);
}

/** Anything else is mostly a lead's status; with it, AutoGrab would look the plate up in vain. */
function readState(value: unknown, region: string): Reading<string> {
	const state = stateCode(value);
	if (typeof state !== 'string' || isStateOf(region, state)) return state;
	const next = 'Choose one of the eight states of Australia, such as NSW or Victoria.';
	return new Unreadable(`"${state.slice(0, 40)}" is no state of the region`, next);
}
