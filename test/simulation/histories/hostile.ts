import fc from 'fast-check';
import {
	contentTypes,
	hostileBodies,
	hostileDeliveries,
	tokenQuery,
	type HostileDelivery,
} from '../../support/hostileDeliveries';
import { type Violation } from '../violation';
import { authenticityViolations } from '../deliveries';
import type { SubjectPool } from '../model/subject';
import type { VendorName } from './operations';
import { Stage } from './stage';

/** Deliveries to one node of one world; the clock goes on between them. */
const BATCH = 500;
const AT_ONCE = 20;

/** Deliveries that no vendor has sent: nothing throws, nothing runs. */
export async function playForged(
	vendor: VendorName,
	seed: number,
	pool: SubjectPool,
): Promise<{ played: number; violations: Violation[] }> {
	const stage = await published(vendor, seed, pool);
	const { world } = stage;
	const deliveries = fc.sample(hostileDeliveries, { numRuns: BATCH, seed });
	// The token of the other node of the same account is as wrong as any.
	const theirs = tokenOf(stage, 'w2');
	for (let first = 0; first < deliveries.length; first += AT_ONCE) {
		const some = deliveries.slice(first, first + AT_ONCE);
		some[0] = { ...some[0], secret: theirs, scheme: 'Bearer ' };
		await world.kernel.run(Promise.all(some.map(async (one) => await send(stage, one))));
	}
	await world.settle();
	return { played: deliveries.length, violations: authenticityViolations(world) };
}

/** A body that breaks readers is answered also when its token is right. */
export async function playOdd(
	vendor: VendorName,
	seed: number,
	pool: SubjectPool,
): Promise<{ played: number; violations: Violation[] }> {
	const stage = await published(vendor, seed, pool);
	const { world } = stage;
	const held = heldBy(stage, 'w1');
	const samples = fc.sample(fc.tuple(hostileBodies, contentTypes), { numRuns: BATCH, seed });
	for (const [body, type] of samples) {
		const headers = { ...held?.headers, 'content-type': type };
		await world.kernel.run(world.post(held?.url ?? '', headers, body));
	}
	await world.settle();
	const wrong = world.received.filter(
		({ status, threw }) => threw !== undefined || ![200, 400].includes(status),
	);
	// Deeper than any stack: such an execution fails, and is seen to fail.
	const failed = world.n8n.runs.filter(({ failed: why = 'call stack' }) => !/call stack/.test(why));
	const violations = [
		...wrong.map(({ status, threw = '' }) => `an odd body was answered ${status} ${threw}`),
		...failed.map(({ failed: why = '' }) => `an odd body failed: ${why}`),
	].map((what): Violation => ({ kind: 'threw', what }));
	return { played: samples.length, violations };
}

async function published(vendor: VendorName, seed: number, pool: SubjectPool): Promise<Stage> {
	const stage = new Stage({ seed, pool, vendor });
	await stage.world.publish('w1');
	await stage.world.publish('w2');
	return stage;
}

async function send(stage: Stage, given: HostileDelivery): Promise<void> {
	const { world, isPave } = stage;
	const { production } = world.n8n.urlsOf(stage.node());
	const headers: Record<string, string> = { 'content-type': given.type };
	if (isPave && given.secret !== undefined)
		headers.authorization = `${given.scheme}${given.secret}`;
	await world.post(isPave ? production : `${production}${tokenQuery(given)}`, headers, given.body);
}

function heldBy(stage: Stage, workflowId: string) {
	const { world } = stage;
	const { production } = world.n8n.urlsOf(stage.node(workflowId));
	return world.vendor.held().find(({ url }) => url.startsWith(production));
}

/** The token another node's registration carries. */
function tokenOf(stage: Stage, workflowId: string): string {
	const held = heldBy(stage, workflowId);
	const inUrl = held && new URL(held.url).searchParams.get('token');
	return inUrl ?? held?.headers.Authorization.replace('Bearer ', '') ?? '';
}
