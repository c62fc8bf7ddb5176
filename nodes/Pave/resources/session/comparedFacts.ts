import type { IDataObject } from 'n8n-workflow';

import { readFilledText, readTime } from '../../../shared/json';
import { readNumber } from '../../../shared/readers/amount';
import { damagesOf, sessionOf, vehicleOf } from '../../events/sessionBody';
import { kilometres, vehicleTitle } from '../../events/sessionFacts';

/** What two inspections say of the vehicle and its odometer, and why they may not belong together. */
export function comparedFacts(before: IDataObject, after: IDataObject): IDataObject {
	const [from, to] = [before, after].map(vehicleOf);
	const inKm = [kilometres(from), kilometres(to)];
	const known = inKm.every((value) => value !== null);
	const sameUnit = readFilledText(from.odom_unit) === readFilledText(to.odom_unit);
	const [start, end] = known
		? inKm
		: [from, to].map(({ odom_reading: value }) => readNumber(value));
	const difference = start !== null && end !== null && (known || sameUnit) ? end - start : null;
	return {
		vehicle: vehicleTitle(to) ?? vehicleTitle(from),
		vin: readFilledText(to.vin) ?? readFilledText(from.vin),
		plate: readFilledText(to.vrm) ?? readFilledText(from.vrm),
		odometer_before: start,
		odometer_after: end,
		odometer_difference: difference,
		odometer_unit: known ? 'km' : readFilledText(to.odom_unit),
		warning: warnings(before, after, difference).join(' ') || null,
	};
}

function warnings(before: IDataObject, after: IDataObject, difference: number | null): string[] {
	const mark = (body: IDataObject, name: 'vin' | 'vrm') =>
		(readFilledText(vehicleOf(body)[name]) ?? '').toUpperCase().replace(/[^A-Z\d]/g, '');
	const differ = (name: 'vin' | 'vrm') =>
		mark(before, name) !== '' &&
		mark(after, name) !== '' &&
		mark(before, name) !== mark(after, name);
	const sameVin = mark(before, 'vin') !== '' && mark(before, 'vin') === mark(after, 'vin');
	const ended = (body: IDataObject) => readTime(sessionOf(body).inspect_ended_at);
	const [first, second] = [ended(before), ended(after)];
	return [
		...(differ('vin') || (differ('vrm') && !sameVin)
			? ['The two inspections are of different vehicles.']
			: []),
		...(first !== null && second !== null && second < first
			? ['The return was inspected before the hand-over: the keys may be swapped.']
			: []),
		...(difference !== null && difference < 0 ? ['The odometer shows less at the return.'] : []),
		...[before, after]
			.filter((body) => damagesOf(body) === null)
			.map((body) => `${String(sessionOf(body).session_key)} lists no damages.`),
	];
}
