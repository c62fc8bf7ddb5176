import type { IDataObject } from 'n8n-workflow';
import { heirOf, inherit } from '../../../nodes/shared/registration/heir';
import type { Pass } from '../../../nodes/shared/registration/pass';
import { remember } from '../../../nodes/shared/trigger/memory';
import type { Form, Registration } from '../../../nodes/shared/trigger/registration';

const secrets = { secret: 'api secret', key: 'api key', baseUrl: 'https://vendor.example.com' };
const OURS = 'https://n8n.example.com/webhook/id-1/webhook';
const TEST = 'https://n8n.example.com/webhook-test/id-1/webhook';
const NEIGHBOUR = 'https://n8n.example.com/webhook/id-2/webhook';
const CRM = 'https://crm.example.com/hook';

/** A registration that leads to `url` and remembers whom it displaced. */
function registration(url: string, displaced?: Registration, keys = secrets): Registration {
	const raw: IDataObject = { url };
	if (displaced) raw.memory = remember(keys, displaced);
	return { id: 'slot', place: 'slot', url, content: {}, raw };
}

/** A pass of this node, while workflows listen at some addresses and an n8n says of the others that nobody does. */
function pass(form: Form, listening: string[] = []): Pass {
	const httpRequest = async ({ method, url }: { method: string; url: string }) => {
		if (method === 'OPTIONS' && listening.includes(url)) {
			return { statusCode: 204, headers: { 'access-control-allow-methods': 'OPTIONS, POST' } };
		}
		const body = { message: `The requested webhook "${url}" is not registered.` };
		return { statusCode: 404, headers: {}, body };
	};
	const own = [OURS, TEST];
	return {
		secrets,
		form,
		self: { url: form === 'test' ? TEST : OURS, webhookId: 'id-1', token: 'ours' },
		state: {},
		context: { helpers: { httpRequest }, logger: { debug() {} }, getNode: () => ({ name: 'T' }) },
		settle: async () => {},
		owner: ({ url }: Registration) => (own.includes(url) ? 'other' : 'foreign'),
		vendor: {
			name: 'Vendor',
			exclusive: {
				memoryIn: ({ raw }: Registration) => raw.memory as string | undefined,
				registrationOf: (raw: IDataObject) => ({ ...registration(String(raw.url)), raw }),
				attachMemory: (target: object, memory: string) => ({ ...target, memory }),
			},
		},
	} as unknown as Pass;
}

const heir = async (form: Form, there: Registration, listening: string[] = []) =>
	(await heirOf(pass(form, listening), there))?.url;

const crm = registration(CRM);
const production = registration(OURS, crm);

describe('who has the place back', () => {
	test.each([
		['nobody was displaced', 'production', registration(OURS), [], undefined],
		['another system', 'production', production, [], CRM],
		[
			'another workflow that listens',
			'production',
			registration(OURS, registration(NEIGHBOUR)),
			[NEIGHBOUR],
			NEIGHBOUR,
		],
		[
			'another workflow that is gone',
			'production',
			registration(OURS, registration(NEIGHBOUR)),
			[],
			undefined,
		],
		[
			'whom the gone workflow had displaced',
			'production',
			registration(OURS, registration(NEIGHBOUR, crm)),
			[],
			CRM,
		],
		['a test gives it back to production', 'test', registration(TEST, production), [OURS], OURS],
		[
			'and where that was unpublished, to whom it had displaced',
			'test',
			registration(TEST, production),
			[],
			CRM,
		],
		[
			'a test left behind, on unpublishing: whom production had displaced',
			'production',
			registration(TEST, production),
			[],
			CRM,
		],
	] as const)('%s', async (_name, form, there, listening, expected) => {
		expect(await heir(form, there, [...listening])).toBe(expected);
	});

	test('a memory of another secret stops everything and names who waits', async () => {
		const there = registration(OURS, crm, { ...secrets, secret: 'former' });
		await expect(heir('production', there)).rejects.toMatchObject({
			message: expect.stringMatching(/^crm\.example\.com cannot be given back/),
			description: expect.stringMatching(/former secret back/),
		});
	});
});

describe('what a registration has to carry that takes a place', () => {
	const target = { place: 'slot', url: OURS, content: {} };
	const carried = (form: Form, occupant: Registration) => {
		const { target: result } = inherit(pass(form), target, occupant);
		const { memory } = result as { memory?: string };
		return memory;
	};

	test('of somebody else: that one', async () => {
		expect(
			await heir('production', {
				...crm,
				url: OURS,
				raw: { url: OURS, memory: carried('production', crm) },
			}),
		).toBe(CRM);
	});

	test('of our own: whom that had displaced, unchanged', () => {
		expect(carried('production', production)).toBe(production.raw.memory);
		expect(carried('production', registration(OURS))).toBeUndefined();
	});

	test('of a test that had borrowed from production: whom production had displaced', () => {
		expect(carried('production', registration(TEST, production))).toBe(production.raw.memory);
	});

	test('what cannot be opened is carried on as it is', () => {
		const sealed = registration(OURS, crm, { ...secrets, secret: 'former' });
		expect(carried('production', sealed)).toBe(sealed.raw.memory);
	});

	test('what is too long to travel leaves a reference, and is handed back to be kept', () => {
		const long = registration(`${CRM}?${'x'.repeat(5_000)}`);
		const result = inherit(pass('production'), target, long);
		const { memory } = result.target as { memory?: string };
		expect(memory).toMatch(/^[\w-]+\.kept\.[0-9a-f]{32}$/);
		expect(result.tooLong).toEqual({ [String(memory)]: expect.any(String) });
	});
});
