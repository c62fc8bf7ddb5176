import type {
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

export const echoApi: ICredentialType = {
	name: 'echoApi',
	displayName: 'Echo API',
	properties: [
		{ displayName: 'Key', name: 'key', type: 'string', default: '' },
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: 'http://default.invalid' },
	],
	async authenticate(credentials, options) {
		options.headers = { ...options.headers, 'x-key': String(credentials.key) };
		return options;
	},
};

/** A node that says what its contexts told it. */
export class Echo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Echo',
		name: 'echo',
		group: ['trigger'],
		version: 1,
		description: 'Says what its contexts tell it',
		defaults: { name: 'Echo' },
		inputs: [],
		outputs: ['main'],
		credentials: [{ name: 'echoApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{ displayName: 'Url', name: 'url', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: 'by default' },
			{ displayName: 'What', name: 'what', type: 'string', default: 'accept' },
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions) {
				return this.getWorkflowStaticData('node').registered === true;
			},
			async create(this: IHookFunctions) {
				const data = this.getWorkflowStaticData('node');
				Object.assign(data, { registered: true, url: this.getNodeWebhookUrl('default') });
				data.modes = `${this.getMode()}/${this.getActivationMode()}`;
				if (this.getNodeParameter('what') === 'fail create') {
					throw new NodeOperationError(this.getNode(), 'refused');
				}
				return true;
			},
			async delete(this: IHookFunctions) {
				const data = this.getWorkflowStaticData('node');
				delete data.registered;
				data.modes = `${this.getMode()}/${this.getActivationMode()}`;
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const what = this.getNodeParameter('what');
		if (what === 'throw') throw new NodeOperationError(this.getNode(), 'broken');
		if (what === 'ignore') return { webhookResponse: { received: true, ignored: 'unwanted' } };
		if (what === 'deny') {
			this.getResponseObject().status(401).json({ message: 'no' });
			return { noWebhookResponse: true };
		}
		const json = {
			body: this.getBodyData(),
			token: this.getHeaderData().authorization ?? null,
			query: this.getQueryData() as IDataObject,
			mode: this.getMode(),
			raw: this.getRequestObject().rawBody.toString(),
		};
		return { workflowData: [[{ json }]], webhookResponse: { received: true } };
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const url = this.getNodeParameter('url', 0) as string;
		const binary = await this.helpers.prepareBinaryData(
			Buffer.from('bytes'),
			'a.txt',
			'text/plain',
		);
		const answer: unknown = url
			? await this.helpers.httpRequestWithAuthentication.call(this, 'echoApi', { url })
			: null;
		const seen = await this.helpers.checkProcessedAndRecord(['a'], 'node', { mode: 'entries' });
		if (this.getNodeParameter('what', 0) === 'fail') {
			await this.helpers.removeProcessed(['a'], 'node', { mode: 'entries' });
			throw new NodeOperationError(this.getNode(), 'failed on purpose');
		}
		this.addExecutionHints({ message: 'a hint' });
		const json = {
			mode: this.getMode(),
			text: this.getNodeParameter('text', 0),
			instance: this.getInstanceId(),
			isNew: seen.new.length === 1,
			answer: answer as IDataObject,
			continueOnFail: this.continueOnFail(),
			cancelled: this.getExecutionCancelSignal()?.aborted ?? false,
		};
		return [
			items.map((item, index) => ({
				json: { ...item.json, ...json },
				binary: { file: binary },
				pairedItem: index,
			})),
		];
	}
}
