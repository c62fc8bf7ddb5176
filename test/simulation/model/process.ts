import type { ICredentialDataDecryptedObject, INode, INodeType } from 'n8n-workflow';
import { LostConnection, type SimAnswer, type SimRequest } from './http';
import type { Kernel, Mortal } from './kernel';
import type { Subject, SubjectClasses } from './subject';
import type { VirtualSignal } from './abort';

/** What the processes of one n8n share: its database. */
export interface SharedByProcesses {
	instanceId: string;
	/** By id. */
	credentials: Record<string, ICredentialDataDecryptedObject>;
	/** n8n's de-duplication lists, by workflow and node. */
	processed: Map<string, string[]>;
}

/**
 * The network as a process sees it. Resolves when the answer has arrived back; says before that when its first byte is
 * there, where the rest takes its time.
 */
export type Network = (request: SimRequest, begun: () => void) => Promise<SimAnswer>;

/** What the HTTP client waits for at most. */
export interface Limits {
	/** Milliseconds of silence. */
	timeout?: number;
	/** Ends the request, whatever has arrived by then. */
	signal?: VirtualSignal;
}

/** What a process does: a main everything, in queue mode only what the others leave to it. */
export type Role = 'main' | 'webhook' | 'worker';

/** One n8n process with a copy of the package loaded. Everything it waits for ends when it is killed. */
export class Process implements Mortal {
	dead = false;

	/** What its nodes logged. */
	readonly log: string[] = [];

	/** Tests that it ends at the moment. */
	testsEnding = 0;

	readonly classes: SubjectClasses;

	constructor(
		readonly role: Role,
		private readonly kernel: Kernel,
		private readonly shared: SharedByProcesses,
		private readonly network: Network,
		subject: (owner: Mortal) => Subject,
	) {
		this.classes = subject(this).classes;
	}

	classOf({ type }: INode): INodeType {
		const { PaveTrigger, AutoGrabTrigger, Pave, AutoGrab } = this.classes;
		const classes: Record<string, INodeType> = {
			paveTrigger: PaveTrigger,
			autoGrabTrigger: AutoGrabTrigger,
			pave: Pave,
			autoGrab: AutoGrab,
		};
		return classes[type.split('.')[1]];
	}

	get instanceId(): string {
		return this.shared.instanceId;
	}

	async wait(ms: number): Promise<void> {
		await this.kernel.wait(ms, this);
	}

	/** @throws LostConnection also where no answer comes within the limits */
	async send(request: SimRequest, { timeout = 300_000, signal }: Limits = {}): Promise<SimAnswer> {
		return await new Promise<SimAnswer>((resolve, reject) => {
			const late = () =>
				reject(new LostConnection('ECONNABORTED', `timeout of ${timeout}ms exceeded`));
			const stopClock = this.kernel.schedule(timeout, late, this);
			const abort = () => reject(new LostConnection('ERR_CANCELED', 'canceled'));
			signal?.addEventListener('abort', abort);
			const end = () => {
				stopClock();
				signal?.removeEventListener('abort', abort);
			};
			// To a process that is dead by then, no answer arrives.
			const unlessDead =
				<T>(settle: (value: T) => void) =>
				(value: T) => {
					if (!this.dead) settle(value);
				};
			const call = this.network(request, stopClock).finally(end);
			call.then(unlessDead(resolve), unlessDead(reject));
		});
	}

	/** @throws where nobody has it any more */
	async credential(id: string, type: string): Promise<ICredentialDataDecryptedObject> {
		await this.wait(0);
		const found = this.shared.credentials[id];
		if (!found) throw new Error(`Credential with ID "${id}" does not exist for type "${type}".`);
		return { ...found };
	}

	/** As n8n's store: the whole row is read, changed and written at every call, and not in one step. */
	async record(key: string, ids: string[], maxEntries = 1_000) {
		await this.wait(1);
		const list = [...(this.shared.processed.get(key) ?? [])];
		const isNew = ids.filter((id) => !list.includes(id));
		await this.wait(1);
		this.shared.processed.set(key, [...list, ...isNew].slice(-maxEntries));
		return { new: isNew, processed: ids.filter((id) => !isNew.includes(id)) };
	}

	async forget(key: string, ids: string[]): Promise<void> {
		await this.wait(1);
		const list = this.shared.processed.get(key) ?? [];
		this.shared.processed.set(
			key,
			list.filter((id) => !ids.includes(id)),
		);
	}
}
