import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { fieldValue } from '../../../shared/actions';
import { fromJson, isObject } from '../../../shared/json';
import { readAmount } from '../../../shared/readers/amount';
import { readPlain } from '../../../shared/readers/text';

/**
 * The damage entered by hand and from a list, as AutoGrab takes it: `{ description, repair_cost }`.
 * @throws NodeOperationError naming the entry that cannot be read
 */
export function readDamage(context: IExecuteFunctions, itemIndex: number): IDataObject[] {
	const { damage = [] } = context.getNodeParameter('preExistingDamage', itemIndex, {}) as {
		damage?: unknown[];
	};
	const list = readList(context, context.getNodeParameter('damageList', itemIndex, ''));
	return [...damage, ...list].map((entry, index) => {
		const { description, repair_cost, repairCost } = isObject(entry) ? entry : {};
		const name = `Pre-Existing Damage ${index + 1}`;
		const words = fieldValue(context, name, readPlain(description));
		if (!words) {
			throw operationError(context.getNode(), {
				message: `${name} has no description`,
				description: 'Each entry needs a description, and may have a repair cost.',
			});
		}
		const cost = fieldValue(context, `${name}, Repair Cost`, readAmount(repair_cost ?? repairCost));
		return { description: words, ...(cost !== undefined && { repair_cost: cost }) };
	});
}

function readList(context: IExecuteFunctions, given: unknown): unknown[] {
	const list = fromJson(given);
	if (Array.isArray(list)) return list;
	if (isObject(list)) return [list];
	if (readPlain(list) === undefined) return [];
	throw operationError(context.getNode(), {
		message: 'Pre-Existing Damage (List) is not a list',
		description:
			'Map a list from an earlier node, or write it like [{"description": "Scratch", "repair_cost": 350}].',
	});
}
