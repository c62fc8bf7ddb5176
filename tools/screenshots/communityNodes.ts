import type { Locator, Page } from 'playwright-core';

/** Settings > Community nodes, as the owner of an n8n uses it. Selectors are those of the n8n in `sandbox/paths.ts`. */
export class CommunityNodes {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	async open(): Promise<void> {
		await this.page.goto(`${this.url}/settings/community-nodes`);
		await this.page.getByTestId('empty-state').or(this.packages).first().waitFor();
	}

	/** One entry per installed package: name, nodes, version. */
	get packages(): Locator {
		return this.page.getByTestId('community-package-card').filter({ hasText: 'v' });
	}

	/** The button that an entry has if npm has a newer version. */
	get update(): Locator {
		return this.packages.getByRole('button', { name: 'Update' });
	}

	/** Fills in what the screen asks for. @param name of the package, with `@version` for one that is not the newest */
	async askFor(name: string): Promise<void> {
		await this.page.getByRole('button', { name: 'Install' }).first().click();
		await this.page.getByTestId('package-name-input').fill(name);
		await this.page.getByTestId('user-agreement-checkbox').click();
	}

	/** Installs what was asked for. */
	async install(): Promise<void> {
		await this.page.getByTestId('install-community-package-button').click();
		await this.said('Package installed');
	}

	async bringUpToDate(): Promise<void> {
		await this.update.click();
		await this.page.getByRole('button', { name: 'Confirm update' }).click();
		await this.said('Package updated');
	}

	async uninstall(): Promise<void> {
		await this.packages.getByTestId('action-toggle').click();
		await this.page.getByTestId('action-uninstall').click();
		await this.page.getByRole('button', { name: 'Confirm uninstall' }).click();
		await this.said('Package uninstalled');
	}

	private async said(title: string): Promise<void> {
		await this.page.getByText(title, { exact: true }).waitFor({ timeout: 180_000 });
	}
}
