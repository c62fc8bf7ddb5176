import type { Locator, Page } from 'playwright-core';

/** The console as a visitor uses it. */
export class ConsolePage {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async open(): Promise<void> {
		await this.page.goto(this.url);
		await this.page.locator('#verbs details').first().waitFor();
	}

	/** Newest first. */
	get events(): Locator {
		return this.page.locator('#timeline article');
	}

	/** Clicks a button of a group; where it asks for the API key, chooses an account by its name. */
	async play(label: string, account: string, group = 'PAVE'): Promise<void> {
		const place = this.page.locator('#verbs details', {
			has: this.page.locator('summary', { hasText: group }),
		});
		if ((await place.getAttribute('open')) === null) await place.locator('summary').click();
		await place.getByRole('button', { name: label }).first().click();
		const dialog = this.page.locator('dialog[open]');
		await dialog.locator('select').first().selectOption(account);
		await dialog.locator('button.main').click();
		await dialog.waitFor({ state: 'hidden' });
	}
}
