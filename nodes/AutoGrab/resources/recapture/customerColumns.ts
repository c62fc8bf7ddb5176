import type { INodeProperties, ResourceMapperFields } from 'n8n-workflow';

import { customerFields } from './recapture.fields';

/** The fields of a customer, for the editor's mapping; none is required, but each row needs a plate or a VIN. */
export function getCustomerColumns(): ResourceMapperFields {
	const options = (customerFields.options ?? []) as INodeProperties[];
	return {
		fields: options.map(({ name, displayName }) => ({
			id: name,
			displayName,
			required: false,
			defaultMatch: false,
			display: true,
			// Sheets write days in many ways, which are all read; n8n would accept only its own.
			type: 'string' as const,
			canBeUsedToMatch: false,
		})),
	};
}
