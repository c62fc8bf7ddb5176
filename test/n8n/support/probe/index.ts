import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';

import { N8nClient, type RunningN8n, startN8n, waitFor } from '../../../../tools/sandbox';

/** One line of the probe's notes. */
export interface Note {
	hook: 'checkExists' | 'create' | 'delete' | 'webhook' | 'execute';
	moment: 'begins' | 'ends';
	at: number;
	node: string;
	label: string;
	mode: string;
	activation?: string;
	/** What `getWorkflow().active` said. */
	active: boolean;
	url?: string;
	/** The node's static data as n8n handed it over, or as the hook left it. */
	staticData: Record<string, unknown>;
}

/** What a hook of a node is told to do, by `<node name>.<hook>`. */
export type Orders = Record<
	string,
	{ pauseMs?: number; remember?: string; fails?: boolean; exists?: boolean }
>;

export interface ProbeWorkflow {
	id: string;
	/** By node name. */
	production: Record<string, string>;
	test: Record<string, string>;
}

/** A real n8n with the probe installed. */
export interface ProbeStage {
	n8n: RunningN8n;
	client(): N8nClient;
	/** Node names must differ between workflows: orders and notes go by them. */
	workflow(...names: string[]): Promise<ProbeWorkflow>;
	/** Adds to the orders that are there. */
	order(orders: Orders): void;
	notes(node: string, hook?: Note['hook']): Note[];
	/** The hooks of a node in the order in which they began. */
	asked(node: string): string[];
	/** Resolves when a hook of a node has begun for the n-th time. */
	begun(node: string, hook: Note['hook'], times?: number): Promise<Note>;
	restart(): Promise<void>;
	close(): Promise<void>;
}

const NAME = 'n8n-nodes-probe';

export async function openProbeStage(): Promise<ProbeStage> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-probe-'));
	writePackage(folder);
	const files = { log: path.join(folder, 'log'), orders: path.join(folder, 'orders') };
	let orders: Orders = {};
	const order = (more: Orders) => {
		orders = { ...orders, ...more };
		writeFileSync(files.orders, JSON.stringify(orders));
	};
	order({});
	const n8n = await startN8n({
		packages: [{ name: NAME, version: '1.0.0', folder }],
		env: { PROBE_LOG: files.log, PROBE_ORDERS: files.orders },
	});
	let client = await N8nClient.connect(n8n);
	const notes: ProbeStage['notes'] = (node, hook) =>
		(existsSync(files.log) ? readFileSync(files.log, 'utf8') : '')
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line) as Note)
			.filter((note) => note.node === node && (hook === undefined || note.hook === hook));
	const begins = (node: string, hook?: Note['hook']) =>
		notes(node, hook).filter(({ moment }) => moment === 'begins');
	return {
		n8n,
		client: () => client,
		order,
		notes,
		asked: (node) => begins(node).map(({ hook }) => hook),
		begun: async (node, hook, times = 1) =>
			await waitFor(`${hook} of ${node}`, () => begins(node, hook)[times - 1], {
				everyMs: 20,
				timeoutMs: 30_000,
			}),
		workflow: async (...names) => {
			const nodes = names.map((name, index) => ({
				name,
				type: `${NAME}.probeTrigger`,
				typeVersion: 1,
				position: [0, 200 * index] as [number, number],
				parameters: { label: 'first' },
				webhookId: randomUUID(),
			}));
			const { id } = await client.createWorkflow({ name: names.join(), nodes, connections: {} });
			const urls = (form: string) =>
				Object.fromEntries(
					nodes.map(({ name, webhookId }) => [name, `${n8n.url}/${form}/${webhookId}/webhook`]),
				);
			return { id, production: urls('webhook'), test: urls('webhook-test') };
		},
		restart: async () => {
			await n8n.restart();
			client.close();
			client = await N8nClient.connect(n8n);
		},
		close: async () => {
			client.close();
			await n8n.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function writePackage(folder: string): void {
	mkdirSync(path.join(folder, 'dist'), { recursive: true });
	const source = readFileSync(path.join(__dirname, 'ProbeTrigger.node.ts'), 'utf8');
	const { code } = transformSync(source, {
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	});
	writeFileSync(path.join(folder, 'dist/ProbeTrigger.node.js'), code);
	const content = {
		name: NAME,
		version: '1.0.0',
		keywords: ['n8n-community-node-package'],
		n8n: { n8nNodesApiVersion: 1, nodes: ['dist/ProbeTrigger.node.js'], credentials: [] },
	};
	writeFileSync(path.join(folder, 'package.json'), JSON.stringify(content));
}
