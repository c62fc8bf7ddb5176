import type { Locator, Page } from 'playwright-core';

/** The console as a visitor uses it. */
export class ConsolePage {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async open(): Promise<void> {
		await this.page.goto(this.url);
		await this.page.locator('#actions details').first().waitFor();
	}

	/** Newest first. */
	get events(): Locator {
		return this.page.locator('#timeline article');
	}

	/** Clicks a button of a group, such as PAVE or Break things. */
	async press(label: string, group: string): Promise<void> {
		const place = this.page.locator('#actions details', {
			has: this.page.locator('summary', { hasText: group }),
		});
		if ((await place.getAttribute('open')) === null) await place.locator('summary').click();
		await place.getByRole('button', { name: label }).first().click();
	}

	/** Answers what the console asks: with a choice, or as it is proposed. */
	async confirm(choice?: string): Promise<void> {
		const dialog = this.page.locator('dialog[open]');
		if (choice !== undefined) await dialog.locator('select').first().selectOption(choice);
		await dialog.locator('button.main').click();
		await dialog.waitFor({ state: 'hidden' });
	}

	/** Does something for one of the accounts at PAVE. */
	async play(label: string, account: string, group = 'PAVE'): Promise<void> {
		await this.press(label, group);
		await this.confirm(account);
	}

	/** Does something with an event of the timeline, such as Deliver again. */
	async again(event: Locator, label: string): Promise<void> {
		if (!(await event.locator('.more').isVisible())) await event.locator('.head').click();
		await event.getByRole('button', { name: label }).click();
	}

	/** A value that is to be entered in n8n, by its label. */
	async value(label: string): Promise<string> {
		const place = this.page.locator('#checklist dt', { hasText: new RegExp(`^${label}$`) });
		return await place.locator('xpath=following-sibling::dd[1]').locator('code').innerText();
	}
}
