import type { IExecuteFunctions } from 'n8n-workflow';
import { isPrivateVendor } from '../../../nodes/Pave/api';

const account = (baseUrl: string | undefined) =>
	({
		getCredentials: async () => await Promise.resolve({ baseUrl }),
	}) as unknown as IExecuteFunctions;

test.each([undefined, '', ' '])(
	'a blank Base URL is the vendor on the internet: %j',
	async (baseUrl) => {
		expect(await isPrivateVendor(account(baseUrl))).toBe(false);
	},
);

test('a Base URL in the own network is a simulator', async () => {
	expect(await isPrivateVendor(account('http://127.0.0.1:4010'))).toBe(true);
});
