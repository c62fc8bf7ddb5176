import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

import { AutoGrabApi } from '../../../credentials/AutoGrabApi.credentials';
import { PaveApi } from '../../../credentials/PaveApi.credentials';
import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';
import manifest from '../../../package.json';

/*
 * What saved workflows refer to. A change here breaks the workflows of everybody who has the package: these
 * lists only ever grow, and a default never changes.
 */

const named = (properties: INodeProperties[], name: string): INodeProperties => {
	const found = properties.find((property) => property.name === name);
	if (!found) throw new Error(`There is no "${name}"`);
	return found;
};

const choices = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [option.value] : []));

const inner = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((option) =>
		'values' in option ? option.values : 'type' in option ? [option] : [],
	);

/** Everything saved of a property: default, choices, and what is inside. */
function saved(property: INodeProperties): unknown {
	const fields = inner(property);
	const values = choices(property);
	return {
		default: property.default,
		...(values.length > 0 && { values }),
		...(fields.length > 0 && { fields: fields.map(({ name }) => name) }),
	};
}

const savedAll = (properties: INodeProperties[]) =>
	Object.fromEntries(
		properties
			.filter(({ type }) => type !== 'notice')
			.map((property) => [property.name, saved(property)]),
	);

test('the package has its name', () => expect(manifest.name).toBe('n8n-nodes-pave-autograb'));

describe('credentials', () => {
	const fields = ({ properties }: ICredentialType) =>
		Object.fromEntries(properties.map((property) => [property.name, property.default]));

	test('paveApi', () => {
		expect(new PaveApi()).toMatchObject({ name: 'paveApi', displayName: 'PAVE API' });
		expect(fields(new PaveApi())).toEqual({
			username: '',
			apiKey: '',
			apiSecret: '',
			baseUrl: 'https://openapi.paveapi.com',
		});
	});

	test('autoGrabApi', () => {
		const credential = new AutoGrabApi();
		expect(credential).toMatchObject({ name: 'autoGrabApi', displayName: 'AutoGrab API' });
		expect(fields(credential)).toEqual({
			apiKey: '',
			region: 'au',
			baseUrl: 'https://api.autograb.com.au',
		});
		expect(choices(named(credential.properties, 'region'))).toEqual(['au', 'my', 'nz', 'uk']);
	});

	test.each([
		[new PaveApi(), ['apiKey', 'apiSecret']],
		[new AutoGrabApi(), ['apiKey']],
	])('secrets are entered as passwords (%#)', (credential, secrets) => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(hidden.map(({ name }) => name)).toEqual(secrets);
	});
});

describe('nodes', () => {
	test.each<[INodeType, string, string]>([
		[new PaveTrigger(), 'paveTrigger', 'PAVE Trigger'],
		[new Pave(), 'pave', 'PAVE'],
		[new AutoGrabTrigger(), 'autoGrabTrigger', 'AutoGrab Trigger'],
		[new AutoGrab(), 'autoGrab', 'AutoGrab'],
	])('%# has its type and name', ({ description }, name, displayName) => {
		expect(description).toMatchObject({ name, displayName, version: 1 });
		expect(description.defaults.name).toBe(displayName);
	});

	test.each([new PaveTrigger(), new AutoGrabTrigger()])(
		'%# listens where published workflows are registered',
		({ description }) => {
			expect(description.webhooks).toHaveLength(1);
			expect(description.webhooks?.[0]).toMatchObject({
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
			});
		},
	);
});

describe('paveTrigger', () => {
	const { properties } = new PaveTrigger().description;

	test('parameters', () => {
		expect(savedAll(properties)).toEqual({
			events: {
				default: ['SESSION:COMPLETE'],
				values: [
					'SESSION:NOTE_INSERT',
					'SESSION:STAGE_CHANGE',
					'SESSION:COMPLETE',
					'SESSION:SMS_PROCESS',
					'SESSION:STATUS_CHANGE',
				],
			},
			existingCallback: { default: 'fail', values: ['fail', 'replace', 'relay'] },
			simplify: { default: true },
			options: { default: {}, fields: expect.any(Array) },
		});
	});

	test('options', () => {
		expect(savedAll(inner(named(properties, 'options')))).toEqual({
			customAttributes: { default: {}, fields: ['name', 'value'] },
			deduplicate: { default: true },
			downloadPhotos: { default: false },
			includeSession: { default: false },
			itemPerDamage: { default: false },
			outputPerEvent: { default: false },
			photoStatuses: { default: [], values: ['accepted', 'rejected'] },
			sessionStatuses: {
				default: [],
				values: ['CONFIRM', 'PROCESS', 'QC_PASSED', 'STARTED'],
			},
			smsStatuses: { default: [], values: ['error', 'success'] },
			testWhilePublished: { default: 'refuse', values: ['borrow', 'refuse'] },
		});
		const [group] = named(inner(named(properties, 'options')), 'customAttributes').options ?? [];
		expect(group.name).toBe('attributes');
	});
});

describe('autoGrabTrigger', () => {
	const { properties } = new AutoGrabTrigger().description;

	test('parameters', () => {
		expect(savedAll(properties)).toEqual({
			region: { default: '', values: ['au', '', 'my', 'nz', 'uk'] },
			events: {
				default: ['recapture_new'],
				values: [
					'claim_report_generated',
					'recapture_price_change',
					'recapture_delist',
					'recapture_new',
					'valuation_change',
				],
			},
			simplify: { default: true },
			options: { default: {}, fields: expect.any(Array) },
		});
	});

	test('options', () => {
		expect(savedAll(inner(named(properties, 'options')))).toEqual({
			deduplicate: { default: true },
			emitPing: { default: false },
			outputPerEvent: { default: false },
			valuationChangeTypes: { default: [], values: ['configuration', 'valuation'] },
			webhookName: { default: '' },
		});
	});
});

