import type { INodeProperties } from 'n8n-workflow';

export const additionalJsonField: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description:
		'Anything else to send, as a JSON object with "session", "vehicle", "sms" or "options" inside, for fields that PAVE gave you beyond its documentation',
};
