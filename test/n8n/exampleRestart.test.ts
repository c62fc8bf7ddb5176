import type { CrmReceiver } from '../../tools/demo/crm';
import { accountBook } from './standIns/account';
import { type Mailbox, startMailbox } from './standIns/smtp';
import { autoGrab, type RunningAutoGrab } from './support/autograb';
import { importExample } from './support/importExample';
import { pave, type RunningPave } from './support/pave';
import { paveProofs } from './support/paveProofs';
import { openStage, type Stage } from './support/stage';

/** Apart from exampleWorkflows.test.ts, because nobody may restart the n8n that `npm test` shares. */

let stage: Stage;
let paveVendor: RunningPave;
let autoGrabVendor: RunningAutoGrab;
let mailbox: Mailbox;
const crms: CrmReceiver[] = [];

beforeAll(async () => {
	paveVendor = await pave.start();
	autoGrabVendor = await autoGrab.start();
	mailbox = await startMailbox(accountBook());
	stage = await openStage({ env: {} });
});
afterAll(async () => {
	for (const crm of crms) await crm.close();
	await stage?.close();
	await mailbox?.close();
	await autoGrabVendor?.close();
	await paveVendor?.close();
});

test('an execution that waits for its inspection sleeps through a restart of n8n', async () => {
	const restart = jest.fn(async () => await stage.restart());
	const proofs = paveProofs({
		stage: () => stage,
		vendor: () => paveVendor,
		importExample: async (name, given) =>
			await importExample({ stage, paveVendor, autoGrabVendor, crms, mailbox }, name, given),
		whileWaiting: restart,
	});
	await proofs['pave-inspect-and-wait']('pave-inspect-and-wait');
	expect(restart).toHaveBeenCalledTimes(1);
});
