import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, IWebhookResponseData, NodeOutput } from 'n8n-workflow';

import { sessionComplete } from '../../nodes/Pave/events/sessionComplete';
import { validateBody } from '../../nodes/shared/events/validate';
import { startPaveSimulator } from '../../simulator/pave';
import { createN8nHarness } from '../support/n8nContext';
import { builtNode } from './built';
import { remembering } from './remember';
import type { Measured } from './report';

const ROUNDS = 7;
const BYTES = 100_000;
/** In times of `JSON.parse`; a gate allows as much again. */
export const PROCESSING = 1.6;

/** What n8n calls on the trigger for one wanted delivery. */
interface Halves {
	webhook(): Promise<IWebhookResponseData | undefined>;
	execute(): Promise<NodeOutput | undefined>;
}

/**
 * What one wanted delivery costs in our own code, and its schema check alone, each against `JSON.parse` of the same
 * bytes, in processor time: what else the machine does counts little.
 */
export async function processing(rounds = ROUNDS): Promise<Measured[]> {
	const text = largeBody();
	const body = JSON.parse(text) as IDataObject;
	const { webhook, execute } = await delivered(body);

	const ours = async () => {
		const received = await webhook();
		const outputs = await execute();
		if (!received?.workflowData || !Array.isArray(outputs) || outputs[0].length !== 1) {
			throw new Error('The event was dropped');
		}
	};
	const check = async () => {
		const problems = await validateBody(sessionComplete, body);
		if (problems.length > 0) throw new Error(problems.join('\n'));
	};
	const parse = () => JSON.parse(text) as unknown;

	const whole: number[] = [];
	const checking: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const parsing = await cpuMs(parse);
		whole.push((await cpuMs(ours)) / parsing);
		checking.push((await cpuMs(check)) / parsing);
	}
	const against = `JSON.parse of the same ${Math.round(text.length / 1000)} kB; n8n's own share left out`;
	return [
		{
			what: 'Receiving and processing a Session Complete',
			samples: whole,
			unit: '×',
			budget: { atMost: PROCESSING },
			against,
		},
		{
			what: 'Its schema check',
			samples: checking,
			unit: '×',
			budget: { atMost: 0.1 },
			against,
		},
	];
}

/** Processor time of one run, in milliseconds; they take turns of a tenth of a second. */
async function cpuMs(work: () => unknown): Promise<number> {
	for (let times = 4; ; times *= 2) {
		const start = process.cpuUsage();
		for (let run = 0; run < times; run++) await work();
		const { user, system } = process.cpuUsage(start);
		if (user + system > 100_000) return (user + system) / 1000 / times;
	}
}

/** A recorded SESSION:COMPLETE with its photos and damages repeated until it has the size. */
function largeBody(): string {
	const file = path.join(__dirname, '../fixtures/pave/webhook-session-complete.json');
	const body = JSON.parse(readFileSync(file, 'utf8')) as {
		session: { photos: unknown[]; inspection: { detected_damages: unknown[] } };
	};
	const { photos, inspection } = body.session;
	const more = { photos: [...photos], damages: [...inspection.detected_damages] };
	let text = JSON.stringify(body);
	while (text.length < BYTES) {
		photos.push(...structuredClone(more.photos));
		inspection.detected_damages.push(...structuredClone(more.damages));
		text = JSON.stringify(body);
	}
	return text;
}

/** Delivers the body once through a registered trigger, and answers how to do the same again. */
async function delivered(body: IDataObject): Promise<Halves> {
	const node = new (builtNode('Pave', 'PaveTrigger'))();
	const { webhook, execute } = node;
	const halves: Partial<Halves> = {};
	node.webhook = async function () {
		const context = remembering(this);
		halves.webhook = async () => await webhook?.call(context);
		return (await halves.webhook()) ?? {};
	};
	node.execute = async function () {
		const context = remembering(this);
		halves.execute = async () => await execute?.call(context);
		return (await halves.execute()) ?? null;
	};
	const simulator = await startPaveSimulator();
	const harness = createN8nHarness({ credentials: { paveApi: { ...simulator.credential } } });
	try {
		await harness.listen();
		// The same body over and over would be a repeat; what recognising those costs is measured on its own.
		const parameters = { events: ['SESSION:COMPLETE'], options: { deduplicate: false } };
		const placement = { staticData: {} };
		await harness.hooks(node, parameters, placement).activate();
		const listening = await harness.serve(node, parameters, placement);
		await simulator.deliver({ event: 'SESSION:COMPLETE', body });
		await listening.settled();
	} finally {
		await harness.close();
		await simulator.close();
	}
	if (!halves.webhook || !halves.execute) throw new Error('The delivery started no execution');
	return { webhook: halves.webhook, execute: halves.execute };
}
