import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { readObject } from '../../../shared/json';

/**
 * A valuation as one item; `found` is false, and a `message` tells, where AutoGrab does not know the
 * vehicle. Simplified, prices and bounds stand side by side; bounds and offer only where they were asked for.
 */
export function presentValuation(
	context: IExecuteFunctions,
	itemIndex: number,
	answer: IDataObject,
): IDataObject {
	const found = answer.prediction !== undefined && answer.prediction !== null;
	if (!found || !isOn(context, itemIndex, simplifyField)) return { found, ...answer };
	const { prediction, bounds, max_offer } = answer;
	const { id, vehicle_id, kms, price, retail_price, trade_price, score, conditions } =
		readObject(prediction);
	const { retail, trade } = readObject(bounds);
	return {
		found,
		valuation_id: id ?? null,
		vehicle_id: vehicle_id ? String(vehicle_id) : null,
		kms: kms ?? null,
		price: price ?? null,
		retail_price: retail_price ?? null,
		trade_price: trade_price ?? null,
		score: score ?? null,
		...(conditions !== undefined && { conditions }),
		...(bounds && {
			retail_lower: readObject(retail).lower ?? null,
			retail_upper: readObject(retail).upper ?? null,
			trade_lower: readObject(trade).lower ?? null,
			trade_upper: readObject(trade).upper ?? null,
		}),
		...(max_offer && { max_offer: readObject(max_offer).price ?? null }),
		...without(answer, ['success', 'prediction', 'bounds', 'max_offer']),
	};
}

/** What is left of an answer: features that this node does not know by name. */
function without(answer: IDataObject, known: string[]): IDataObject {
	return Object.fromEntries(Object.entries(answer).filter(([name]) => !known.includes(name)));
}
