import { randomUUID } from 'node:crypto';

import { N8nHistory } from './history';
import { N8nHttp } from './http';
import { activate, publicationOf } from './publication';
import { type PushConnection, openPush } from './push';
import type { RunningN8n } from './start';
import type { Execution, Publication, Workflow, WorkflowInput, WorkflowNode } from './types';
import { waitFor } from './wait';

/**
 * The sandbox's owner: a login for a machine-local, throw-away n8n. `N8N_SANDBOX_EMAIL` and `N8N_SANDBOX_PASSWORD` are
 * for one that somebody else has set up.
 */
export const owner = {
	email: process.env.N8N_SANDBOX_EMAIL ?? 'demo@example.com',
	password: process.env.N8N_SANDBOX_PASSWORD ?? 'Inspection-1',
	firstName: 'Dana',
	lastName: 'Dealer',
};

/** A trigger that listens for one test event, as after a click on "Execute workflow" in the editor. */
export interface TestListening {
	/** The execution that the test event started, when it has ended. */
	execution(timeoutMs?: number): Promise<Execution>;
	/** Whether n8n has stopped listening (an event arrived, or it was cancelled, or time ran out). */
	stopped(): boolean;
	cancel(): Promise<void>;
}

/** Does through n8n's own API what a user does in the editor. */
export class N8nClient extends N8nHistory {
	private push: PushConnection | undefined;

	private constructor(
		http: N8nHttp,
		private readonly n8n: Pick<RunningN8n, 'logs'>,
	) {
		super(http);
	}

