import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

import { fitWorkflow, readWorkflow } from '../../tools/demo/workflows';
import { N8nClient, type RunningN8n, startN8n, waitFor } from '../../tools/sandbox';
import { openBrowser } from '../../tools/screenshots/chromium';
import { CommunityNodes } from '../../tools/screenshots/communityNodes';
import { Editor } from '../../tools/screenshots/editor';
import { Pictures } from '../../tools/screenshots/pictures';
import { splitPackages } from '../../tools/split/table';
import { typesOf } from '../n8n/support/communityPackages';
import { type PaveAccountUnderTest, type RunningPave, pave } from '../n8n/support/pave';
import { type Published, publishHere } from '../n8n/support/published';
import { type TriggerWorkflow, createTriggerWorkflow } from '../n8n/support/stage';

/** What the guide of each vendor's package shows. */
const EXAMPLES = {
	'n8n-nodes-pave': 'pave-finished-inspections-to-crm',
	'n8n-nodes-autograb': 'autograb-win-back',
};

/** The README's installation from n8n's screen. Each step stands on the ones before. */
describe("installed from n8n's own screen", () => {
	const open: Array<() => Promise<void>> = [];
	let published: Published;
	let vendor: RunningPave;
	let account: PaveAccountUnderTest;
	let n8n: RunningN8n;
	let client: N8nClient;
	let page: Page;
	let editor: Editor;
	let screen: CommunityNodes;
	let pictures: Pictures;
	let workflow: TriggerWorkflow;

	beforeAll(async () => {
		published = await publishHere();
		open.push(published.close);
		vendor = await pave.start();
		open.push(async () => await vendor.close());
		account = await vendor.openAccount();
		n8n = await startN8n({ searchPath: published.registry.searchPath });
		open.push(async () => await n8n.stop());
		await connect();
		open.push(async () => client.close());
		const browser = await openBrowser();
		open.push(browser.close);
		page = await browser.context.newPage();
		// n8n's screen counts the packages of the world.
		await page.route(/npms\.io/, async (route) => await route.abort());
		pictures = await Pictures.open();
		open.push(async () => await pictures.close());
		editor = new Editor(page, n8n.url);
		screen = new CommunityNodes(page, n8n.url);
		await editor.logIn();
	});
	afterAll(async () => {
		for (const close of open.reverse()) await close();
	});

	async function connect(): Promise<void> {
		client?.close();
		client = await N8nClient.connect(n8n);
	}

	/** A finished inspection, until the workflow has run with it. */
	async function inspect(): Promise<void> {
		const before = await client.executions(workflow.id);
		const { apiKey } = account;
		const { sessionKey } = await vendor.simulator.createSession({ apiKey });
		const event = pave.events.main;
		const sent = await vendor.simulator.sendEvent({ apiKey, event, sessionKey });
		expect(sent.map(({ status }) => status)).toEqual([200]);
		const executions = await client.waitForExecutions(workflow.id, before.length + 1);
		const [execution] = executions.slice(-1);
		expect(execution).toMatchObject({ status: 'success' });
		expect(execution.items('After')).toEqual([
			expect.objectContaining({ event, session_key: sessionKey }),
		]);
	}

	test('an older version: its nodes are in the node panel, and a workflow with them runs', async () => {
		const { name, version } = published.older;
		await screen.open();
		await screen.askFor(`${name}@${version}`);
		await screen.install();
		expect(await screen.packages.allInnerTexts()).toEqual([
			expect.stringMatching(new RegExp(`${name}[^]*4 nodes[^]*v${version}`)),
		]);

		await editor.newWorkflow();
		await editor.searchNode('inspection');
		await editor.entry('PAVE').click();
		await editor.entry('On session complete').click();
		await editor.panel.getByText('Session Complete').first().waitFor();
		await editor.closeNode();
		workflow = await createTriggerWorkflow(client, n8n.url, { vendor: pave, account });
		expect((await client.publish(workflow.id)).status).toBe('published');
		await inspect();
	});

	test('Update brings the newer one: the published workflow goes on, and its credential is there', async () => {
		await screen.open();
		await screen.bringUpToDate();
		await waitFor('the newer version', async () =>
			(await screen.packages.innerText()).includes(`v${published.newest.version}`),
		);
		await inspect();
		await editor.openWorkflow(workflow.id);
		await editor.openNode(workflow.nodeName);
		await waitFor(
			'the credential to be chosen',
			async () => await editor.chooseCredential('PAVE account'),
		);
	});

	test('up to date, but nodes are missing: uninstalled and installed again, all is as before', async () => {
		const { name } = published.newest;
		// What an interrupted update leaves behind: n8n's list says one thing, its folder another.
		const manifest = path.join(n8n.userFolder, '.n8n/nodes/node_modules', name, 'package.json');
		const content = JSON.parse(await readFile(manifest, 'utf8')) as { n8n: { nodes: string[] } };
		content.n8n.nodes = content.n8n.nodes.filter((file) => file.endsWith('/PaveTrigger.node.js'));
		await writeFile(manifest, JSON.stringify(content));
		await n8n.restart();
		await connect();
		expect(await typesOf(client, name)).toEqual([`${name}.paveTrigger`]);
		await screen.open();
		expect(await screen.update.count()).toBe(0);

		await screen.uninstall();
		expect(await typesOf(client, name)).toEqual([]);
		await screen.open();
		await screen.askFor(name);
		await pictures.shoot(page, 'community-nodes');
		await screen.install();
		expect(await screen.packages.innerText()).toContain('4 nodes');
		expect(await typesOf(client, name)).toContain(`${name}.autoGrabTrigger`);
		await n8n.restart();
		await connect();
		await inspect();
		expect((await client.unpublish(workflow.id)).errors).toEqual([]);
		expect(await account.registrations()).toEqual([]);
	});

	test('the packages of one vendor are asked for in the same way; pictures for their guides', async () => {
		for (const { packageName } of splitPackages) {
			await screen.open();
			await screen.askFor(packageName);
			await pictures.shoot(page, `${packageName}/community-nodes`);
		}
		const credentials = {
			paveApi: await client.createCredential('paveApi', 'PAVE account', { ...account.credential }),
			autoGrabApi: await client.createCredential('autoGrabApi', 'AutoGrab account', {
				apiKey: 'sec_picture',
			}),
		};
		for (const [packageName, name] of Object.entries(EXAMPLES)) {
			const example = await readWorkflow(name);
			const { id } = await client.createWorkflow(
				fitWorkflow(example, { credentials, crmUrl: 'https://crm.example.com' }),
			);
			await editor.openWorkflow(id);
			await page.getByTestId('zoom-to-fit').click();
			await pictures.shoot(page, `${packageName}/workflow`);
		}
	});
});
