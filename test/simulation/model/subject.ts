import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { virtualAbortSignal } from './abort';
import type { Kernel, Mortal } from './kernel';

/** The package's source; another checkout of it can be put through the same histories. */
export const SOURCE = process.env.SIMULATION_SOURCE ?? join(__dirname, '../../..');
const outside = createRequire(__filename);
// n8n-workflow's own module object, once for all copies: an error made in one is an error everywhere.
const workflowModule = outside('n8n-workflow') as object;

// In this realm, unlike what `node:vm` offers under jest: errors made here are instances of the same Error.
const evaluate = eval;

type Factory = (
	require: (name: string) => unknown,
	module: { exports: object },
	exports: object,
	Date: DateConstructor,
	Math: Math,
	AbortSignal: object,
) => void;

const factories = new Map<string, Factory>();

export interface SubjectClasses {
	PaveTrigger: INodeType;
	AutoGrabTrigger: INodeType;
	Pave: INodeType;
	AutoGrab: INodeType;
	credentials: Record<string, ICredentialType>;
}

/**
 * One copy of the package's source, as one n8n process has loaded it: what its modules remember ends with the process.
 * Time, pauses and chance come from the kernel of the history that is running.
 */
export class Subject {
	kernel: Kernel | undefined;

	/** The process that runs this copy right now. */
	owner: Mortal | undefined;

	readonly classes: SubjectClasses;

	private readonly modules = new Map<string, { exports: object }>();

	private readonly date: DateConstructor;

	private readonly math: Math;

	private readonly workflow: object;

	private readonly abortSignal = virtualAbortSignal(
		() => this.running,
		() => this.owner,
	);

	constructor() {
		const nowOf = () => this.kernel?.now ?? 0;
		this.date = class extends Date {
			constructor(...given: [] | [string | number | Date]) {
				super(given.length === 0 ? nowOf() : given[0]);
			}

			static override now = nowOf;
		} as DateConstructor;
		this.math = Object.create(Math, {
			random: { value: () => this.kernel?.random() ?? 0 },
		}) as Math;
		this.workflow = Object.create(workflowModule, {
			sleep: { value: async (ms: number) => await this.kernel?.wait(ms, this.owner) },
		}) as object;
		const make = <T>(file: string, name: string): T => {
			const exported = this.load(join(SOURCE, file)) as Record<string, new () => T>;
			return new exported[name]();
		};
		this.classes = {
			PaveTrigger: make('nodes/Pave/PaveTrigger.node.ts', 'PaveTrigger'),
			AutoGrabTrigger: make('nodes/AutoGrab/AutoGrabTrigger.node.ts', 'AutoGrabTrigger'),
			Pave: make('nodes/Pave/Pave.node.ts', 'Pave'),
			AutoGrab: make('nodes/AutoGrab/AutoGrab.node.ts', 'AutoGrab'),
			credentials: {
				paveApi: make('credentials/PaveApi.credentials.ts', 'PaveApi'),
				autoGrabApi: make('credentials/AutoGrabApi.credentials.ts', 'AutoGrabApi'),
			},
		};
	}

	private get running(): Kernel {
		if (!this.kernel) throw new Error('No history is running');
		return this.kernel;
	}

	private load(file: string): object {
		const known = this.modules.get(file);
		if (known) return known.exports;
		const module = { exports: {} };
		this.modules.set(file, module);
		const require = (name: string): unknown => {
			if (name.startsWith('.')) return this.load(fileOf(file, name));
			return name === 'n8n-workflow' ? this.workflow : outside(name);
		};
		try {
			const { exports } = module;
			const { date, math, abortSignal } = this;
			factoryOf(file)(require, module, exports, date, math, abortSignal);
		} catch (error) {
			this.modules.delete(file);
			throw error;
		}
		return module.exports;
	}
}

/** Copies for the processes of one history after another; a history uses webhook ids of its own. */
export class SubjectPool {
	private readonly copies: Subject[] = [];

	private used = 0;

	/** A new history begins: all processes of the one before are gone. */
	reset(): void {
		this.used = 0;
	}

	take(kernel: Kernel, owner: Mortal): Subject {
		const copy = (this.copies[this.used] ??= new Subject());
		this.used += 1;
		copy.kernel = kernel;
		copy.owner = owner;
		return copy;
	}
}

function factoryOf(file: string): Factory {
	const known = factories.get(file);
	if (known) return known;
	const { code } = transformSync(readFileSync(file, 'utf8'), {
		filename: file,
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
		sourceMaps: false,
	});
	const parameters = 'require, module, exports, Date, Math, AbortSignal';
	const factory = evaluate(
		`(function (${parameters}) {${code}\n})\n//# sourceURL=${file}`,
	) as Factory;
	factories.set(file, factory);
	return factory;
}

function fileOf(from: string, name: string): string {
	const path = join(dirname(from), name);
	const found = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
	if (found === undefined) throw new Error(`${from} requires ${name}, which is not there`);
	return found;
}
