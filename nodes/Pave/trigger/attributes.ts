import type { IDataObject } from 'n8n-workflow';
import { operationError } from '../../shared/errors';
import { paveEvents } from '../events';

interface AttributeList {
	attributes?: Array<{ name?: string; value?: string }>;
}

/** The attributes of the node's Custom Attributes field as PAVE's `payload` (pave-api.md 9.7), without blanks around them; empty names are left out. */
export function readAttributes(customAttributes: unknown): Record<string, string> {
	const { attributes = [] } = (customAttributes ?? {}) as AttributeList;
	return Object.fromEntries(
		attributes
			.map(({ name = '', value = '' }) => [String(name).trim(), String(value).trim()] as const)
			.filter(([name]) => name !== ''),
	);
}

/**
 * @throws NodeOperationError if an attribute would hide one of PAVE's own fields in a delivery
 */
export function assertFreeNames(
	node: Parameters<typeof operationError>[0],
	attributes: IDataObject,
	itemIndex?: number,
): void {
	const taken = Object.keys(attributes).find((name) => paveEvents.ownFields.includes(name));
	if (taken === undefined) return;
	throw operationError(node, {
		message: `The custom attribute "${taken}" has the name of one of PAVE's own fields`,
		description: `It would hide that field in every event. Rename it in Custom Attributes, for example to "my_${taken}".`,
		itemIndex,
	});
}
