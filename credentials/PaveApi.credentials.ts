import { createHmac } from 'crypto';
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

const DEFAULT_BASE_URL = 'https://openapi.paveapi.com';

/**
 * PAVE signs every request (pave-api.md 2.2): the token covers account name, key and a timestamp and
 * lives five minutes, so it is made afresh each time n8n sends something, retries included.
 */
export class PaveApi implements ICredentialType {
	name = 'paveApi';

	displayName = 'PAVE API';

	icon: Icon = { light: 'file:../icons/pave.svg', dark: 'file:../icons/pave.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-pave-autograb/n8n-nodes-pave-autograb/blob/main/docs/credentials.md#pave-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Account Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. exampleaccount',
			hint: 'Not your dashboard login: the first part of your links, https://ACCOUNT.vehiclecapture.com/…',
			description:
				'Your PAVE representative knows it, too. With an Enterprise account it is the name of that account.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'PAVE dashboard > Developer > API Keys. Use the key your inspections are made with.',
			description: 'PAVE sends events only for the inspections of the same key',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown next to the API key in the PAVE dashboard',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			description: 'Leave as it is unless PAVE gave you another address',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		refuseRedirects(requestOptions);
		const url = completeUrl(requestOptions, cleanBaseUrl(credentials.baseUrl, DEFAULT_BASE_URL));
		const apiKey = String(credentials.apiKey ?? '').trim();
		requestOptions.headers = { ...requestOptions.headers };

		// The second generation of the API takes the key alone (pave-api.md 8).
		if (/\/v(\d+)(?:[/?#]|$)/.exec(url)?.[1] === '2') {
			requestOptions.headers['API-Access-Token'] = apiKey;
			return requestOptions;
		}

		const username = String(credentials.username ?? '').trim();
		const timestamp = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
		requestOptions.headers['API-Key'] = apiKey;
		requestOptions.headers['API-Timestamp'] = timestamp;
		requestOptions.headers['API-Token'] = createHmac(
			'sha256',
			String(credentials.apiSecret ?? '').trim(),
		)
			.update(`${username}:${apiKey}@${timestamp}`)
			.digest('hex');
		return requestOptions;
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v1/callbacks',
			method: 'GET',
			headers: { Accept: 'application/json' },
		},
		rules: [
			...redirectRules(
				`The base URL leads to another address. Use ${DEFAULT_BASE_URL} unless PAVE gave you another one.`,
			),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'PAVE does not recognize this account (401). Check in this order: 1. Account Name: the first part of your inspection links, not your login. 2. API Key and API Secret: copy both again. 3. The clock of the n8n machine: at most 5 minutes off.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'PAVE knows this API key but does not let it manage webhooks. Ask your PAVE representative to allow it.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: `There is no PAVE API at this base URL. Use ${DEFAULT_BASE_URL} unless PAVE gave you another address.`,
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 429,
					message: 'PAVE is receiving too many requests right now. Try again in a minute.',
				},
			},
		],
	};
}
