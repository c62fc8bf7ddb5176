import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { startAutoGrabSimulator } from '../../simulator/autograb';
import { createN8nHarness, type ListeningNode, type N8nHarness } from '../support/n8nContext';
import { harness, node, sim as pave, usePaveTrigger } from '../support/paveTrigger';

/** Publishes a trigger, lets `send` happen, and gives the records that came of it. */
async function received(
	harness: N8nHarness,
	node: INodeType,
	parameters: INodeParameters,
	send: () => Promise<unknown>,
	settings?: IDataObject,
): Promise<IDataObject[]> {
	const placement = { staticData: {}, settings };
	await harness.listen();
	await harness.hooks(node, parameters, placement).activate();
	const listening: ListeningNode = await harness.serve(node, parameters, placement);
	await send();
	await listening.settled();
	listening.stop();
	return listening.deliveries.flatMap(({ execution, items }) =>
		(settings ? (items ?? []) : (execution?.outputs.flat() ?? [])).map(({ json }) => json),
	);
}

describe('PAVE Trigger', () => {
	usePaveTrigger();

	const records = async (
		event: string,
		options: IDataObject,
		more: IDataObject = {},
		settings?: IDataObject,
	) =>
		await received(
			harness,
			node,
			{ events: [event], options, ...more } as INodeParameters,
			async () => await pave.sendEvent({ event }),
			settings,
		);

	test.each([
		['as usual', undefined],
		['under the second engine', { engineType: 'v2' }],
	])('gives only the fields that were chosen, %s', async (_, settings) => {
		const fields = ['contact_phone_e164', 'title'];
		const options = { fields, defaultCountry: 'CA' };
		const [record] = await records('SESSION:COMPLETE', options, {}, settings);
		expect(record).toEqual({
			title: expect.stringContaining('Inspection '),
			contact_phone_e164: '+16475550143',
		});
	});

	test('Default Country and Only These Fields change nothing of a raw event', async () => {
		const options = { fields: ['title'], defaultCountry: 'CA' };
		const [body] = await records('SESSION:COMPLETE', options, { simplify: false });
		expect(Object.keys(body)).toEqual(['event', 'session']);
	});

	test('Include Session adds to a small event what is known of the session, flat', async () => {
		const options = { includeSession: true, defaultCountry: 'CA' };
		const [record] = await records('SESSION:NOTE_INSERT', options);
		expect(record).toMatchObject({
			event: 'SESSION:NOTE_INSERT',
			title: expect.any(String),
			client_id: expect.any(String),
			vehicle: expect.stringMatching(/^\d{4} /),
			vin: expect.any(String),
			contact_label: expect.any(String),
			contact_phone_e164: '+16475550143',
			// PAVE does not document a source in this answer; if it sends one, it is here.
			source_name: null,
		});
		expect(record).not.toHaveProperty('session');
		expect(Object.values(record).filter((value) => value && typeof value === 'object')).toEqual([]);
	});

	test('Include Session keeps to the fields that were chosen', async () => {
		const options = { includeSession: true, fields: ['title', 'vehicle', 'note_text'] };
		const [record] = await records('SESSION:NOTE_INSERT', options);
		expect(Object.keys(record)).toEqual(['title', 'vehicle']);
	});

	test('Include Session adds nothing to a finished inspection, which has it all', async () => {
		const [record] = await records('SESSION:COMPLETE', { includeSession: true });
		expect(record).not.toHaveProperty('session');
		const [raw] = await records(
			'SESSION:NOTE_INSERT',
			{ includeSession: true },
			{ simplify: false },
		);
		expect(raw).toHaveProperty('session.session_key', raw.session_key);
	});

	test.each([
		[['Example staging KEY'], 1],
		['Somewhere, Example Staging Key', 1],
		[['Somewhere'], 0],
	])('Only These Sources %j starts for %d of one', async (sources, count) => {
		expect(await records('SESSION:COMPLETE', { sources })).toHaveLength(count);
	});
});

describe('AutoGrab Trigger', () => {
	let sim: Awaited<ReturnType<typeof startAutoGrabSimulator>>;

	beforeAll(async () => {
		sim = await startAutoGrabSimulator();
	});
	beforeEach(async () => await sim.reset());
	afterAll(async () => await sim.close());

	const numberOf = async (
		region: string,
		ofCredential: string,
		options: IDataObject,
		customer: IDataObject,
	) => {
		const credential = { ...sim.credential, region: ofCredential };
		const harness = createN8nHarness({ credentials: { autoGrabApi: credential } });
		const at = region || ofCredential;
		const [record] = await received(
			harness,
			new AutoGrabTrigger(),
			{ events: ['recapture_new'], region, options } as INodeParameters,
			async () =>
				await sim.sendEvent({
					event: 'recapture_new',
					region: at as never,
					data: { customer } as never,
				}),
		);
		await harness.close();
		return record.mobile_number_e164;
	};
	const from = (lead_id: string) => [{ at: '2025-05-08T19:22:41.530Z', lead_id }];

	test.each<[string, string, string, string, string, string | null]>([
		['the region of the node', 'nz', 'au', '021 123 456', 'au_x', '+6421123456'],
		['the region that the lead begins with', '', 'nz', '0412 345 678', 'au_x', '+61412345678'],
		['the region of the credential', '', 'uk', '07700 900123', 'x', '+447700900123'],
		['no country where it does not fit', '', 'au', '07700 900123', 'x', null],
	])('reads a number by %s', async (_, region, ofCredential, mobile_number, lead, expected) => {
		const customer = { mobile_number, sightings: from(lead) };
		expect(await numberOf(region, ofCredential, {}, customer)).toBe(expected);
	});

	test('reads a number by the country that was chosen, before all others', async () => {
		const customer = { mobile_number: '012-345 6789', sightings: from('au_x') };
		expect(await numberOf('au', 'au', { defaultCountry: 'MY' }, customer)).toBe('+60123456789');
	});
});
