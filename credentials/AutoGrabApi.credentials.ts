import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import {
	cleanBaseUrl,
	completeUrl,
	redirectRules,
	refuseRedirects,
} from '../nodes/shared/http/url';

const DEFAULT_BASE_URL = 'https://api.autograb.com.au';

const NO_WEBHOOKS =
	'The API key reaches AutoGrab, but it may not use webhooks in this region. Check the region, and ask your AutoGrab account manager to add webhooks to the licence of this key. Look-ups and valuations may work all the same: try Vehicle > Get by Plate with the free test plate REG4SUCCESS.';

/** One `ApiKey` header on every request (autograb-api.md 2). */
export class AutoGrabApi implements ICredentialType {
	name = 'autoGrabApi';

	displayName = 'AutoGrab API';

	icon: Icon = { light: 'file:../icons/autograb.svg', dark: 'file:../icons/autograb.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-pave-autograb/n8n-nodes-pave-autograb/blob/main/docs/credentials.md#autograb-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Starts with sec_. Your AutoGrab account manager has it.',
			description: 'The secret key, not the public one for web pages',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Australia', value: 'au' },
				{ name: 'Malaysia', value: 'my' },
				{ name: 'New Zealand', value: 'nz' },
				{ name: 'United Kingdom', value: 'uk' },
			],
			default: 'au',
			description: 'Used to test this credential, and by nodes that do not choose a region',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			description: 'Leave as it is unless AutoGrab gave you another address',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		refuseRedirects(requestOptions);
		completeUrl(requestOptions, cleanBaseUrl(credentials.baseUrl, DEFAULT_BASE_URL));
		requestOptions.headers = {
			...requestOptions.headers,
			ApiKey: String(credentials.apiKey ?? '').trim(),
		};
		return requestOptions;
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v2/webhooks',
			qs: { region: '={{$credentials.region || "au"}}' },
			method: 'GET',
			headers: { Accept: 'application/json' },
		},
		// n8n reads every rule in order whatever its kind; only its type forbids mixing the two.
		rules: [
			...redirectRules(
				`The base URL leads to another address. Use ${DEFAULT_BASE_URL} unless AutoGrab gave you another one.`,
			),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'AutoGrab did not accept the API key. Copy the secret key again (it starts with sec_), or ask your AutoGrab account manager for it.',
				},
			},
			{ type: 'responseCode', properties: { value: 403, message: NO_WEBHOOKS } },
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: `There is no AutoGrab API at this base URL. Use ${DEFAULT_BASE_URL} unless AutoGrab gave you another address.`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 429,
					message: 'AutoGrab is receiving too many requests right now. Try again in a minute.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'error', value: true, message: NO_WEBHOOKS },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'success', value: false, message: NO_WEBHOOKS },
			},
		] as ICredentialTestRequest['rules'],
	};
}
