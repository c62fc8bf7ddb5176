import { randomUUID } from 'node:crypto';

import { type CrmReceiver, startCrm } from '../../../tools/demo/crm';
import type { CrmRecord } from '../../../simulator/console';
import { fitWorkflow, readWorkflow } from '../../../tools/demo/workflows';
import type { Execution, Workflow } from '../../../tools/sandbox';
import { waitFor } from '../../../tools/sandbox';
import { type AutoGrabAccountUnderTest } from './autograb';
import type { RunningAutoGrab } from './autograb';
import { type PaveAccountUnderTest } from './pave';
import type { RunningPave } from './pave';
import { chosen } from './choose';
import type { LanguageModel } from './languageModel';
import { type Stage } from './stage';
import { type Mailbox } from '../standIns/smtp';

/** An example in n8n, as somebody has it who imported it and did what its note says. */
export interface Imported {
	workflow: Workflow;
	paveAccount: PaveAccountUnderTest;
	autoGrabAccount: AutoGrabAccountUnderTest;
	publish(): Promise<void>;
	execute(trigger: string): Promise<Execution>;
	/** What the CRM received at the path, as soon as it is so many. */
	received(path: string, count?: number): Promise<CrmRecord['body'][]>;
	/** What was mailed, as soon as it is so many. */
	mailed(count?: number): Promise<Array<Record<string, unknown>>>;
	/** The same mails as the facts in them: of "Trade price: 21760" `trade_price` is 21760. */
	told(count?: number): Promise<Array<Record<string, unknown>>>;
}

/** Where an example runs; the CRMs that are opened for it are added. */
export interface Surroundings {
	stage: Stage;
	paveVendor: RunningPave;
	autoGrabVendor: RunningAutoGrab;
	crms: CrmReceiver[];
	mailbox: Mailbox;
}

/** Imports an example, with accounts and a CRM of its own. */
export async function importExample(
	{ stage, paveVendor, autoGrabVendor, crms, mailbox }: Surroundings,
	name: string,
	given: {
		paveAccount?: PaveAccountUnderTest;
		parameters?: Record<string, object>;
		model?: LanguageModel;
	} = {},
): Promise<Imported> {
	const client = stage.client();
	const [paveAccount, autoGrabAccount, crm] = await Promise.all([
		given.paveAccount ?? paveVendor.openAccount(),
		autoGrabVendor.openAccount(),
		startCrm(),
	]);
	crms.push(crm);
	// One by one: two at the same moment are more than n8n 1.x does on SQLite.
	const form = { user: 'staff', password: 'form-login' };
	const paveApi = await client.createCredential('paveApi', 'PAVE', paveAccount.credential);
	const autoGrabApi = await client.createCredential(
		'autoGrabApi',
		'AutoGrab',
		autoGrabAccount.credential,
	);
	const httpBasicAuth = await client.createCredential('httpBasicAuth', 'Form', form);
	const user = crm.url;
	const smtp = await client.createCredential('smtp', 'Mail', mailbox.credential(user));
	const bearer = { token: 'mcp-token' };
	const httpBearerAuth = await client.createCredential('httpBearerAuth', 'MCP', bearer);
	const openAiApi = await client.createCredential('openAiApi', 'Model', {
		apiKey: 'none',
		url: given.model?.url ?? 'http://127.0.0.1:9',
	});
	const { nodes, ...rest } = fitWorkflow(await readWorkflow(name), {
		crmUrl: crm.url,
		credentials: { paveApi, autoGrabApi, httpBasicAuth, smtp, httpBearerAuth, openAiApi },
	});
	const workflow = await client.createWorkflow({
		...rest,
		// What somebody does who has seen it work: real answers instead of the sample ones.
		pinData: {},
		nodes: nodes.map((node) => ({
			...node,
			// The editor gives addresses of their own to what is imported, too.
			...(node.webhookId && { webhookId: randomUUID() }),
			parameters: { ...chosen(node).parameters, ...given.parameters?.[node.name] },
		})),
	});
	const mailed = async (count = 1) =>
		await waitFor(`${count} mail(s)`, () => {
			const { messages } = mailbox.account(user);
			return messages.length >= count && messages;
		});
	return {
		workflow,
		paveAccount,
		autoGrabAccount,
		publish: async () => {
			expect(await client.publish(workflow.id)).toEqual({ status: 'published', errors: [] });
		},
		execute: async (trigger) => await client.execute(workflow.id, trigger),
		mailed,
		told: async (count) => (await mailed(count)).map(({ text }) => factsOf(String(text))),
		received: async (where, count = 1) =>
			await waitFor(`${count} record(s) at ${where}`, () => {
				const records = crm.records(where);
				return records.length >= count && records.map(({ body }) => body);
			}),
	};
}

function factsOf(text: string): Record<string, unknown> {
	const lines = [...text.matchAll(/^([A-Z][\w ]*): ?(.*)$/gm)];
	return Object.fromEntries(
		lines.map(([, label, value]) => [
			label.toLowerCase().replaceAll(' ', '_'),
			/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
		]),
	);
}