test('no trigger option has a name that n8n gives a meaning of its own', () => {
	for (const { description } of [new PaveTrigger(), new AutoGrabTrigger()]) {
		const names = inner(named(description.properties, 'options')).map(({ name }) => name);
		expect(names).not.toContain('binaryData');
		expect(names).not.toContain('allowedOrigins');
	}
});

describe('action nodes', () => {
	/** `resource.operation` → the names of its fields, in alphabetical order. */
	function operationsOf({ description }: INodeType): Record<string, string[]> {
		const { properties } = description;
		const shownFor = (property: INodeProperties, resource: string, operation?: string) => {
			const { show = {} } = property.displayOptions ?? {};
			return (
				(show.resource?.includes(resource) ?? false) &&
				(operation === undefined || (show.operation?.includes(operation) ?? true))
			);
		};
		return Object.fromEntries(
			choices(named(properties, 'resource')).flatMap((resource) => {
				const selectors = properties.filter(({ name }) => name === 'operation');
				const selector = selectors.find((one) => shownFor(one, String(resource)));
				return (selector ? choices(selector) : []).map((operation) => {
					const fields = properties
						.filter(({ name, type }) => type !== 'notice' && name !== 'operation')
						.filter((property) => shownFor(property, String(resource), String(operation)));
					const names = [...new Set(fields.map(({ name }) => name))].sort();
					return [`${String(resource)}.${String(operation)}`, names];
				});
			}),
		);
	}

	test('pave', () => {
		const session = ['additionalJson', 'options', 'session', 'simplify', 'sms', 'vehicle'];
		const callback = ['additionalFields', 'event', 'options', 'url'];
		expect(operationsOf(new Pave())).toEqual({
			'callback.create': [...callback, 'replaceExisting'].sort(),
			'callback.delete': ['event', 'options'],
			'callback.get': ['event', 'options'],
			'callback.getAll': ['limit', 'options', 'returnAll'],
			'callback.repair': ['customAttributes', 'events', 'options', 'webhookUrl'],
			'callback.update': ['event', 'options', 'updateFields', 'url'],
			'callback.upsert': callback,
			'event.getSample': ['event', 'simplify'],
			'hotspot.getResults': ['options', 'sessionKey', 'splitDamages'],
			'hotspot.sendPhotos': [
				'options',
				'photoLabel',
				'photoSource',
				'photoUrl',
				'photos',
				'sessionKey',
			],
			'session.create': [...session, 'phone', 'recipientName', 'textLink'].sort(),
			'session.delete': ['options', 'sessionKey'],
			'session.downloadPhotos': ['options', 'sessionKey'],
			'session.get': ['options', 'sessionKey', 'simplify'],
			'session.getDamages': ['failIfNotReady', 'options', 'sessionKey'],
			'session.getManyResults': ['options', 'sessionKeys'],
			'session.getNotes': ['options', 'sessionKey'],
			'session.getPhotos': ['options', 'sessionKey'],
			'session.getResults': ['failIfNotReady', 'options', 'sessionKey', 'simplify'],
			'session.resendSms': ['options', 'phone', 'sessionKey'],
			'session.update': [...session, 'sessionKey'].sort(),
		});
	});

	test('autoGrab', () => {
		const webhook = ['endpoint', 'events', 'name', 'options', 'region'];
		const one = ['options', 'region', 'webhookId'];
		const fields = operationsOf(new AutoGrab());
		expect(fields).toMatchObject({
			'event.getSample': ['event', 'simplify'],
			'webhook.create': ['endpoint', 'events', 'headers', 'name', 'options', 'region'],
			'webhook.delete': one,
			'webhook.get': one,
			'webhook.getAll': ['limit', 'options', 'region', 'returnAll'],
			'webhook.ping': one,
			'webhook.repair': ['events', 'options', 'region', 'webhookUrl'],
			'webhook.update': ['options', 'region', 'updateFields', 'webhookId'],
			'webhook.upsert': webhook,
		});
		expect(fields['recapture.upload']).toEqual(
			expect.arrayContaining(['enableRegoLookups', 'region', 'uploadName']),
		);
		expect(fields['valuation.predict']).toEqual(
			expect.arrayContaining(['conditionScore', 'features', 'kms', 'region', 'vehicleId']),
		);
		expect(Object.keys(fields).sort()).toEqual([
			'event.getSample',
			'recapture.upload',
			'valuation.predict',
			'valuation.predictByRegistration',
			'valuation.predictByVin',
			'vehicle.get',
			'vehicle.getByRegistration',
			'vehicle.getByVin',
			'vehicle.search',
			'webhook.create',
			'webhook.delete',
			'webhook.get',
			'webhook.getAll',
			'webhook.ping',
			'webhook.repair',
			'webhook.update',
			'webhook.upsert',
		]);
	});

	test.each([new Pave(), new AutoGrab()])('%# works on 1 to 20 items at a time', (node) => {
		const options = node.description.properties.filter(({ name }) => name === 'options');
		const concurrency = options.flatMap(inner).filter(({ name }) => name === 'concurrency');
		expect(concurrency).not.toEqual([]);
		for (const property of concurrency) {
			expect(property).toMatchObject({ default: 5, typeOptions: { minValue: 1, maxValue: 20 } });
		}
	});
});
