import { type Workflow, waitFor } from '../../../tools/sandbox';
import type { Stage } from './stage';

const login = `Basic ${Buffer.from('staff:form-login').toString('base64')}`;

/**
 * Fills in the form that a published workflow starts with, as a browser does, and waits for what it answers.
 *
 * @param headers instead of the staff's login
 */
export async function submitForm(
	stage: Stage,
	{ nodes }: Pick<Workflow, 'nodes'>,
	answers: ReadonlyArray<File | string>,
	headers: Record<string, string> = { authorization: login },
): Promise<{ status: number; page: string }> {
	const form = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const body = new FormData();
	answers.forEach((answer, index) => body.append(`field-${index}`, answer));
	const address = `${stage.n8n.url}/form/${String(form?.parameters.path ?? form?.webhookId)}`;
	const response = await fetch(address, { method: 'POST', body, headers });
	const page = await response.text();
	const { formWaitingUrl } = (/^\{/.test(page) ? JSON.parse(page) : {}) as {
		formWaitingUrl?: string;
	};
	if (formWaitingUrl === undefined) return { status: response.status, page };
	// As the browser does: n8n never answers who asks for the page as long as the workflow runs.
	const progress = new URL(formWaitingUrl);
	progress.pathname += '/n8n-execution-status';
	await waitFor('the end of the form', async () => {
		const state = await (await fetch(progress, { headers })).text();
		return !['new', 'running'].includes(state.trim());
	});
	const ending = await (await fetch(formWaitingUrl, { headers })).text();
	return { status: response.status, page: ending };
}