	/**
	 * Logs in to a running n8n; on a new one, creates the owner first.
	 *
	 * @throws when n8n has not loaded one of the packages it was started with
	 */
	static async connect(n8n: Pick<RunningN8n, 'url' | 'logs' | 'packageNames'>): Promise<N8nClient> {
		const http = new N8nHttp(n8n.url);
		const settings = await http.request<{
			userManagement: { showSetupOnFirstLoad?: boolean };
		}>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await http.request('POST', '/owner/setup', owner);
		} else {
			await http.request('POST', '/login', {
				emailOrLdapLoginId: owner.email,
				password: owner.password,
			});
		}
		const client = new N8nClient(http, n8n);
		await client.assertLoaded(n8n.packageNames);
		return client;
	}

	/** n8n starts happily without a package it cannot load, and only logs why. */
	private async assertLoaded(packageNames: readonly string[]): Promise<void> {
		if (packageNames.length === 0) return;
		const types = await this.nodeTypes();
		for (const name of packageNames) {
			if (types.some((type) => type.name.startsWith(`${name}.`))) continue;
			const log = this.n8n.logs().trim().split('\n').slice(-30).join('\n');
			throw new Error(`n8n did not load ${name}. The end of its log:\n${log}`);
		}
	}

	/** Closes the push connection, if one was opened. */
	close(): void {
		this.push?.close();
		this.push = undefined;
	}

	/** Creates a workflow, giving nodes the ids the editor would. */
	async createWorkflow(workflow: WorkflowInput): Promise<Workflow> {
		return await this.http.request('POST', '/workflows', {
			active: false,
			settings: { executionOrder: 'v1' },
			...workflow,
			nodes: workflow.nodes.map((node) => ({ ...node, id: node.id ?? randomUUID() })),
		});
	}

	async getWorkflow(id: string): Promise<Workflow> {
		return await this.http.request('GET', `/workflows/${id}`);
	}

	/** Saves changes to the draft; what is published stays as it is until `publish`. */
	async updateWorkflow(id: string, changes: Partial<WorkflowInput>): Promise<Workflow> {
		const current = await this.getWorkflow(id);
		const { name, nodes, connections, settings } = { ...current, ...changes };
		return await this.http.request('PATCH', `/workflows/${id}`, {
			name,
			nodes,
			connections,
			settings,
		});
	}

	/** Changes one node of the draft. */
	async updateNode(
		id: string,
		nodeName: string,
		change: (node: WorkflowNode) => WorkflowNode,
	): Promise<Workflow> {
		const { nodes } = await this.getWorkflow(id);
		return await this.updateWorkflow(id, {
			nodes: nodes.map((node) => (node.name === nodeName ? change(node) : node)),
		});
	}

	/**
	 * Publishes the saved draft and waits until n8n has run (and perhaps retried) the triggers' registration.
	 *
	 * @param timeoutMs n8n tries five times over 15 s before it reports a registration as failed
	 */
	async publish(id: string, timeoutMs = 60_000): Promise<Publication> {
		const refused = await activate(this.http, await this.getWorkflow(id));
		return refused ?? (await this.settled(id, timeoutMs));
	}

	/** Unpublishes; `errors` are what n8n logged about triggers it could not remove (the editor shows nothing). */
	async unpublish(id: string, timeoutMs = 60_000): Promise<Publication> {
		const before = this.n8n.logs().length;
		await this.http.request('POST', `/workflows/${id}/deactivate`, {});
		const publication = await this.settled(id, timeoutMs);
		const failures = this.n8n
			.logs()
			.slice(before)
			.match(
				/(External webhook deregistration failed for: |Could not remove webhooks of workflow ).*/g,
			);
		return { ...publication, errors: [...publication.errors, ...(failures ?? [])] };
	}

	/** The state of the last publication as the editor sees it. */
	async publication(id: string): Promise<Publication | 'in_progress'> {
		return await publicationOf(this.http, id);
	}

	private async settled(id: string, timeoutMs: number): Promise<Publication> {
		return await waitFor(
			'the publication to end',
			async () => {
				const state = await this.publication(id);
				return state === 'in_progress' ? undefined : state;
			},
			{ timeoutMs },
		);
	}

	/**
	 * Starts test listening on a trigger of the saved draft.
	 *
	 * @throws {N8nRequestError} with the text the editor shows when the trigger cannot be registered
	 */
	async listen(id: string, triggerName: string): Promise<TestListening> {
		this.push ??= await openPush(this.http);
		const { ref, messages } = this.push;
		const seen = messages().length;
		const mine = (type: string) =>
			messages()
				.slice(seen)
				.find((message) => message.type === type && message.data.workflowId === id);
		const answer = await this.run(id, triggerName, ref);
		if (!('waitingForWebhook' in answer)) {
			throw new Error(`"${triggerName}" started at once instead of listening`);
		}
		return {
			execution: async (timeoutMs = 20_000) => {
				const message = await waitFor('the test event', () => mine('testWebhookReceived'), {
					timeoutMs,
				});
				return await this.ended(String(message.data.executionId), timeoutMs);
			},
			stopped: () =>
				mine('testWebhookDeleted') !== undefined || mine('testWebhookReceived') !== undefined,
			cancel: async () => {
				await this.http.request('DELETE', `/test-webhook/${id}`);
			},
		};
	}

	/** Runs the saved draft by hand from a trigger that needs no event (Manual Trigger, Schedule) to its end. */
	async execute(id: string, triggerName: string, timeoutMs = 60_000): Promise<Execution> {
		return await this.ended(await this.startByHand(id, triggerName), timeoutMs);
	}

	/** Begins to run the saved draft by hand from a trigger that needs no event, or has pinned data; the execution's id. */
	async startByHand(id: string, triggerName: string): Promise<string> {
		const answer = await this.run(id, triggerName);
		if (!('executionId' in answer)) throw new Error(`"${triggerName}" waits for an event`);
		return answer.executionId;
	}

	private async run(
		id: string,
		name: string,
		pushRef?: string,
	): Promise<{ waitingForWebhook: true } | { executionId: string }> {
		return await this.http.request(
			'POST',
			`/workflows/${id}/run`,
			// n8n before 2.20 runs the workflow that is sent along, as the editor shows it.
			{ triggerToStartFrom: { name }, workflowData: await this.getWorkflow(id) },
			pushRef ? { 'push-ref': pushRef } : {},
		);
	}
}
