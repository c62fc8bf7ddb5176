import type { IDataObject } from 'n8n-workflow';

import { KM_PER_MILE, type Odometer } from '../../../shared/readers/amount';

/** PAVE's word for kilometres; its word for miles is not documented (pave-api.md 5.1). */
const KILOMETRES = 'KILOMETRES';

/**
 * An odometer as PAVE takes it, in the unit that is chosen for it. Without one, miles become kilometres: with a
 * word of our own for miles, PAVE might take the number for kilometres.
 */
export function odometerFields({ reading, unit }: Odometer, chosen: unknown): IDataObject {
	const wanted = typeof chosen === 'string' ? chosen : unit && KILOMETRES;
	const inMiles = /^mi/i.test(wanted ?? '');
	const factor =
		unit === undefined || (unit === 'mi') === inMiles ? 1 : inMiles ? 1 / KM_PER_MILE : KM_PER_MILE;
	return { odom_reading: Math.round(reading * factor), ...(wanted && { odom_unit: wanted }) };
}
