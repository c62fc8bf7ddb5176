import { type CrmReceiver } from '../../tools/demo/crm';
import { pairs } from '../../tools/workflows/generate';
import { askedProofs } from './support/askedProofs';
import { autoGrab } from './support/autograb';
import type { RunningAutoGrab } from './support/autograb';
import { pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { paveProofs } from './support/paveProofs';
import { importExample as imported } from './support/importExample';
import { accountBook } from './standIns/account';
import { type Mailbox, startMailbox } from './standIns/smtp';
import { examples } from './support/examples';
import { formProofs } from './support/formProofs';
import { registerProofs } from './support/registerProof';
import { openStage, type Stage } from './support/stage';
import { togetherProofs } from './support/together';

/** Those that are made of the table of targets: targets.test.ts shows what they do. */
const made = pairs.map(({ file }) => file);
const files = examples.filter((name) => !made.includes(name));
const VIN = 'JM0KF4WLA00123456';
const COMPLETE = 'SESSION:COMPLETE';

/** What an example shall do, and the proof that it did. */
type Proof = (name: string) => Promise<void>;

let stage: Stage;
let paveVendor: RunningPave;
let autoGrabVendor: RunningAutoGrab;
const crms: CrmReceiver[] = [];
let mailbox: Mailbox;

beforeAll(async () => {
	paveVendor = await pave.start();
	autoGrabVendor = await autoGrab.start();
	mailbox = await startMailbox(accountBook());
	stage = await openStage();
});
afterAll(async () => {
	for (const crm of crms) await crm.close();
	await paveVendor?.close();
	await mailbox?.close();
	await autoGrabVendor?.close();
	await stage?.close();
});

const importExample = async (name: string, given?: Parameters<typeof imported>[2]) =>
	await imported({ stage, paveVendor, autoGrabVendor, crms, mailbox }, name, given);

const proofs: Record<string, Proof> = {
	...formProofs({
		stage: () => stage,
		vendors: () => ({ pave: paveVendor, autoGrab: autoGrabVendor }),
		importExample,
	}),
	...paveProofs({ stage: () => stage, vendor: () => paveVendor, importExample }),
	...registerProofs({ stage: () => stage, vendor: () => paveVendor, importExample }),
	...askedProofs({
		stage: () => stage,
		vendors: () => ({ pave: paveVendor, autoGrab: autoGrabVendor }),
		importExample,
	}),
	...togetherProofs({
		importExample,
		vendors: () => ({ pave: paveVendor, autoGrab: autoGrabVendor }),
	}),

	'pave-finished-inspections-to-crm': async (name) => {
		const { publish, paveAccount, received } = await importExample(name);
		await publish();
		const { apiKey } = paveAccount;
		const { sessionKey } = await paveVendor.simulator.playInspection({ apiKey });
		expect(await received('/inspections')).toEqual([
			expect.objectContaining({ inspection: sessionKey, vehicle: expect.stringMatching(/^\d{4}/) }),
		]);
	},

	'autograb-win-back': async (name) => {
		const { publish, autoGrabAccount, received } = await importExample(name);
		await publish();
		await autoGrabAccount.send('recapture_new');
		await autoGrabAccount.send('recapture_price_change');
		const listing = { listing_url: expect.stringMatching(/^https?:/), price: expect.any(Number) };
		expect(await received('/leads')).toEqual([expect.objectContaining(listing)]);
		expect(await received('/price-changes')).toEqual([expect.objectContaining(listing)]);
	},

	'value-inspected-vehicles': async (name) => {
		const {
			publish,
			paveAccount: { apiKey },
			received,
			mailed,
		} = await importExample(name);
		await publish();
		const play = async (vin: string) =>
			await paveVendor.simulator.playInspection({ apiKey, create: { vehicle: { vin } } });
		const { sessionKey } = await play(VIN);
		const amount = expect.any(Number);
		const value = { odometer: amount, retail_price: amount, trade_price: amount };
		expect(await received('/valuations', 1)).toEqual([
			expect.objectContaining({ inspection: sessionKey, vin: VIN, ...value }),
		]);
		const [mail] = await mailed();
		expect(mail).toMatchObject({ to: expect.stringContaining('@') });
		expect(mail.text).toContain('Retail price: ');
		// The inspection gets through although it cannot be valued, and nobody is mailed.
		await autoGrabVendor.setDown({ down: true });
		const { sessionKey: second } = await play('TESTVN00000000017');
		const [, unvalued] = await received('/valuations', 2);
		await autoGrabVendor.setDown({ down: false });
		expect(unvalued).toMatchObject({
			inspection: second,
			note: expect.stringContaining('AutoGrab'),
		});
		expect(await mailed()).toHaveLength(1);
	},

	'pave-watchdog': async (name) => {
		// What it watches: another published workflow.
		const account = await paveVendor.openAccount();
		const trigger = await stage.triggerWorkflow({ vendor: pave, account });
		await stage.client().publish(trigger.id);
		const { execute, publish, told } = await importExample(name, {
			paveAccount: account,
			parameters: { 'PAVE: Check and Repair': { webhookUrl: trigger.productionUrl } },
		});
		await publish();

		const healthy = await execute('Every Hour');
		expect(healthy.items('PAVE: Check and Repair')).toMatchObject([{ status: 'healthy' }]);
		expect(healthy.items('Mail Us What It Found')).toEqual([]);

		await account.lose((await account.registrations())[0]);
		await execute('Every Hour');
		expect(await account.registrations()).toMatchObject([{ url: trigger.productionUrl }]);
		await account.addForeign(COMPLETE, 'https://other.example.com/hook', 'their-token');
		await execute('Every Hour');
		expect(await account.registrations()).toMatchObject([
			{ url: 'https://other.example.com/hook' },
		]);
		expect(await told(2)).toMatchObject([
			{ event: COMPLETE, status: 'repaired' },
			{ event: COMPLETE, status: 'foreign', sent_to: 'other.example.com' },
		]);

		await stage.client().unpublish(trigger.id);
		expect((await execute('Every Hour')).status).toBe('success');
		expect((await told(3))[2]).toEqual({
			status: 'not checked',
			problem: expect.stringContaining('published PAVE Trigger'),
			what_to_do: expect.stringContaining('must be published'),
		});
	},
};

test('proves every example', () => {
	expect(Object.keys(proofs)).toEqual(expect.arrayContaining(files));
});

test.each(files)('workflows/%s.json does what it promises', async (name) => {
	await proofs[name](name);
});
