import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import {
	contentTypes,
	hostileBodies,
	hostileDeliveries,
	tokenQuery,
	type HostileDelivery,
} from '../support/hostileDeliveries';
import { stage, type Stage } from './histories/operations';
import { authenticityViolations } from './invariants';
import { outcomeOf, recordFigures } from './figures';
import { SubjectPool } from './model/subject';

const SEED = Number(process.env.SIMULATION_SEED ?? 20_260_302);
const DELIVERIES = Number(process.env.SIMULATION_DELIVERIES ?? 100_000);
/** Deliveries to one node of one world; the clock goes on between them. */
const BATCH = 500;
const AT_ONCE = 20;

const pool = new SubjectPool();
async function send({ world }: Stage, node: INode, given: HostileDelivery): Promise<void> {
	const { production } = world.n8n.urlsOf(node);
	const isPave = node.type.endsWith('paveTrigger');
	const headers: Record<string, string> = { 'content-type': given.type };
	if (isPave && given.secret !== undefined)
		headers.authorization = `${given.scheme}${given.secret}`;
	await world.post(isPave ? production : `${production}${tokenQuery(given)}`, headers, given.body);
}

async function published(vendor: 'pave' | 'autoGrab', seed: number): Promise<Stage> {
	const given = stage({ seed, pool, vendor });
	await given.world.publish('w1');
	await given.world.publish('w2');
	return given;
}

test(`${DELIVERIES} forged deliveries: nothing throws, nothing runs (seed ${SEED})`, async () => {
	let sent = 0;
	let handedOver = 0;
	for (let batch = 0; sent < DELIVERIES; batch++) {
		const given = await published(batch % 2 === 0 ? 'pave' : 'autoGrab', batch);
		const { world, a, b } = given;
		const deliveries = fc.sample(hostileDeliveries, { numRuns: BATCH, seed: SEED + batch });
		// The token of the other node of the same account is as wrong as any.
		const theirs = tokenOf(given, b);
		for (let first = 0; first < deliveries.length; first += AT_ONCE) {
			const some = deliveries.slice(first, first + AT_ONCE);
			some[0] = { ...some[0], secret: theirs, scheme: 'Bearer ' };
			const sending = some.map(async (delivery) => await send(given, a, delivery));
			await world.kernel.run(Promise.all(sending));
			sent += some.length;
		}
		await world.settle();
		handedOver += world.received.filter(({ started }) => started).length;
		expect(authenticityViolations(world)).toEqual([]);
	}
	recordFigures('hostile', {
		...outcomeOf([]),
		played: sent,
		events: 0,
		forged: handedOver,
		seed: SEED,
	});
	expect({}).not.toHaveProperty('polluted');
	expect(handedOver).toBe(0);
});

/** The token another node's registration carries. */
function tokenOf({ world }: Stage, node: INode): string {
	const { production } = world.n8n.urlsOf(node);
	const held = world.vendor.held().find(({ url }) => url.startsWith(production));
	const inUrl = held && new URL(held.url).searchParams.get('token');
	return inUrl ?? held?.headers.Authorization.replace('Bearer ', '') ?? '';
}

test('a body that breaks readers is answered also when its token is right', async () => {
	for (const vendor of ['pave', 'autoGrab'] as const) {
		const { world, a } = await published(vendor, 7);
		const { production } = world.n8n.urlsOf(a);
		const held = world.vendor.held().find(({ url }) => url.startsWith(production));
		const samples = fc.sample(fc.tuple(hostileBodies, contentTypes), { numRuns: 500, seed: SEED });
		for (const [body, type] of samples) {
			await world.kernel.run(
				world.post(held?.url ?? '', { ...held?.headers, 'content-type': type }, body),
			);
		}
		await world.settle();
		expect(world.received.filter(({ threw }) => threw !== undefined)).toEqual([]);
		expect(
			world.received.map(({ status }) => status).filter((s) => s !== 200 && s !== 400),
		).toEqual([]);
		const failed = world.n8n.runs.filter((run) => run.failed !== undefined);
		// Deeper than any stack: such an execution fails, and is seen to fail.
		expect(failed.filter((run) => !run.failed?.includes('call stack'))).toEqual([]);
	}
});
