import type { Locator, Page } from 'playwright-core';

import { owner } from '../sandbox';

/** n8n's editor as the person at the keyboard uses it. Selectors are those of the n8n in `sandbox/paths.ts`. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async logIn({ email, password } = owner as { email: string; password: string }): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.getByTestId('emailOrLdapLoginId').locator('input').fill(email);
		await this.page.getByTestId('password').locator('input').fill(password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL(/\/home\//);
	}

	/** Opens the form of a new credential. */
	async newCredential(displayName: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		await this.page.getByTestId('add-resource-credential').click();
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(displayName);
		await this.page.getByRole('option', { name: displayName, exact: true }).click();
		await this.page.getByTestId('new-credential-type-button').click();
	}

	/** A text field of the open node or credential, by its parameter name. */
	field(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`).locator('input, .cm-content').first();
	}

	async saveCredential(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	async searchNode(text: string): Promise<void> {
		await this.page
			.getByTestId('canvas-plus-button')
			.or(this.page.getByTestId('canvas-handle-plus-wrapper'))
			.first()
			.click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
	}

	/** An entry of the node panel. */
	entry(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}

	/** A group of the node panel's entries, such as Triggers or Actions: opens or closes at a click. */
	group(name: string): Locator {
		return this.page.getByTestId('node-creator-category-item').filter({ hasText: name });
	}

	get panel(): Locator {
		return this.page.getByTestId('ndv');
	}

	get output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-node-name="${name}"]`).first().dblclick();
		await this.panel.waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** Opens a drop-down of the open node; its entries are `options`. */
	async openList(parameter: string): Promise<void> {
		await this.field(parameter).click();
		await this.options.first().waitFor();
	}

	get options(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}

	async choose(name: string): Promise<void> {
		await this.options.filter({ hasText: name }).first().click();
	}

	/** Chooses a credential of the open node by its name. @returns whether it is chosen */
	async chooseCredential(name: string): Promise<boolean> {
		const chosen = this.panel.getByTestId('node-credentials-select').locator('input').first();
		if ((await chosen.inputValue()) === name) return true;
		await chosen.click();
		await this.options.filter({ hasText: name }).first().click();
		return false;
	}

	/** Drags a field of the input panel into a text field of the open node. */
	async drag(field: string, parameter: string): Promise<void> {
		const from = this.page.getByTestId('ndv-input-panel').getByText(field, { exact: true }).first();
		const to = this.page.getByTestId(`parameter-input-${parameter}`).first();
		await from.hover();
		await this.page.mouse.down();
		const target = await to.boundingBox();
		if (!target) throw new Error(`The field ${parameter} is not to be seen`);
		// n8n notices a drag by the way the mouse takes; each step makes it draw everything anew, up to a second each.
		await this.page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, {
			steps: 5,
		});
		await to.hover();
		await this.page.mouse.up();
	}

	/** Starts listening for a test event in the open trigger. */
	async listen(): Promise<void> {
		await this.page.getByTestId('trigger-execute-button').first().click();
		await this.page.getByTestId('trigger-listening').waitFor();
	}

	/** Runs the open node. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').first().click();
	}

	/** The address that the open trigger has in production. */
	async productionUrl(): Promise<string> {
		await this.panel.getByText('Webhook URLs').click();
		await this.panel.getByText('Production URL', { exact: true }).click();
		const address = this.panel.locator('.webhook-wrapper', { hasText: /\/webhook\// });
		return /https?:\S+/.exec(await address.innerText())?.[0] ?? '';
	}

	/** Imports a file by the menu of the open workflow. */
	async importFile(file: string): Promise<void> {
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByText('Import', { exact: true }).hover();
		const choosing = this.page.waitForEvent('filechooser');
		await this.page.getByText('From file', { exact: true }).click();
		await (await choosing).setFiles(file);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Clicks Publish, whatever comes of it. */
	async tryToPublish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
	}

	async publish(): Promise<void> {
		await this.tryToPublish();
		await this.page.getByTestId('workflow-active-version-indicator').waitFor();
	}

	async unpublish(): Promise<void> {
		await this.page.getByTestId('version-menu-button').click();
		await this.page.getByTestId('version-menu-item-unpublish').click();
		await this.page.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
		await this.page.getByTestId('workflow-active-version-indicator').waitFor({ state: 'detached' });
	}

	async openExecutions(): Promise<void> {
		await this.page.getByTestId('radio-button-executions').click();
		await this.page.getByTestId('current-executions-list').waitFor();
	}
}
