import { type N8nHttp, N8nRequestError } from './http';
import type { Publication, Workflow } from './types';

/**
 * Publishes a version of a workflow. n8n since 2.41 answers at once and registers the triggers afterwards;
 * before, the answer says what came of it.
 *
 * @returns what came of it if n8n said so, else nothing: ask `publicationOf`
 */
export async function activate(
	http: N8nHttp,
	{ id, versionId }: Workflow,
): Promise<Publication | undefined> {
	try {
		await http.request('POST', `/workflows/${id}/activate`, { versionId });
		return undefined;
	} catch (error) {
		if (!(error instanceof N8nRequestError) || (await laterStatus(http, id))) throw error;
		return { status: 'failed', errors: [error.message] };
	}
}

/** The state of the last publication as the editor sees it. */
export async function publicationOf(
	http: N8nHttp,
	id: string,
): Promise<Publication | 'in_progress'> {
	const later = await laterStatus(http, id);
	if (later === undefined) {
		const { active } = await http.request<Workflow>('GET', `/workflows/${id}`);
		return { status: active ? 'published' : 'not_published', errors: [] };
	}
	const { status, triggers } = later;
	if (status === 'in_progress') return status;
	return { status, errors: triggers.flatMap(({ errorMessage }) => errorMessage ?? []) };
}

interface LaterStatus {
	status: Publication['status'] | 'in_progress';
	triggers: Array<{ errorMessage: string | null }>;
}

/** Nothing on an n8n that registers triggers before it answers: it has no such address. */
async function laterStatus(http: N8nHttp, id: string): Promise<LaterStatus | undefined> {
	try {
		return await http.request('GET', `/workflows/${id}/publication-status`);
	} catch (error) {
		if (error instanceof N8nRequestError && error.status === 404) return undefined;
		throw error;
	}
}
